"""What words weigh together: learned from sentences, and heard where no cue stands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from approach import audit, classifier, wording
from approach import content as library
from approach.classifier import Classifier
from approach.plain import Draft, Speech
from approach.reading import ContentError, rows

LANGUAGES = library.languages()
PHRASES = ["red", "red rose", "blue", "rose"]


@pytest.fixture
def small() -> Classifier:
    """Return one that takes "red rose" for love and "blue" for sad."""
    weights = [[10, 0], [100, 0], [0, 100], [0, 0]]
    return Classifier(
        kinds=("love", "sad"),
        phrases={phrase: row for row, phrase in enumerate(PHRASES)},
        idf=np.ones(4, dtype=np.float32),
        weights=np.array(weights, dtype=np.int8),
        scale=np.array([0.01, 0.01], dtype=np.float32),
        bias=np.array([-0.5, -0.5], dtype=np.float32),
        doubt=np.array([0.2, 0], dtype=np.float32),
        veto=np.array([np.inf, 0.4], dtype=np.float32),
        learned_from="",
    )


def test_phrases_that_are_there_add_up_whatever_their_number(small: Classifier) -> None:
    rose, rose_twice, day, nothing = (
        small.known(words.split())
        for words in (
            "a red rose here",
            "a red rose and a red rose",
            "a day like others",
            "red rose",
        )
    )
    assert rose == rose_twice == {0, 1, 3}
    assert day == nothing == set()
    scores = small.scores([day, rose, nothing])
    assert scores[1] == pytest.approx([(0.1 + 1) / 3**0.5 - 0.5, -0.5])
    assert (scores[[0, 2]] == -np.inf).all()


def test_the_sentence_that_says_most_is_named(small: Classifier) -> None:
    day = ["a", "day", "like", "others"]
    said = [day, ["a", "red", "rose", "here"], ["all", "is", "so", "blue"], day]
    assert set(small.hear(said).sounds) == {("love", 1, True), ("sad", 2, True)}
    assert small.hear(said[2:3]).sounds == [("sad", 0, True)]


def test_what_falls_a_little_short_is_a_doubt(small: Classifier) -> None:
    said = ["my", "red", "rose", "is", "blue"]  # 1.1 and 1 over the root of four
    assert small.hear([said]).sounds == [("love", 0, True), ("sad", 0, True)]
    less = replace(small, bias=small.bias - np.float32(0.1))
    assert less.hear([said]).sounds == [("love", 0, False)]


def test_a_sentence_speaks_against_what_it_sounds_nothing_like(
    small: Classifier,
) -> None:
    rose, blue, day = (
        words.split() for words in ("a red rose here", "so blue it is", "a day it is")
    )
    heard = small.hear([rose, day])
    assert heard.denies("sad", 0)
    assert not heard.denies("love", 0)
    assert not heard.denies("hope", 0)  # it was never learned
    assert not heard.denies("sad", 1)  # no word of it is known
    assert not small.hear([rose, blue]).denies("sad", 0)  # its neighbour says so


def test_a_sentence_stands_where_its_own_words_do() -> None:
    speech = Speech({})
    text = "Calm. «Yes» (I came home) and... ¿why not? !!! ¡Ay, no!"
    places = [place for _, place in Draft(text, speech.said(text)).sentences()]
    said = [text[start:end] for start, end in places]
    assert said == ["Calm", "Yes» (I came home) and... ¿why not", "Ay, no"]


def test_a_few_words_say_too_little(small: Classifier) -> None:
    assert not small.hear([]).sounds
    assert not small.hear([["so", "blue", "!"]]).sounds


def test_what_was_learned_is_kept_whole(tmp_path: Path, small: Classifier) -> None:
    classifier.save(classifier.weights(tmp_path, "xx"), small)
    again = classifier.load(tmp_path, "xx")
    assert again is not None
    assert (again.kinds, again.phrases) == (small.kinds, small.phrases)
    assert again.scores([{0, 2}]) == pytest.approx(small.scores([{0, 2}]))
    assert classifier.load(tmp_path, "yy") is None


@pytest.mark.parametrize("broken", [b"", b"text", b"PK\x03\x04"])
def test_a_broken_file_is_named(tmp_path: Path, broken: bytes) -> None:
    path = classifier.weights(tmp_path, "xx")
    path.parent.mkdir()
    path.write_bytes(broken)
    with pytest.raises(ContentError, match=r"xx\.npz.*bench\.learn"):
        classifier.load(tmp_path, "xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_knows_kinds_that_have_words_of_their_own(language: str) -> None:
    content = library.load(language=language)
    known = wording.rules_of(content.words).kinds
    assert content.classifier is not None
    for kind in content.classifier.kinds:
        assert known[kind].group != "praise"


def told(language: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the sentences that a language is learned from, each with its place."""
    return rows(classifier.examples(library.DATA, language), classifier.COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_have_labels_that_exist(language: str) -> None:
    known = wording.rules_of(library.load(language=language).words).kinds
    for place, row in told(language):
        assert row["text"], place
        assert set(row["labels"].split()) <= set(known), place


def test_a_changed_sentence_asks_to_be_learned_from(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(library.DATA, tmp_path / "data"))
    with classifier.examples(folder, "en").open("a", encoding="utf-8") as file:
        file.write("A sentence nobody learned from.,\n")
    with pytest.raises(ContentError, match=r"examples/en\.csv.*bench\.learn"):
        audit.audit(folder)


def test_lines_that_end_otherwise_change_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_bytes(b"text,labels\nA.,\n")
    other.write_bytes(b"\xef\xbb\xbftext,labels\r\nA.,\r\n")
    assert classifier.digest(one) == classifier.digest(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_cue_names_is_marked_as_a_sentence(language: str) -> None:
    content = library.load(language=language)
    cues_alone = replace(content, classifier=None)
    texts = (
        row["text"]
        for _, row in told(language)
        if row["labels"] == "fear" and row["text"].count(".") == 1
    )
    said = next(text for text in texts if not wording.check(text, cues_alone))
    around = f"Hola. {said} Hola."
    fear = next(f for f in wording.check(around, content) if f.kind == "fear")
    assert around[fear.start : fear.end] == said.rstrip(".")

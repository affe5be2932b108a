"""How a cue is read: which words it stands for, and where what it finds ends."""

import time

import pytest

from approach.cues import Look, Reader, Search
from approach.plain import Draft, Speech

SPELLING = {"do not": ["don't", "dont"], "you": ["u"]}
LISTS = {"them": ["you", "my (old)? friend"], "bad": ["mean", "mean spirited"]}


def found(cues: list[str], text: str) -> list[str]:
    speech = Speech(SPELLING)
    reader = Reader(speech)
    for name, ways in LISTS.items():
        reader.add(name, ways)
    search = Search([("", reader.read(cue)) for cue in cues])
    speech.settle()
    places = Look(search, Draft(text, speech.said(text))).places([""])
    return [text[start:end] for start, end in places.get("", [])]


@pytest.mark.parametrize(
    ("cue", "text", "says"),
    [
        ("you do not care", "U DON’T caaare, do you?", ["U DON’T caaare"]),
        ("you never", "You, never. You. Never.", ["You, never"]),
        ("(you|she) (are|is (so)?) late", "She is so late", ["She is so late"]),
        ("(really)? mean it", "I really mean it", ["really mean it", "mean it"]),
        (
            "<them> left",
            "You left my old friend left",
            ["You left", "my old friend left"],
        ),
        ("shout* at", "Shouting at, shouts at, shot at", ["Shouting at", "shouts at"]),
        ("*s mad", "his mad sis mad mad", ["his mad", "sis mad"]),
        ("he * she", "he a b c she", ["he a b c she"]),
        ("he * she", "he a b c d she", []),
        ("he ... she", "he a b, c d she she", ["he a b, c d she"]),
        ("he ... she", "he a. She", []),
        ("^ stop it", "Stop it, stop it and stop it", ["Stop it", "stop it"]),
        ("go .", "go now, go, go!", ["go"]),
        ("go ,", "go now, go, go", ["go", "go"]),
        ("go ?", "go, go?", ["go"]),
        ("stop (it|.)", "Stop! Stop it. Stop now", ["Stop", "Stop it"]),
    ],
)
def test_a_cue_stands_for_what_its_head_explains(
    cue: str, text: str, says: list[str]
) -> None:
    assert found([cue], text) == says


@pytest.mark.parametrize(
    ("cues", "says"),
    [
        (["so (mean|mean and cold)"], "so mean"),
        (["so (mean and cold|mean)"], "so mean and cold"),
        (["so mean (and cold)?"], "so mean and cold"),
        (["so * (and|cold)"], "so mean and"),
        (["so <bad>", "so mean and"], "so mean"),
        (["so mean and", "so <bad>"], "so mean and"),
    ],
)
def test_of_several_ends_the_first_way_counts(cues: list[str], says: str) -> None:
    assert found(cues, "You are so mean and cold") == [says]


def test_words_left_out_stand_in_the_way() -> None:
    speech = Speech({})
    search = Search([("", Reader(speech).read("you ... left"))])
    text = 'you "said this" left'
    for without, count in (((), 1), ([(4, 15)], 0)):
        places = Look(search, Draft(text, speech.said(text), without)).places([""])
        assert len(places.get("", [])) == count


@pytest.mark.parametrize(
    "cue", ["a (b", "a b)", "(a)?", "*", "^ ,", "a & b", "a ,? b", "*a*"]
)
def test_what_cannot_be_read_is_named(cue: str) -> None:
    with pytest.raises(ValueError):
        Reader(Speech({})).read(cue)


def test_every_letter_there_is_can_be_told() -> None:
    letters = [chr(n) for n in range(0x110000) if chr(n).isalnum()]
    said = Speech({}).said(" ".join(letters))
    assert all(one.tokens for one in said)
    assert found(["you (.|,|?)"], " ".join(f"you {letter}" for letter in letters)) == []


@pytest.mark.parametrize("piece", ["\n", "you ", "you, ", "- ", "... ", "¿", '"'])
def test_a_long_text_takes_no_more_than_its_share(piece: str) -> None:
    start = time.perf_counter()
    found(["you ... you ... (never|you) * left", "*u you"], piece * 25_000)
    assert time.perf_counter() - start < 4


def test_nothing_of_a_text_is_kept() -> None:
    speech = Speech(SPELLING)
    search = Search([("", Reader(speech).read("you never* listen"))])
    speech.settle()

    def state() -> str:
        return repr([vars(speech), vars(search)])

    before = state()
    text = "You neverever listen to Xanthippe"
    assert Look(search, Draft(text, speech.said(text))).places([""])
    assert state() == before

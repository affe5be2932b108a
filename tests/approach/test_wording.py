"""The check of one's own words: it catches, it spares, and it never presses."""

import csv
import unicodedata
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from approach import content as library
from approach.classifier import COLUMNS, Classifier, examples
from approach.model import Content
from approach.reading import ContentError, rows
from approach.text import Words, merged
from approach.wording import Finding, check

FOLDER = Path(__file__).parent.parent / "wording"
LANGUAGES = library.languages()
PRAISE = {"own_part", "example", "wish", "thanks", "choice", "accepts_no"}
DANGER = {"fear", "self_harm", "threat"}
# two English sentences of bargaining are not heard yet
HEARD = {"en": DANGER, "es": DANGER | {"bargaining"}}


class Bar(NamedTuple):
    """What was reached, rounded down, of 1.

    `agreed` is F1 of all that is to be found; `heard` is the share of danger that is
    heard, `alarmed` the share of harmless texts in which it is heard and is not there;
    `offered` and `doubted` are the same with the doubts.
    """

    agreed: float
    heard: float
    alarmed: float
    offered: float
    doubted: float


# `known` were read while rules were written, and are learned from. Nothing was made
# from the others, so learn from other sentences: `plain` (by two hands) are what a
# reader of the table of kinds would write, `natural` what people might send, `unseen`
# (by two hands) is mostly not in the phrases that textbooks name.
KNOWN, PLAIN, NATURAL, UNSEEN = "known", "plain", "natural", "unseen"
BARS = {
    ("en", KNOWN): Bar(0.97, 1.0, 0.0, 1.0, 0.04),
    ("en", PLAIN): Bar(0.91, 0.95, 0.02, 0.97, 0.12),
    ("en", NATURAL): Bar(0.81, 0.69, 0.02, 0.91, 0.2),
    ("en", UNSEEN): Bar(0.83, 0.91, 0.02, 0.96, 0.2),
    ("es", KNOWN): Bar(0.99, 1.0, 0.0, 1.0, 0.01),
    ("es", PLAIN): Bar(0.92, 0.95, 0.01, 0.98, 0.09),
    ("es", NATURAL): Bar(0.68, 0.61, 0.06, 0.82, 0.2),
}


class Labelled(NamedTuple):
    """A sentence, its language, and what people found in it."""

    language: str
    text: str
    labels: set[str]

    def __str__(self) -> str:
        return f"{self.language}-{self.text[:40]}"


def labelled(language: str, name: str) -> list[Labelled]:
    with (FOLDER / language / f"{name}.csv").open(encoding="utf-8") as file:
        return [
            Labelled(language, r["text"], set(r["labels"].split()))
            for r in csv.DictReader(file)
        ]


EVERY = [s for language in LANGUAGES for s in labelled(language, KNOWN)]


@pytest.fixture(scope="module")
def spoken() -> dict[str, Content]:
    """Return the content of every language."""
    return {language: library.load(language=language) for language in LANGUAGES}


def kinds(found: Iterable[Finding]) -> set[str]:
    return {finding.kind for finding in found if finding.group != "doubt"}


def dangers(found: Iterable[Finding]) -> set[str]:
    return {finding.kind for finding in found} & DANGER


def heard(text: str, content: Content) -> set[str]:
    return kinds(check(text, content))


def bare(text: str) -> str:
    """Return a text without accents and apostrophes, as many type it."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c) and c not in "'’")


def test_every_language_has_sentences_that_nothing_was_made_from() -> None:
    for language in LANGUAGES:
        told = rows(examples(library.DATA, language), COLUMNS)
        learned = {row["text"] for _, row in told}
        aside = [name for code, name in BARS if code == language and name != KNOWN]
        texts = {e.text for name in aside for e in labelled(language, name)}
        assert len(texts) > 600
        assert not texts & learned


def share(good: Iterable[bool]) -> float:
    """Return how many of some are good, from 0 to 1."""
    said = list(good)
    return sum(said) / len(said)


@pytest.mark.parametrize(("language", "name"), BARS)
def test_it_finds_what_people_find(
    spoken: dict[str, Content], language: str, name: str
) -> None:
    told = [
        (check(text, spoken[language]), labels - PRAISE)
        for _, text, labels in labelled(language, name)
    ]
    sure = [(kinds(found) - PRAISE, labels) for found, labels in told]
    right = sum(len(got & want) for got, want in sure)
    marked, there = (sum(map(len, side)) for side in zip(*sure, strict=True))
    reached = Bar(
        2 * right / (marked + there),
        share(bool(got & DANGER) for got, want in sure if want & DANGER),
        share(bool(got & DANGER) for got, want in sure if not want),
        share(bool(dangers(found)) for found, want in told if want & DANGER),
        share(bool(dangers(found)) for found, want in told if not want),
    )
    figures = ", ".join(
        f"{part} {figure:.3f}" for part, figure in reached._asdict().items()
    )
    print(
        f"\n{language} {name}: {right / marked:.3f} right, {right / there:.3f} found;"
        f" {figures}"
    )
    for _, text, labels in labelled(language, name):
        if labels & DANGER and not dangers(check(text, spoken[language])):
            print(f"  no help is offered: {text}")
    bar = BARS[language, name]
    assert reached.agreed >= bar.agreed
    assert reached.heard >= bar.heard
    assert reached.alarmed <= bar.alarmed
    assert reached.offered >= bar.offered
    assert reached.doubted <= bar.doubted


@pytest.mark.parametrize(
    "sentence", [e for e in EVERY if e.labels & HEARD[e.language]], ids=str
)
def test_words_of_danger_are_always_heard_and_lead_to_help(
    spoken: dict[str, Content], sentence: Labelled
) -> None:
    text = sentence.text
    for said in (text, text.upper(), bare(text), text.replace(" ", "  ")):
        found = check(said, spoken[sentence.language])
        assert found
        assert {finding.group for finding in found} == {"care"}
        assert all(finding.leads_to for finding in found)


@pytest.mark.parametrize("sentence", [e for e in EVERY if not e.labels], ids=str)
def test_harmless_words_pass(spoken: dict[str, Content], sentence: Labelled) -> None:
    assert not heard(sentence.text, spoken[sentence.language]) - PRAISE


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“You never listen and you are so selfish,” you said."),
        ("en", '"It is all your fault" is what I heard.'),
        ("en", "«Calm down», you told me."),
        ("es", "“Nunca me escuchas, eres un egoísta”, me dijiste."),
        ("es", "Me dijiste «todo es culpa tuya» y me dolió."),
        ("es", "—Cálmate —me dijiste."),
        ("es", '"No exageres" fue lo que oí.'),
    ],
)
def test_the_partners_quoted_words_get_no_tip(
    spoken: dict[str, Content], language: str, said: str
) -> None:
    assert not heard(said, spoken[language]) - PRAISE


@pytest.mark.parametrize(
    ("language", "harsh", "afraid"),
    [
        ("en", "You never listen.", "I'm scared of you when you drink."),
        ("es", "Nunca me escuchas.", "Te tengo miedo cuando bebes."),
    ],
)
def test_where_there_is_fear_there_is_no_advice_on_tone(
    spoken: dict[str, Content], language: str, harsh: str, afraid: str
) -> None:
    assert "absolute" in heard(harsh, spoken[language])
    assert heard(f"{harsh} {afraid}", spoken[language]) == {"fear"}


def test_in_doubt_help_comes_beside_the_hints_and_is_said_more_mildly(
    content: Content,
) -> None:
    quiet = Classifier(
        kinds=("fear", "absolute"),
        phrases={"evenings": 0},
        idf=np.ones(1, np.float32),
        weights=np.ones((1, 2), np.int8),
        scale=np.ones(2, np.float32),
        bias=np.array([-1.5, -1.5], np.float32),  # half a point short of both
        doubt=np.array([1, 0], np.float32),
        veto=np.full(2, np.inf, np.float32),
        learned_from="",
    )
    mine = replace(content, classifier=quiet)
    text = "You never listen. I dread the evenings at home."
    doubt, fear = check(text, mine)[::-1][0], content.words.tree("wording.kinds.fear")
    assert {f.kind: f.group for f in check(text, mine)} == {
        "absolute": "tip",
        "fear": "doubt",
    }
    assert text[doubt.start : doubt.end] == "I dread the evenings at home"
    assert (doubt.leads_to, doubt.why) == (fear["leads_to"], fear["doubt"])
    assert heard(f"{text} I'm scared of you.", mine) == {"fear"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_says_why_and_a_tip_says_what_instead(
    spoken: dict[str, Content], language: str
) -> None:
    for sentence in EVERY:
        if sentence.language == language:
            for finding in check(sentence.text, spoken[language]):
                assert finding.why
                assert bool(finding.instead) == (finding.group in ("care", "tip"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_the_same_kinds(
    spoken: dict[str, Content], language: str
) -> None:
    fixed = ("group", "leads_to", "when_quoted")
    told, english = (
        {
            name: [*(kind.get(key) for key in fixed), "doubt" in kind]
            for name, kind in spoken[code].words.tree("wording.kinds").items()
        }
        for code in (language, "en")
    )
    assert told == english


def test_the_rules_of_one_language_do_not_read_another(
    spoken: dict[str, Content],
) -> None:
    assert not heard("You never listen, it is your fault.", spoken["es"])
    assert not heard("Nunca me escuchas, todo es culpa tuya.", spoken["en"])
    english, spanish = (
        set(spoken[code].words.tree("wording.spelling")) for code in ("en", "es")
    )
    assert "do not" in english - spanish


@settings(max_examples=150)
@given(st.sampled_from(LANGUAGES), st.text(max_size=400))
def test_any_text_gives_places_inside_it_in_order(
    spoken: dict[str, Content], language: str, text: str
) -> None:
    found = check(text, spoken[language])
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *product(LANGUAGES, ("a", '"', "'x", "\n", "—")),
        *product(["en"], ("you ", "you never ", "I hear you, ")),
        *product(["es"], ("no ", "nunca me ", "si no vienes ", "te entiendo, ")),
    ],
)
def test_fifty_thousand_letters_are_read_to_the_end(
    spoken: dict[str, Content], language: str, piece: str
) -> None:
    text = (piece * 50_000)[:50_000]
    assert all(f.end <= len(text) for f in check(text, spoken[language]))


def test_a_rule_is_changed_in_the_data_alone(content: Content) -> None:
    words = merged({"wording": content.words.tree("wording")}, {})
    rule = {"group": "tip", "why": "Why.", "instead": "This.", "cues": ["purple cows"]}
    words["wording"] = merged(words["wording"], {"kinds": {"cows": rule}})
    mine = replace(content, words=Words(words))
    assert "cows" not in heard("Purple cows!", content)
    assert "cows" in heard("Purple cows!", mine)


@pytest.mark.parametrize("cue", ["a (b", "a & b", "a ,? b", "a* b*c*", "a <nobody>"])
def test_a_wrong_rule_is_named(content: Content, cue: str) -> None:
    rule = {"group": "tip", "why": "Why.", "instead": "This.", "cues": [cue]}
    words = merged(
        {"wording": content.words.tree("wording")},
        {"wording": {"kinds": {"bad": rule}}},
    )
    with pytest.raises(ContentError, match="bad"):
        check("a b", replace(content, words=Words(words)))

"""Every language: as whole as English, printable, and easy to add to."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from pdf.reading import text_of
from stories import STORIES

from approach import content as library
from approach import pdf
from approach.audit import audit
from approach.blocks import Plan
from approach.plan import build
from approach.scoring import rank

DAY = date(2026, 11, 23)
STORY = next(iter(STORIES.values()))
LANGUAGES = library.languages()
OTHERS = LANGUAGES[1:]

# what a check of one's own words says; its rules are each language's own
RULES = "wording"
SAID = {"why", "instead"}
# cells of lists that code reads, the same in every language
IDS = {"id", "kind", "piece", "entry", "ways", "sources"}
# names, and words that happen to be the same
NAMES = {"countries"}
SAME = {"A4", "Error: {title}", "No", "ltr"}
ENGLISH = re.compile(r"\b(the|you|your|with|they)\b", re.IGNORECASE)


def leaves(tree: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Walk a tree of words; an entry of a list goes by its number."""
    if isinstance(tree, dict | list):
        pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, below in pairs:
            yield from leaves(below, *path, str(key))
    else:
        yield path, tree


def words_of(language: str) -> dict[tuple[str, ...], Any]:
    """Return all that one language says itself, without English behind it."""
    root = library.DATA / "text" / language
    found = {}
    for path in sorted(root.rglob("*.toml")):
        file = path.relative_to(root).with_suffix("").as_posix()
        told = leaves(tomllib.loads(path.read_text("utf-8")), file)
        found |= {k: v for k, v in told if file != RULES or k[-1] in SAID}
    return found


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def fixed(path: tuple[str, ...], told: Any) -> bool:
    """Tell whether code reads this, so that no language may change it."""
    listed = any(part.isdigit() for part in path)
    return (listed and not IDS.isdisjoint(path)) or not isinstance(told, str)


def printed(plan: Plan) -> str:
    assert not pdf.unprintable(plan)
    return " ".join(text_of(pdf.render(plan)).split())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of `data/` that a language can be added to."""
    return Path(shutil.copytree(library.DATA, tmp_path / "data"))


def add(data: Path, code: str, name: str, direction: str, title: str) -> None:
    """Add a language that says only its name and what a plan is called."""
    folder = data / "text" / code
    folder.mkdir()
    own = f'name = "{name}"\ndirection = "{direction}"\n'
    (folder / "language.toml").write_text(own, "utf-8")
    (folder / "plan.toml").write_text(f'[mine]\ntitle = "{title}"\n', "utf-8")


def test_there_is_more_than_one_language_and_english_is_first() -> None:
    assert LANGUAGES[0] == "en"
    assert "es" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_english_says_and_no_more(language: str) -> None:
    assert words_of(language).keys() == words_of("en").keys()


@pytest.mark.parametrize("language", OTHERS)
def test_what_code_fills_in_or_reads_is_the_same(language: str) -> None:
    own, english = words_of(language), words_of("en")
    for path, told in english.items():
        same = (lambda cell: cell) if fixed(path, told) else placeholders
        assert same(own[path]) == same(told), path


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    english = words_of("en")
    for path, told in words_of(language).items():
        if fixed(path, told) or path[0] in NAMES or told in SAME:
            continue
        bare = re.sub(r"“[^”]*”|\{\w+\}|\W", " ", told)
        assert not ENGLISH.search(bare), (path, told)
        assert told != english[path] or not bare.strip(), (path, told)


def test_every_language_passes_the_whole_check() -> None:
    assert [content.language for content in audit()] == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_of_every_language_can_be_printed(language: str) -> None:
    content = library.load(language=language)
    first = rank(content, STORY.answers).order[0]
    text = printed(build(content, STORY.answers, country="ES", made_on=DAY))
    assert content.strategies[first].name in text
    assert content.words("plan.mine.title") in text


def test_a_folder_with_a_few_words_is_a_new_language(data: Path) -> None:
    add(data, "nl", "Nederlands", "ltr", "Mijn werkblad")
    assert set(library.languages(data)) == {*LANGUAGES, "nl"}
    assert "nl" in [content.language for content in audit(data)]
    plan = build(library.load(data, "nl"), STORY.answers, made_on=DAY)
    assert (plan.language, plan.title) == ("nl", "Mijn werkblad")
    english = build(library.load(), STORY.answers, made_on=DAY)
    assert english.subtitle in printed(plan)


def test_a_language_may_run_from_right_to_left(data: Path) -> None:
    title = "דף העבודה שלי"
    add(data, "he", "עברית", "rtl", title)
    plan = build(library.load(data, "he"), STORY.answers, made_on=DAY)
    assert plan.direction == "rtl"
    # a reader may give the letters in the order they are seen
    text = printed(plan)
    assert all(word in text or word[::-1] in text for word in title.split())

"""What `data/` promises: complete, plain to read, clear about a mistake."""

import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from approach import content as library
from approach.answers import Answers
from approach.audit import audit
from approach.content import ContentError
from approach.model import Content
from approach.plan import build
from bench import readability

PLAIN_GRADE, PLAINEST_GRADE = 7.0, 5.0  # US school years, by Flesch and Kincaid
PLAIN_EASE, PLAINEST_EASE = 70.0, 80.0  # of 100, by Fernández Huerta


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of `data/` that a test may spoil."""
    return Path(shutil.copytree(library.DATA, tmp_path / "data"))


def test_the_five_ways_are_told_in_equal_detail(content: Content) -> None:
    ways = content.strategies.values()
    assert list(content.strategies) == ["listen", "chat", "limit", "peers", "aim"]
    for part in ("helps", "backfires", "first_words"):
        assert len({len(getattr(way, part)) for way in ways}) == 1
    lengths = [len(repr(way)) for way in ways]
    assert max(lengths) < 1.35 * min(lengths)


def test_every_line_that_can_be_ticked_is_there(content: Content) -> None:
    sizes = [len(content.group(g)) for g in ("reason", "concern", "circumstance")]
    assert sizes == [17, 16, 11]


def test_every_cell_has_a_fit_a_why_and_a_basis(content: Content) -> None:
    shape = (len(content.factors), len(content.strategies))
    assert content.matrix.shape == content.basis.shape == shape
    sentences = [why for row in content.why.values() for why in row.values()]
    assert len(set(sentences)) == shape[0] * shape[1]


def test_the_five_ways_name_where_they_come_from(content: Content) -> None:
    article = content.sources["seed"]
    named = f"{article.title} {article.where}"
    assert "Well+Good" in named
    basis = " ".join(content.words.lines("sections.basis_lines"))
    assert "Tracy Ross" in basis
    assert "Erika Moreira" in basis


def test_help_lines_are_many_checked_and_not_old(content: Content) -> None:
    countries = {line.country for line in content.helplines}
    assert len(countries) >= 20
    for line in content.helplines:
        assert line.phone or line.url
        assert date.today() - line.checked_on < timedelta(days=366)


def test_a_number_beside_a_help_line_is_the_same_in_every_language() -> None:
    def digits(language: str) -> list[list[str]]:
        lines = library.load(language=language).helplines
        return [re.findall(r"[*#\d]+", line.note) for line in lines]

    assert digits("en") == digits("es")


def test_a_note_beside_a_help_line_is_told_in_words(content: Content) -> None:
    for line, spanish in zip(
        content.helplines, library.load(language="es").helplines, strict=True
    ):
        assert not re.search(r"[{};]|_", line.name + line.note)
        assert bool(line.note) == bool(spanish.note)
        assert line.note != spanish.note or not line.note


def test_no_hold_is_without_its_sentence_and_one_way_is_always_free(
    content: Content,
) -> None:
    assert all(hold.sentence for hold in content.holds)
    assert "listen" not in {hold.strategy for hold in content.holds}


@pytest.mark.parametrize("page", readability.PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_plain_and_safety_and_help_are_plainest(
    language: str, page: str
) -> None:
    found = readability.read(library.load(language=language), page)
    plainest = page in readability.PLAINEST
    if found.grade is not None:
        most = PLAINEST_GRADE if plainest else PLAIN_GRADE
        assert found.grade <= most
    else:
        assert found.huerta >= (PLAINEST_EASE if plainest else PLAIN_EASE)
    assert found.sentence <= readability.LONG


def test_every_file_of_words_is_measured_on_some_page() -> None:
    measured = {
        key.split(".")[0] for keys in readability.PAGES.values() for key in keys
    }
    files = {path.stem for path in (library.DATA / "text" / "en").glob("*.toml")}
    elsewhere = {"answers", "countries", "factors", "language", "wording"}
    assert files - measured == elsewhere


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("matrix.csv", "sides,2,3", "sides,2,3.1", "'sides'"),
        ("matrix.csv", "sides,2,3", "sides,2,9", "'sides'"),
        ("matrix.csv", "sides,2,3", "sides,2,two", "'sides'"),
        ("matrix.csv", "sides,2,3", "sdies,2,3", "'sdies'"),
        ("matrix.csv", "sides,2,3,", "sides,2,", "row 2"),
        ("matrix.csv", "factor,listen", "factor,hear", "head"),
        ("matrix.csv", "cost,1.25,1,3", "cost,1.25,1,2", "'cost'"),
        ("basis.csv", "sides,", "sides,nobody ", "'sides'"),
        ("factors.csv", "sides,reason", "sides,raeson", "row 2"),
        ("holds.csv", "private,peers", "privte,peers", "holds.toml"),
        ("settings.toml", 'not_known = "', 'not_known = "x', "not_known"),
        ("helplines.csv", "text 114", "txet 114", "'txet'"),
        ("settings.toml", "top_fit = 3", "top_fit = three", ""),
        ("text/en/why.toml", "[sides]", "[sides_]", "[sides]"),
        ("text/en/strategies.toml", "[listen]", "[lisen]", "[listen]"),
    ],
)
def test_a_mistake_is_named_by_file_and_place(
    data: Path, file: str, old: str, new: str, where: str
) -> None:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as mistake:
        library.load(data)
    assert ".csv" in str(mistake.value) or ".toml" in str(mistake.value)
    assert where in str(mistake.value)


NAMED = ["basis", "factors", "matrix", "outcomes", "sources", "strategies"]
TABLES = [*NAMED, "helplines", "holds"]


@pytest.mark.parametrize("name", TABLES)
def test_semicolons_for_commas_are_named(data: Path, name: str) -> None:
    path = data / f"{name}.csv"
    path.write_text(path.read_text("utf-8").replace(",", ";"), encoding="utf-8")
    with pytest.raises(ContentError, match=rf"^{name}\.csv: head: the columns must be"):
        library.load(data)


@pytest.mark.parametrize("name", TABLES)
def test_another_encoding_is_named(data: Path, name: str) -> None:
    path = data / f"{name}.csv"
    path.write_bytes(path.read_bytes() + "café\n".encode("windows-1252"))
    with pytest.raises(ContentError, match=rf"^{name}\.csv: line \d+: .*UTF-8"):
        library.load(data)


@pytest.mark.parametrize("name", NAMED)
def test_a_row_that_stands_twice_is_named(data: Path, name: str) -> None:
    path = data / f"{name}.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match=rf"^{name}\.csv: row \d+: .* stands twice"):
        library.load(data)


def test_sentences_in_another_encoding_are_named(data: Path) -> None:
    path = data / "examples" / "en.csv"
    path.write_bytes(path.read_bytes() + "Café.,\n".encode("windows-1252"))
    with pytest.raises(ContentError, match=r"^en\.csv: line \d+: .*UTF-8"):
        audit(data)


def test_a_folder_without_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^text: there are no words"):
        library.languages(tmp_path)


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "holds.csv").unlink()
    with pytest.raises(ContentError, match=r"holds\.csv"):
        library.load(data)


def test_the_check_can_be_run_by_hand(data: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "approach.content", str(data)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    good = run()
    assert (good.returncode, good.stdout[:3]) == (0, "ok:")
    (data / "matrix.csv").write_text("factor\n", encoding="utf-8")
    bad = run()
    assert bad.returncode == 1
    assert bad.stderr.startswith("matrix.csv")


def test_another_strategy_takes_data_alone(data: Path) -> None:
    widen(data / "matrix.csv", "0")
    widen(data / "basis.csv", "judgement")
    extend(data / "strategies.csv", "walk,false,judgement\n")
    english = data / "text" / "en"
    strategies = (english / "strategies.toml").read_text(encoding="utf-8")
    copied = strategies.split("[aim]")[1]
    extend(english / "strategies.toml", f"\n[walk]{copied}")
    why = (english / "why.toml").read_text(encoding="utf-8")
    grown = re.sub(r'(?m)^(aim = ".*")$', r'\1\nwalk = "A walk."', why)
    (english / "why.toml").write_text(grown, encoding="utf-8")

    shutil.copy(english / "worksheets" / "aim.toml", english / "worksheets/walk.toml")
    openings = (english / "openings.toml").read_text(encoding="utf-8")
    way = openings.split("[strategies.aim]")[1].split("\n[")[0]
    extend(english / "openings.toml", f"\n[strategies.walk]{way}")

    grown_content = audit(data)[0]
    plan = build(grown_content, Answers(reasons={"cost": 1}, chosen="walk"))
    assert list(grown_content.matrix.columns)[-1] == "walk"
    assert grown_content.strategies["walk"].name in plan.subtitle


def widen(path: Path, cell: str) -> None:
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},walk", *(f"{row},{cell}" for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def extend(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_another_language_takes_a_folder_and_shows_english_where_it_is_silent(
    data: Path,
) -> None:
    folder = data / "text" / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "Xx"\n', encoding="utf-8")
    (folder / "factors.toml").write_text('[sides]\nlabel = "Xyz"\n', encoding="utf-8")

    spoken = library.load(data, "xx")

    assert library.languages(data)[0] == "en"
    assert "xx" in library.languages(data)
    assert spoken.factors["sides"].label == "Xyz"
    assert spoken.factors["private"] == library.load(data).factors["private"]

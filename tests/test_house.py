"""The house rules: who may import whom, how long a file may be, where state lives."""

import ast
import re
from pathlib import Path

import pytest

from ui import way

HOUSE = Path(__file__).parent.parent
FLOORS = {"approach": 0, "ui": 1, "pages": 2, "app": 3}
CODE = sorted(
    path
    for floor in FLOORS
    for path in [*HOUSE.glob(f"{floor}/**/*.py"), *HOUSE.glob(f"{floor}.py")]
)
THOUGHT = [path for path in CODE if path.is_relative_to(HOUSE / "approach")]


def imports(path: Path) -> set[str]:
    """Return the modules a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def floor(imported: str) -> int | None:
    return FLOORS.get(imported.split(".", maxsplit=1)[0])


def module(path: Path) -> str:
    """Return what a file is called where it is imported."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


@pytest.mark.parametrize("path", THOUGHT, ids=name)
def test_the_thinking_never_imports_streamlit(path: Path) -> None:
    assert not {m for m in imports(path) if m.split(".")[0] == "streamlit"}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_imports_run_downward(path: Path) -> None:
    own = FLOORS[path.relative_to(HOUSE).parts[0].removesuffix(".py")]
    above = {m for m in imports(path) if (floor(m) or 0) > own}
    assert not above
    if own == FLOORS["pages"]:
        assert not {m for m in imports(path) if m.startswith("pages")}


def test_no_module_waits_for_itself() -> None:
    known = {module(path): imports(path) for path in CODE}
    settled: set[str] = set()
    while ready := {
        waiting
        for waiting, needed in known.items()
        if waiting not in settled and (needed & set(known)) - {waiting} <= settled
    }:
        settled |= ready
    assert settled == set(known)


def test_only_the_pdf_room_knows_fpdf2() -> None:
    users = {
        path.parent
        for path in CODE
        if "fpdf" in {m.split(".")[0] for m in imports(path)}
    }
    assert users == {HOUSE / "approach" / "pdf"}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= (60 if path.parent.name == "pages" else 300)


@pytest.mark.parametrize("path", CODE, ids=name)
def test_only_one_file_touches_the_session(path: Path) -> None:
    if path != HOUSE / "ui" / "state.py":
        assert "st.session_state" not in path.read_text(encoding="utf-8")


def test_every_page_has_its_file_and_every_file_its_page() -> None:
    files = {path.stem for path in (HOUSE / "pages").glob("*.py")}
    assert {step.name for step in way.STEPS} == files


def test_no_address_names_the_topic() -> None:
    telling = {"therapy", "couple", "partner", "safety", "abuse", "help", "reason"}
    assert not {s.path for s in way.STEPS for word in telling if word in s.path}


def test_every_test_that_the_papers_name_is_there() -> None:
    papers = [HOUSE / "README.md", *HOUSE.glob("docs/*.md")]
    told = " ".join(paper.read_text(encoding="utf-8") for paper in papers)
    tests = {
        path: path.read_text(encoding="utf-8") for path in HOUSE.glob("tests/**/*.py")
    }
    there = set(re.findall(r"def (test_\w+)", " ".join(tests.values())))
    named = set(re.findall(r"`(test_\w+)`", told))
    files = set(re.findall(r"`(tests/[\w/.]+)`", told))
    assert named
    assert named <= there
    assert not [file for file in files if not (HOUSE / file).exists()]

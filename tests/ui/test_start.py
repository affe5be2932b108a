"""How the server starts: with all as it should be, or not at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from serving import ROOT, Server

from ui import reaper, shell, wire

LONGEST = 60  # seconds for a start to end


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what is served; a test that spoils a file mends it again."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("approach", "data", "pages", "ui", ".streamlit"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "app.py", copy)
    return copy


def end_of(server: Server) -> tuple[int, list[str]]:
    """Start a server that must end by itself; return its code and what it said."""
    process = server.launch()
    try:
        code = process.wait(LONGEST)
    finally:
        server.kill()
    return code, server.log.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("file", "added", "fault"),
    [
        ("text/es/shell.toml", 'x = = "', "ContentError: text/es/shell.toml: "),
        ("text/en/worksheets/aim.toml", "x = 1", "ContentError: worksheets/aim.toml"),
        ("examples/en.csv", "No one.,", "ContentError: examples/en.csv: not learned"),
        ("factors.csv", "sides,reason,false,", "ContentError: factors.csv: row"),
    ],
)
def test_a_fault_in_the_data_ends_the_start_with_one_line(
    tmp_path: Path, copied: Path, file: str, added: str, fault: str
) -> None:
    path = copied / "data" / file
    whole = path.read_bytes()
    path.write_bytes(whole + added.encode() + b"\n")
    try:
        code, said = end_of(Server(tmp_path / "log", copied))
    finally:
        path.write_bytes(whole)

    assert code == 1
    (line,) = said
    assert line.startswith(f"the server does not start: {fault}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (shell.EXIT, "javascript:alert(1)"),
        (wire.EMBEDDERS, "https://one.org; script-src *"),
        (reaper.FORGET_AFTER, "0"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_line(
    tmp_path: Path, name: str, value: str
) -> None:
    code, said = end_of(Server(tmp_path / "log", **{name: value}))

    assert code == 1
    (line,) = said
    assert line.startswith(f"the server does not start: SettingError: {name} is ")


def test_what_the_check_reads_is_read_once() -> None:
    code = (
        "from approach import content\n"
        "read, whole = [], content.read_words\n"
        "def counted(folder, language):\n"
        "    read.append(language)\n"
        "    return whole(folder, language)\n"
        "content.read_words = counted\n"
        "from ui import server, wire\n"
        "server.check(); wire.Wire(None); server.warm_up()\n"
        "assert read == content.languages(), read"
    )
    run = [sys.executable, "-W", "ignore", "-c", code]
    subprocess.run(run, cwd=ROOT, check=True)

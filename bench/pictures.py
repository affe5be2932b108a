"""The README's pictures, taken from the running app: `python -m bench.pictures`."""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

from playwright.sync_api import sync_playwright  # noqa: E402
from serving import Server  # noqa: E402
from stories import STORIES  # noqa: E402
from visitor import Visit  # noqa: E402

from approach import content, pdf, plan  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
PAGES = {"start": "/", "reasons": "/step-2", "ranking": "/step-5", "words": "/step-7"}
PHONE = {"width": 390, "height": 844}
TOLD = STORIES["d32"].answers
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DOTS = "60"  # per inch


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as browsers:
        server = Server(Path(folder) / "log").start()
        try:
            chromium = browsers.chromium.launch(
                executable_path="/usr/bin/chromium", args=FLAGS
            )
            page = chromium.new_page(viewport=PHONE)
            visit = Visit(page, server).come_back(TOLD)
            for name, path in PAGES.items():
                visit.open(path)
                page.screenshot(path=FOLDER / f"{name}.png")
        finally:
            server.kill()
    paper()


def paper() -> None:
    """Take the first page of a plan."""
    made = plan.build(content.load(), TOLD, made_on=date(2026, 11, 23))
    command = ["pdftoppm", "-r", DOTS, "-png", "-singlefile", "-f", "1", "-"]
    done = subprocess.run(
        command, input=pdf.render(made), capture_output=True, check=True
    )
    (FOLDER / "plan.png").write_bytes(done.stdout)


if __name__ == "__main__":
    main()

"""Reading a PDF back: its text, its picture, its tags."""

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import page
from PIL import Image
from pypdf import PdfReader

from approach.blocks import Plan
from approach.pdf import bank, levels
from approach.pdf.layout import lay_out
from approach.pdf.ops import Paper, Rule, Sheet, Text
from approach.pdf.paint import plain
from approach.pdf.theme import NORMAL


def laid(plan: Plan, *, paper: Paper = "A4", large: bool = False) -> Sheet:
    return lay_out(plan, bank(), levels, paper=paper, large=large)


def held(sheet: Sheet) -> list[float]:
    """Return how full each page is in normal print, without its footer."""
    top, floor = NORMAL.top, sheet.height - NORMAL.bottom
    lowest = (
        max(op.y for op in ops if isinstance(op, Text | Rule) and op.y < floor)
        for ops in sheet.pages
    )
    return [(y - top) / (floor - top) for y in lowest]


def by_public_calls(plan: Plan) -> bytes:
    return plain(plan, laid(plan))


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def text_of(data: bytes) -> str:
    return "\n".join(sheet.extract_text() for sheet in read(data).pages)


def drawn(sheet: Sheet) -> str:
    """Return all runs, one a line, in the order they are drawn."""
    return "\n".join(
        op.text for ops in sheet.pages for op in ops if isinstance(op, Text)
    )


def faults(data: bytes) -> list[str]:
    """Return what a checker of PDF/UA-1 finds wrong."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def pictures(data: bytes, dots: int = 50) -> list[Image.Image]:
    """Return each page as a grey picture."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.pdf"
        file.write_bytes(data)
        subprocess.run(["pdftoppm", "-r", str(dots), file, file], check=True)
        found = sorted(Path(folder).glob("*.ppm"))
        return [Image.open(path).convert("L").copy() for path in found]

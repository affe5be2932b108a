# ruff: noqa: PLC0415, PLR0911 - peers are imported only here; a case a block
"""How long a PDF takes, beside reportlab and weasyprint laying out the same plan.

Run: python bench/pdf.py (needs: pip install reportlab weasyprint). All ways take
turns in one process; the table gives medians of warm renders.
"""

import hashlib
import html
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from approach import blocks, pdf
from approach.pdf.fonts import bank

ROUNDS = 21
THREADS = 40
RENDERS = 500
LONG = 50_000

SENTENCE = (
    "Say it once, in your own words, and then leave room for the other to think. "
    "A no is an answer, and it may be a no to the way of asking, not to you. "
)
ITEMS = (
    "Ask whether now is a good time.",
    "Say two sentences, then stop talking and let them think about it for a while.",
    "Say back what you heard before you add a thing of your own.",
    "Thank them for being honest.",
)


def a_part(number: int) -> tuple[blocks.Block, ...]:
    """Return one of each kind of block."""
    bar = blocks.Bar("Hear them out", 0.8, "First in 86 of 100 ways of reading")
    row = ("One way", "One hour, online or in a room near you", "40")
    link = blocks.Link("A list of names", "https://example.org", "example.org", "Free.")
    return (
        blocks.Paragraph(SENTENCE * 3),
        blocks.Chart((bar,) * 5, "Hear them out comes first."),
        blocks.Speech(SENTENCE),
        blocks.Bullets(ITEMS),
        blocks.Steps(ITEMS),
        blocks.Checklist(ITEMS),
        blocks.Entry(f"What I heard, time {number}", SENTENCE * 2),
        blocks.Entry("What I would say", "", 4),
        blocks.Table("Ways", ("Way", "What it is", "Fee"), (row,) * 8),
        blocks.Links((link,) * 4),
    )


def the_plan() -> blocks.Plan:
    """Return a plan of about eight pages."""
    sections = (
        blocks.Section(f"s{n}", f"Part {n}", a_part(n), new_page=n > 1)
        for n in range(1, 5)
    )
    return plan_of(*sections)


def plan_of(*sections: blocks.Section) -> blocks.Plan:
    """Return a plan with a cover."""
    return blocks.Plan(
        reader="mine",
        language="en-GB",
        direction="ltr",
        title="A plan for a talk",
        subtitle="For Saturday",
        made_on=date(2026, 3, 8),
        sections=sections,
        page_of="Page {page} of {pages}",
        tick="Done: {item}",
    )


def by_reportlab(plan: blocks.Plan, folder: Path) -> Callable[[], bytes]:
    """Return a way to lay the plan out with reportlab's platypus."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import (
        HRFlowable,
        PageBreak,
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
    )

    for name in ("body", "bold"):
        registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    body = ParagraphStyle("body", fontName="body", fontSize=10.5, leading=15.75)
    bold = ParagraphStyle("bold", body, fontName="bold")
    head = ParagraphStyle("head", bold, fontSize=16, leading=21, spaceBefore=25)
    said = ParagraphStyle("said", body, fontSize=13.5, leading=20, backColor="#edf3f1")
    accent = HexColor("#2f5d57")

    def rows(cells: list[list[Any]], widths: list[float] | None = None) -> Any:
        return Table(
            cells, widths, style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, accent)]
        )

    def of(part: blocks.Block) -> list[Any]:
        match part:
            case blocks.Paragraph(text=text):
                return [Paragraph(text, body)]
            case blocks.Speech(text=text):
                return [Paragraph(text, said)]
            case blocks.Bullets(items) | blocks.Steps(items) | blocks.Checklist(items):
                return [Paragraph(item, body, bulletText="•") for item in items]
            case blocks.Chart(bars=bars):
                full = 280
                return [
                    Table(
                        [[Paragraph(b.label, bold), HRFlowable(full * b.length, 9)]],
                        [150, full],
                    )
                    for b in bars
                ] + [Paragraph(b.said, body) for b in bars]
            case blocks.Entry(label=label, text=text, lines=lines):
                room = [HRFlowable("100%", spaceBefore=24) for _ in range(lines)]
                return [
                    Paragraph(label, bold),
                    *([Paragraph(text, body)] if text else room),
                ]
            case blocks.Table(head=top, rows=below):
                cells = [[Paragraph(c, bold) for c in top]]
                cells += [[Paragraph(c, body) for c in row] for row in below]
                return [rows(cells, [100, 250, 100])]
            case blocks.Links(items=items):
                return [
                    Paragraph(
                        f'{i.text} <a href="{i.url}">{i.shown}</a> {i.note}', body
                    )
                    for i in items
                ]
        return []

    def render() -> bytes:
        story: list[Any] = [Paragraph(plan.title, head), Paragraph(plan.subtitle, body)]
        for section in plan.sections:
            story += [PageBreak()] if section.new_page else []
            story.append(Paragraph(section.heading, head))
            for part in section.blocks:
                story += [*of(part), Spacer(1, 7)]
        out = BytesIO()
        SimpleDocTemplate(out, pagesize=A4, title=plan.title).build(story)
        return out.getvalue()

    return render


def by_weasyprint(plan: blocks.Plan, folder: Path) -> Callable[[], bytes]:
    """Return a way to lay the plan out with weasyprint."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{font-family: noto; src: url({(folder / name).as_uri()}.ttf);"
        f"font-weight: {weight}}}"
        for name, weight in (("body", 400), ("bold", 700))
    )
    style = CSS(
        string=faces
        + "@page {size: A4; margin: 22mm 25mm} body {font: 10.5pt/1.5 noto}"
        + ".page {break-before: page}"
        + "blockquote {background: #edf3f1; font-size: 13.5pt}"
        + "table {width: 100%; border-collapse: collapse} tr {border-bottom: 1px solid}"
        + ".bar {background: #2f5d57; height: 9pt} .room {height: 25pt;"
        + "border-bottom: 1px solid}",
        font_config=fonts,
    )

    def listed(items: tuple[str, ...], kind: str) -> str:
        return f"<{kind}>{''.join(f'<li>{html.escape(i)}' for i in items)}</{kind}>"

    def of(part: blocks.Block) -> str:
        match part:
            case blocks.Paragraph(text=text):
                return f"<p>{html.escape(text)}"
            case blocks.Speech(text=text):
                return f"<blockquote>{html.escape(text)}</blockquote>"
            case blocks.Bullets(items) | blocks.Checklist(items):
                return listed(items, "ul")
            case blocks.Steps(items):
                return listed(items, "ol")
            case blocks.Chart(bars=bars):
                return "".join(
                    f"<b>{b.label}</b><div class=bar style='width:{b.length:%}'></div>"
                    f"<p>{b.said}"
                    for b in bars
                )
            case blocks.Entry(label=label, text=text, lines=lines):
                room = "<div class=room></div>" * lines
                return f"<p><b>{label}</b>{f'<p>{text}' if text else room}"
            case blocks.Table(head=top, rows=below):
                cells = "".join(
                    f"<tr>{''.join(f'<td>{c}' for c in row)}" for row in (top, *below)
                )
                return f"<table>{cells}</table>"
            case blocks.Links(items=items):
                return "".join(
                    f"<p>{i.text} <a href='{i.url}'>{i.shown}</a> {i.note}"
                    for i in items
                )
        return ""

    def render() -> bytes:
        page = f"<title>{plan.title}</title><h1>{plan.title}</h1><p>{plan.subtitle}"
        for section in plan.sections:
            kind = "page" if section.new_page else ""
            page += f"<h2 class='{kind}'>{section.heading}</h2>"
            page += "".join(of(part) for part in section.blocks)
        made = HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts)
        return bytes(made or b"")

    return render


def seconds(way: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def medians(ways: dict[str, Callable[[], bytes]]) -> dict[str, float]:
    """Return the median of each way in milliseconds; the ways take turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            taken[name].append(seconds(way))
    return {name: 1000 * statistics.median(times) for name, times in taken.items()}


def megabytes() -> float:
    """Return the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the tables."""
    plan = the_plan()
    pdf.warm_up()
    first = 1000 * seconds(lambda: pdf.render(plan))
    for _ in range(20):
        pdf.render(plan)
    before = megabytes()
    for _ in range(RENDERS):
        pdf.render(plan)
    grown = megabytes() - before
    once = hashlib.sha256(pdf.render(plan)).digest()
    with ThreadPoolExecutor(THREADS) as pool:
        made = pool.map(lambda _: pdf.render(plan), range(THREADS))
        same = {hashlib.sha256(data).digest() for data in made} == {once}
    note = blocks.Entry("A note", (SENTENCE * LONG)[:LONG])
    long = plan_of(blocks.Section("note", "A note", (note,)))
    long_ms = 1000 * min(seconds(lambda: pdf.render(long)) for _ in range(3))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for face in (bank().body, bank().bold):
            data, _ = face.cut(codes=face.coverage, layout=True)
            (folder / f"{face.key}.ttf").write_bytes(data)
        ways: dict[str, Callable[[], bytes]] = {
            "this, untagged": lambda: pdf.render(plan, tagged=False),
            "this, tagged (PDF/UA-1)": lambda: pdf.render(plan),
            "reportlab, untagged": by_reportlab(plan, folder),
            "weasyprint, untagged": by_weasyprint(plan, folder),
        }
        sizes = {name: len(way()) for name, way in ways.items()}
        taken = medians(ways)
    report, weasy = taken["reportlab, untagged"], taken["weasyprint, untagged"]
    print("| way | warm, ms | × reportlab | × weasyprint | bytes |")
    print("|---|---|---|---|---|")
    for name, spent in taken.items():
        ratios = f"{spent / report:.2f} | {spent / weasy:.3f}"
        print(f"| {name} | {spent:.1f} | {ratios} | {sizes[name]} |")
    print()
    print("| what | |")
    print("|---|---|")
    print(f"| first render in a warm server | {first:.0f} ms |")
    print(f"| {LONG} characters | {long_ms:.0f} ms |")
    print(f"| {THREADS} threads give the same bytes | {'yes' if same else 'no'} |")
    print(f"| memory grown over {RENDERS} renders | {grown:.1f} MiB |")


if __name__ == "__main__":
    main()

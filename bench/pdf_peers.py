# ruff: noqa: PLC0415, PLR0911 - peers are imported only when asked for; a case a block
"""The plan of the PDF bench, laid out by reportlab and by weasyprint."""

import html
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from approach import blocks


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

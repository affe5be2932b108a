"""Blocks of a document as a part of the page: the twin of the PDF."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from html import escape

import streamlit as st

from approach.blocks import (
    Block,
    Bullets,
    Chart,
    Checklist,
    Entry,
    Heading,
    Link,
    Links,
    Paragraph,
    Plan,
    Section,
    Sides,
    Speech,
    Steps,
    Table,
)


def sections(shown: Iterable[Section]) -> None:
    """Show sections under second-level headings."""
    put(of_sections(shown))


def blocks(shown: Iterable[Block]) -> None:
    """Show blocks that stand under a heading of the page's own."""
    put(of_blocks(shown))


def of_sections(shown: Iterable[Section]) -> str:
    """Return sections as HTML."""
    return "".join(html_of(section) for section in shown)


def of_blocks(shown: Iterable[Block]) -> str:
    """Return blocks as HTML."""
    return "".join(html(block) for block in shown)


def put(markup: str) -> None:
    """Put markup of ours on the page, if there is any."""
    if markup:
        st.html(markup)


def html_of(section: Section) -> str:
    """Return a section with its heading."""
    inner = of_blocks(section.blocks)
    return f"<section><h2>{escape(section.heading)}</h2>{inner}</section>"


@singledispatch
def html(block: Block) -> str:
    """Return one block as HTML; every text in it is escaped."""
    raise TypeError(type(block))


@html.register
def _(block: Paragraph) -> str:
    return f'<p class="ws-{block.tone}">{escape(block.text)}</p>'


@html.register
def _(block: Heading) -> str:
    return f"<h3>{escape(block.text)}</h3>"


@html.register
def _(block: Sides) -> str:
    return (
        f'<p class="ws-strong">{escape(block.left)}</p>'
        f"<ul>{items(block.left_items)}</ul>"
        f'<p class="ws-strong">{escape(block.right)}</p>'
        f"<ul>{items(block.right_items)}</ul>"
    )


@html.register
def _(block: Bullets) -> str:
    return f"<ul>{items(block.items)}</ul>"


@html.register
def _(block: Steps) -> str:
    return f"<ol>{items(block.items)}</ol>"


@html.register
def _(block: Checklist) -> str:
    return f'<ul class="ws-ticks">{items(block.items)}</ul>'


@html.register
def _(block: Speech) -> str:
    return f'<blockquote class="ws-speech">{escape(block.text)}</blockquote>'


@html.register
def _(block: Chart) -> str:
    # a width is a class: the page forbids inline styles
    bars = "".join(
        f'<li><span class="ws-label">{escape(bar.label)}</span>'
        f'<span class="ws-track"><span class="ws-bar ws-w{round(bar.length * 100)}">'
        f'</span></span><span class="ws-said">{escape(bar.said)}</span></li>'
        for bar in block.bars
    )
    return f'<ol class="ws-chart" aria-label="{escape(block.alt)}">{bars}</ol>'


@html.register
def _(block: Table) -> str:
    # a phone shows the rows as lists; the roles keep it a table to a screen reader
    head = "".join(
        f'<th scope="col" role="columnheader">{escape(cell)}</th>'
        for cell in block.head
    )
    body = "".join(table_row(block.head, row) for row in block.rows)
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    return (
        f'<div class="ws-table"><table role="table">{caption}'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def table_row(head: Sequence[str], row: Sequence[str]) -> str:
    """Return a row; each cell knows what stands above it."""
    first, *others = row
    cells = "".join(
        f'<td role="cell" data-head="{escape(above)}">{escape(cell)}</td>'
        for above, cell in zip(head[1:], others, strict=True)
    )
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{escape(first)}</th>'
        f"{cells}</tr>"
    )


@html.register
def _(block: Links) -> str:
    lines = "".join(f"<li>{link(item)}</li>" for item in block.items)
    return f"<ul>{lines}</ul>"


@html.register
def _(block: Entry) -> str:
    return f"<dl><dt>{escape(block.label)}</dt><dd>{escape(block.text)}</dd></dl>"


def link(item: Link) -> str:
    """Return a link and, where its name does not say it, what it opens."""
    shown = "" if item.shown == item.text else item.shown
    below = ((shown, "ws-shown"), (item.note, "ws-quiet"))
    said = (
        f'<span class="{name}">{escape(text)}</span>' for text, name in below if text
    )
    return " ".join((f'<a href="{escape(item.url)}">{escape(item.text)}</a>', *said))


def items(texts: Iterable[str]) -> str:
    """Return list items."""
    return "".join(f"<li>{escape(text)}</li>" for text in texts)


def plan(heading: str, shown: Plan) -> None:
    """Show a whole document on the page, the same words as on paper.

    It is long, so that all but its beginning is folded.
    """
    st.header(heading, anchor=False)
    inner = cover(shown) + folded(shown.sections)
    st.html(f'<article class="ws-plan">{inner}</article>')


def folded(shown: Sequence[Section]) -> str:
    """Return sections under headings that open them, the first one open."""
    return "".join(
        f"<details{'' if place else ' open'}>"
        f"<summary><h2>{escape(section.heading)}</h2></summary>"
        f"{of_blocks(section.blocks)}</details>"
        for place, section in enumerate(shown)
    )


def cover(shown: Plan) -> str:
    """Return what stands above the first heading of a document."""
    title = f"<p class='ws-strong'>{escape(shown.title)}</p>"
    below = f"<p>{escape(shown.subtitle)}</p>"
    return title + below + of_blocks(shown.cover)

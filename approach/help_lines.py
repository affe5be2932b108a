"""Where to turn: the help lines of a country, and the service that offers the page."""

import re
from typing import NamedTuple

from approach.blocks import Block, Heading, Link, Links, Paragraph, Section
from approach.model import Content, HelpLine

NEEDED = ("abuse", "crisis")  # kinds of help line whose absence is said
ADDRESS = re.compile(r"https://\S+")
NUMBER = re.compile(r"(?:[+*#().\s-]*[0-9]){3,}[+*#().\s-]*")  # and no words around it


class Service(NamedTuple):
    """Who offers the worksheet to the visitor: a name, and a line to reach them.

    The line is a number or an https address to tap, or else any text, or empty.
    """

    name: str
    line: str


def help_lines(
    content: Content, country: str | None, service: Service | None = None
) -> Section:
    """List one country's lines by what they are for, and a place for all countries."""
    words = content.words
    blocks: list[Block] = []
    if service:
        blocks += [Heading(words("sections.service")), service_line(service)]
    lines = [line for line in content.helplines if line.country == country]
    if lines:
        name = words(f"countries.{country}")
        blocks.append(Paragraph(words("sections.help_lead", country=name)))
    for kind, label in words.tree("help.kinds").items():
        items = tuple(link(content, line) for line in lines if line.kind == kind)
        if items:
            blocks += [Heading(label), Links(items)]
        elif lines and kind in NEEDED:
            blocks += [Heading(label), Paragraph(words("help.none_listed"))]
    anywhere = Link(
        "findahelpline.com", "https://findahelpline.com", "findahelpline.com"
    )
    blocks += [Paragraph(words("sections.help_anywhere")), Links((anywhere,))]
    return Section("help", words("sections.help"), tuple(blocks))


def service_line(service: Service) -> Links | Paragraph:
    """Make the service's own number or address something to tap, if it is either."""
    name, line = service
    if ADDRESS.fullmatch(line):
        return Links((Link(name, line, bare(line)),))
    if NUMBER.fullmatch(line):
        return Links((Link(name, f"tel:{digits(line)}", line),))
    return Paragraph(" · ".join(part for part in service if part))


def digits(phone: str) -> str:
    """Return a number as a phone dials it; a bare # would end the address."""
    dialled = "".join(c for c in phone if c.isdigit() or c in "+*#")
    return dialled.replace("#", "%23")


def link(content: Content, line: HelpLine) -> Link:
    """Make a help line something to tap, with when it was checked."""
    words = content.words
    shown = " · ".join(part for part in (line.phone, bare(line.url)) if part)
    note = words("sections.checked", day=words.day(line.checked_on))
    return Link(
        line.name,
        f"tel:{digits(line.phone)}" if line.phone else line.url,
        shown,
        f"{line.note} {note}".strip(),
    )


def bare(url: str) -> str:
    """Return an address as people read it aloud."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")

"""Help lines by country, and what can be tapped of a service's own line."""

import re

import pytest

from approach.blocks import Heading, Paragraph, Section
from approach.help_lines import Service, help_lines, link, service_line
from approach.model import Content


def texts(section: Section) -> list[str]:
    return [b.text for b in section.blocks if isinstance(b, Paragraph)]


def headings(section: Section) -> list[str]:
    return [b.text for b in section.blocks if isinstance(b, Heading)]


def test_a_help_line_says_when_it_was_checked(content: Content) -> None:
    for line in content.helplines:
        assert content.words.day(line.checked_on) in link(content, line).note


@pytest.mark.parametrize(
    ("line", "url", "shown"),
    [
        ("*120*7867#", "tel:*120*7867%23", "*120*7867#"),
        ("+44 (20) 7946-0000", "tel:+442079460000", "+44 (20) 7946-0000"),
        ("112", "tel:112", "112"),
        ("https://www.x.org/", "https://www.x.org/", "x.org"),
    ],
)
def test_a_number_or_an_address_of_a_service_is_there_to_tap(
    line: str, url: str, shown: str
) -> None:
    (link,) = service_line(Service("Own", line)).items
    assert (link.text, link.url, link.shown) == ("Own", url, shown)


@pytest.mark.parametrize(
    "line",
    [
        "www.x.org",
        "www.x123.org",
        "http://x.org:8080",
        "http://",
        "https://",
        "help@x123.org",
        "room 12",
        "0800 1111 (24/7)",
    ],
)
def test_what_no_phone_can_dial_or_open_is_plain_text(line: str) -> None:
    assert service_line(Service("Own", line)) == Paragraph(f"Own · {line}")


def test_a_service_without_a_line_is_its_name() -> None:
    assert service_line(Service("Own", "")) == Paragraph("Own")


def test_every_number_is_a_link_that_a_phone_can_dial(content: Content) -> None:
    for line in content.helplines:
        url = link(content, line).url
        assert re.fullmatch(r"tel:\+?[*\d]+|https://\S+", url)


def test_a_kind_of_help_that_a_country_lacks_is_not_passed_over(
    content: Content,
) -> None:
    listed = {(line.country, line.kind) for line in content.helplines}
    for country in {country for country, _ in listed}:
        shown = help_lines(content, country)
        said = texts(shown)
        for kind in ("abuse", "crisis"):
            assert content.words(f"help.kinds.{kind}") in headings(shown)
        gaps = {(country, "abuse"), (country, "crisis")} - listed
        assert said.count(content.words("help.none_listed")) == len(gaps)
    nowhere = texts(help_lines(content, None))
    assert content.words("help.none_listed") not in nowhere

"""The dates of the worksheets as a calendar file that gives nothing away."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from approach.answers import Answers
from approach.model import Content
from approach.worksheets import is_day, worksheet

MAKER = "-//Worksheet//EN"


class Day(NamedTuple):
    """A day to remember; `name` is "strategy.field", `title` what it is called."""

    name: str
    title: str
    on: date


def days(content: Content, answers: Answers) -> list[Day]:
    """Return the days filled in on any worksheet, soonest first, neutrally named."""
    titles: dict[str, str] = content.words.tree("dates.titles")
    found = [
        Day(f"{s}.{f.id}", titles.get(f.id, titles["other"]), date.fromisoformat(entry))
        for s in content.strategies
        for f in worksheet(content, s).fields
        if f.kind == "date"
        and is_day(entry := answers.worksheets.get(s, {}).get(f.id, ""))
    ]
    return sorted(found, key=lambda day: (day.on, day.name))


def calendar(found: list[Day], titles: Mapping[str, str], made_on: date) -> bytes:
    """Write an iCalendar file of whole days (RFC 5545); titles are the visitor's.

    It holds a title and a day for each, and nothing else that was typed or ticked.
    """
    file = Calendar()
    file.add("prodid", MAKER)
    file.add("version", "2.0")
    for day in found:
        title = titles.get(day.name, "").strip() or day.title
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"{day.on.isoformat()} {title}")))
        event.add("dtstamp", datetime.combine(made_on, time(12), UTC))
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", title)
        event.add("transp", "TRANSPARENT")
        file.add_component(event)
    return bytes(file.to_ical())

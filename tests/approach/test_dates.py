"""The calendar file: the days and neutral titles, and not a word more."""

from datetime import date

import icalendar

from approach import dates
from approach.answers import Answers
from approach.model import Content

DAY = date(2026, 11, 23)
ANSWERS = Answers(
    reasons={"stigma": 3},
    certainty={"stigma": "said"},
    concerns={"affair": 3},
    worksheets={
        "listen": {"talk_on": "2026-12-01", "their_words": "canary in a cage"},
        "chat": {"call_on": "2026-12-05"},
        "limit": {"review_on": "soon"},
    },
)


def test_the_days_of_the_worksheets_come_in_their_order(content: Content) -> None:
    found = dates.days(content, ANSWERS)
    assert [day.on.isoformat() for day in found] == ["2026-12-01", "2026-12-05"]


def test_a_day_that_no_calendar_can_reckon_with_is_left_out(content: Content) -> None:
    sheets = {"listen": {"talk_on": "9999-12-31"}, "chat": {"call_on": "2100-12-31"}}
    found = dates.days(content, Answers(worksheets=sheets))
    assert [day.name for day in found] == ["chat.call_on"]
    assert b"DTEND;VALUE=DATE:21010101" in dates.calendar(found, {}, DAY)


def test_a_calendar_reads_them_as_whole_days(content: Content) -> None:
    found = dates.days(content, ANSWERS)
    file = icalendar.Calendar.from_ical(dates.calendar(found, {}, DAY))
    events = list(file.walk("VEVENT"))
    assert [event.decoded("dtstart") for event in events] == [day.on for day in found]
    assert [str(event["summary"]) for event in events] == [day.title for day in found]


def test_it_says_in_utc_when_it_was_made(content: Content) -> None:
    lines = dates.calendar(dates.days(content, ANSWERS), {}, DAY).decode().splitlines()
    stamps = [line for line in lines if line.startswith("DTSTAMP")]
    assert stamps == ["DTSTAMP:20261123T120000Z"] * 2


def test_nothing_of_the_worksheet_is_inside(content: Content) -> None:
    found = dates.days(content, ANSWERS)
    text = dates.calendar(found, {}, DAY).decode().lower()
    telling = {"canary", "therap", "couple", "partner", "stigma", "affair", "gentle"}
    assert not {word for word in telling if word in text}
    names = {line.split(":")[0].split(";")[0] for line in text.splitlines()}
    assert names == {
        "begin", "end", "prodid", "version", "uid", "dtstamp", "dtstart", "dtend",
        "summary", "transp",
    }  # fmt: skip


def test_a_title_of_ones_own_is_used_and_cannot_break_out(content: Content) -> None:
    found = dates.days(content, ANSWERS)
    titles = {"listen.talk_on": "Tea;\nBEGIN:VALARM", "chat.call_on": "  "}
    file = icalendar.Calendar.from_ical(dates.calendar(found, titles, DAY))
    tea, call = file.walk("VEVENT")
    assert not list(file.walk("VALARM"))
    assert str(tea["summary"]).startswith("Tea;")
    assert str(call["summary"]) == found[1].title


def test_the_same_days_make_the_same_file(content: Content) -> None:
    found = dates.days(content, ANSWERS)
    assert dates.calendar(found, {}, DAY) == dates.calendar(found, {}, DAY)

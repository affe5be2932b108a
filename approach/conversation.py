"""A first draft of what to say, in parts, and what may come back."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from approach import spoken
from approach.answers import Answers, Id, Said
from approach.model import Content, Text
from approach.reading import ContentError, Record, record
from approach.scoring import rank
from approach.worksheets import Field, shown, worksheet

OPENINGS, REPLIES = "openings.toml", "replies.toml"
GUESS: Said = "guess"
SPOKEN = {"answers_guesses", "said", "think"}
CAN_MEET = 1.0


class Part(NamedTuple):
    """One piece of the opening, in the order it is said."""

    id: str
    label: str
    text: str
    hint: str


class Reply(NamedTuple):
    """What a partner may say, and one good answer; `tip` is what to do, or empty.

    `label` is the reason it belongs to, or the moment ("They say maybe").
    """

    id: str
    label: str
    says: str
    answer: str
    tip: str


class PartWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a part is called, and how to say it."""

    label: Text
    hint: Text


class Concern(Struct, frozen=True, forbid_unknown_fields=True):
    """What is noticed, felt and wished for, for one concern."""

    notice: Text
    feel: Text
    wish: Text


class Way(Struct, frozen=True, forbid_unknown_fields=True):
    """What a strategy says; where it has no `notice` the concern speaks."""

    answers_guesses: bool
    moment: Text
    warmth: Text
    part: Text
    invitation: Text
    free_no: Text
    notice: Text | None = None
    feel: Text | None = None
    wish: Text | None = None


class Filled(Struct, frozen=True, forbid_unknown_fields=True):
    """Which worksheet entry takes the place of which piece, for which strategies.

    `entry` is "strategy.field"; `text` shows it at `{entry}`. An entry that `asks` is
    a question of the visitor's own; `after_reason` puts it behind the reason heard.
    """

    piece: Id
    entry: str
    text: Text
    ways: tuple[Id, ...] = ()
    asks: bool = False
    after_reason: bool = False


class Openings(Struct, frozen=True, forbid_unknown_fields=True):
    """`openings.toml`, read; a reason maps `said`, `think` and strategies to text."""

    full_stop: str
    line_break: str
    question: Text
    parts: dict[Id, PartWords]
    blank: dict[Id, Text]
    strategies: dict[Id, Way]
    general: Concern
    concerns: dict[Id, Concern]
    reasons: dict[Id, dict[str, str | bool]]
    filled: tuple[Filled, ...]


class Answered(Struct, frozen=True, forbid_unknown_fields=True):
    """One reply and its answer, as `replies.toml` has it."""

    says: Text
    answer: Text
    when: str = ""
    tip: str = ""


class Advice(Struct, frozen=True, forbid_unknown_fields=True):
    """A short list under a heading."""

    title: Text
    items: tuple[Text, ...]


class Replies(Struct, frozen=True, forbid_unknown_fields=True):
    """`replies.toml`, read."""

    listening: Advice
    stopping: Advice
    again: Advice
    general: dict[Id, Answered]
    reasons: dict[Id, tuple[Answered, ...]]


def opening(content: Content, answers: Answers, strategy: str) -> tuple[Part, ...]:
    """Draft what to say for a strategy, in parts in the order they are said.

    The invitation answers the one ticked reason that counts most for the strategy
    and may be spoken; a guess is never said aloud. The rest follows the weightiest
    concern and what is filled in on the worksheets. A part that the visitor wrote
    anew replaces the draft; an emptied one gets its draft back.

    Raises:
        KeyError: there is no such strategy.
    """
    openings = read(content, Openings, OPENINGS)
    pieces = draft(content, openings, answers, strategy)
    own = {part: text.strip() for part, text in answers.opening.items()}
    return tuple(
        Part(part, words.label, own.get(part) or pieces[part], words.hint)
        for part, words in openings.parts.items()
    )


def draft(
    content: Content, openings: Openings, answers: Answers, strategy: str
) -> dict[str, str]:
    """Return the pieces of the opening by id, before the visitor's own edits."""
    way = openings.strategies[strategy]
    concern = openings.concerns.get(weightiest(content, answers), openings.general)
    heard, ask = invitation(content, openings, answers, strategy)
    entries = own_entries(content, openings, answers, strategy, heard)
    pieces = {
        "moment": way.moment,
        "warmth": way.warmth,
        "notice": way.notice or concern.notice,
        "feel": way.feel or concern.feel,
        "wish": way.wish or concern.wish,
        "part": way.part,
        "invitation": f"{heard} {ask.format(**openings.blank | entries)}".strip(),
        "free_no": way.free_no,
    }
    pieces |= {piece: entries[piece] for piece in pieces if piece in entries}
    return {**pieces, "feel": f"{pieces['feel']} {pieces['wish']}"}


def weightiest(content: Content, answers: Answers) -> str:
    """Return the concern that matters most, the first asked of equals, or nothing."""
    asked = [c.id for c in content.group("concern") if c.id in answers.concerns]
    return max(asked, key=lambda concern: answers.concerns[concern], default="")


def invitation(
    content: Content, openings: Openings, answers: Answers, strategy: str
) -> tuple[str, str]:
    """Return the reason that counts most as it is heard, if spoken, and what is asked.

    Without a reason that the strategy can meet, it asks in its own words.
    """
    way, points = openings.strategies[strategy], rank(content, answers).points[strategy]
    ticked = [r.id for r in content.group("reason") if r.id in answers.reasons]
    for reason in sorted(ticked, key=lambda reason: -float(points[reason])):
        words, known = openings.reasons.get(reason, {}), answers.known_by(reason)
        if strategy not in words:
            continue
        if known != GUESS:
            return str(words[known]), str(words[strategy])
        if way.answers_guesses and words["answers_guesses"]:
            return "", str(words[strategy])
    return "", way.invitation


def own_entries(
    content: Content, openings: Openings, answers: Answers, strategy: str, heard: str
) -> dict[str, str]:
    """Return the pieces that a worksheet entry fills, put into their sentence."""
    usable = [f for f in openings.filled if not f.ways or strategy in f.ways]
    found: dict[str, str] = {}
    for filled in sorted(usable, key=lambda f: not f.entry.startswith(f"{strategy}.")):
        name, field = field_of(content, filled.entry)
        entry = shown(field, answers.worksheets.get(name, {}).get(field.id, ""))
        if entry:
            line = spoken.one_line(entry, openings.line_break)
            said = spoken.framed(filled.text, line, openings.full_stop)
            asked = spoken.question(openings.question, line) if filled.asks else said
            lead = heard if filled.after_reason else ""
            found.setdefault(filled.piece, f"{lead} {asked}".strip())
    return found


def field_of(content: Content, entry: str) -> tuple[str, Field]:
    """Return the strategy and the worksheet field that "strategy.field" names."""
    name, _, wanted = entry.partition(".")
    if name in content.strategies:
        for field in worksheet(content, name).fields:
            if field.id == wanted:
                return name, field
    raise ContentError(OPENINGS, "[[filled]]", f"no worksheet has {entry!r}")


def replies(content: Content, answers: Answers) -> tuple[Reply, ...]:
    """Return likely replies: for the ticked reasons, strongest first, then for all."""
    known = read(content, Replies, REPLIES)
    ticked = [r for r in content.group("reason") if r.id in answers.reasons]
    ticked.sort(key=lambda reason: -answers.reasons[reason.id])
    told = [
        Reply(f"{reason.id}_{n}", reason.label, reply.says, reply.answer, reply.tip)
        for reason in ticked
        for n, reply in enumerate(known.reasons.get(reason.id, ()), 1)
    ]
    told += [
        Reply(name, reply.when, reply.says, reply.answer, reply.tip)
        for name, reply in known.general.items()
    ]
    return tuple(told)


def advice(content: Content, name: str) -> Advice:
    """Return one of the lists beside the talk: `listening`, `stopping` or `again`."""
    found: Advice = getattr(read(content, Replies, REPLIES), name)
    return found


def read(content: Content, kind: type[Record], file: str) -> Record:
    """Read one file of words into its record.

    Raises:
        ContentError: the file is missing, or is not as it should be.
    """
    try:
        tree: Any = content.words.tree(file.removesuffix(".toml"))
    except KeyError:
        raise ContentError(file, "", "the file is missing") from None
    return record(kind, tree, file, "")


def check(content: Content) -> None:
    """Check that whatever a visitor ticks and chooses, there are words for it.

    Raises:
        ContentError: naming the file, the table and what is missing.
    """
    openings, known = read(content, Openings, OPENINGS), read(content, Replies, REPLIES)
    reasons = {r.id for r in content.group("reason")}
    agree(OPENINGS, "strategies", openings.strategies, set(content.strategies))
    concerns = {c.id for c in content.group("concern")}
    agree(OPENINGS, "concerns", openings.concerns, concerns)
    agree(OPENINGS, "reasons", openings.reasons, reasons)
    agree(REPLIES, "reasons", known.reasons, reasons)
    for reason, words in openings.reasons.items():
        fits = content.matrix.loc[reason]
        meeting = {s for s in content.strategies if fits[s] >= CAN_MEET}
        for name in sorted((SPOKEN | meeting) - words.keys()):
            raise ContentError(OPENINGS, f"[reasons.{reason}]", f"{name!r} is missing")
        for text in words.values():
            fill(str(text), openings.blank, f"[reasons.{reason}]")
    for strategy, way in openings.strategies.items():
        fill(way.invitation, openings.blank, f"[strategies.{strategy}]")
    fill(openings.question, {"entry": ""}, "question")
    for filled in openings.filled:
        field_of(content, filled.entry)
        fill(filled.text, {"entry": ""}, f"[[filled]] {filled.entry!r}")


def agree(file: str, place: str, found: Mapping[str, Any], wanted: set[str]) -> None:
    """Check that a table of words has exactly the ids of the house."""
    for name in sorted(wanted ^ found.keys()):
        fault = "is missing" if name in wanted else "belongs to nothing"
        raise ContentError(file, f"[{place}.{name}]", fault)


def fill(frame: str, values: Mapping[str, str], place: str) -> str:
    """Fill the named placeholders of a text, all of which must have a value."""
    try:
        return frame.format(**values)
    except (KeyError, ValueError, IndexError) as fault:
        raise ContentError(OPENINGS, place, f"no word stands for {fault}") from None

"""Parts of a document that hold what the visitor wrote or went through."""

from collections.abc import Iterable, Mapping
from datetime import date

from approach import conversation, follow_up
from approach.blocks import (
    Block,
    Bullets,
    Checklist,
    Entry,
    Heading,
    Paragraph,
    Section,
    Speech,
    Table,
)
from approach.explain import told
from approach.sections import Case
from approach.worksheets import Field, filled, shown, worksheet

CALL_SHEET = ("chat", "questions")


def say(case: Case) -> Section:
    """Give the opening in one piece, large, and how to stop well."""
    words = case.content.words
    parts = conversation.opening(case.content, case.answers, case.first)
    stopping = conversation.advice(case.content, "stopping")
    blocks: tuple[Block, ...] = (
        Speech("\n".join(part.text for part in parts)),
        Heading(stopping.title),
        Bullets(stopping.items),
    )
    return Section("say", words("papers.say"), blocks)


def sheet(case: Case) -> Section:
    """Give the first strategy's worksheet, filled in or with room to write."""
    found = worksheet(case.content, case.first)
    entries = case.answers.worksheets.get(case.first, {})
    blocks: tuple[Block, ...] = (
        Paragraph(found.lead),
        *(b for field in found.fields for b in on_paper(case, field, entries)),
    )
    return Section("sheet", found.title, blocks, new_page=True)


def other_sheets(case: Case) -> Section:
    """Give what is filled in on the other worksheets."""
    blocks: list[Block] = []
    for strategy in case.content.strategies:
        if strategy != case.first:
            blocks += filled_in(case, strategy)
    return Section(
        "other_sheets", case.content.words("papers.other_sheets"), tuple(blocks)
    )


def filled_in(case: Case, strategy: str) -> list[Block]:
    """Return one worksheet's title and entries, nothing when it is empty."""
    found = worksheet(case.content, strategy)
    entries = filled(found, case.answers.worksheets.get(strategy, {}))
    if not entries:
        return []
    answered = (Entry(f.label, written(case, f, text)) for f, text in entries)
    return [Heading(found.title), *answered]


def on_paper(case: Case, field: Field, entries: Mapping[str, str]) -> list[Block]:
    """Return one field: what is filled in, options to tick, or lines to write on."""
    text = shown(field, entries.get(field.id, ""))
    if field.options and not text:
        options = Checklist(tuple(field.options.values()))
        return [Paragraph(field.label, "strong"), options]
    return [Entry(field.label, written(case, field, text), field.lines)]


def written(case: Case, field: Field, text: str) -> str:
    """Return an entry as a reader expects it, a day with its month in words."""
    if field.kind == "date" and text:
        return case.content.words.day(date.fromisoformat(text))
    return text


def tries(case: Case) -> Section:
    """List what was tried and what came of it."""
    words, told_ = case.content.words, follow_up.told(case.content, case.answers)
    head = tuple(words.lines("papers.tries_head"))
    blocks = (Table("", head, tuple(told_)),) if told_ else ()
    return Section("tries", words("papers.tries"), blocks)


def concerns(case: Case) -> Section:
    """List what the visitor would like to be different, what matters most first."""
    content, answers = case.content, case.answers
    ticked = [f for f in content.group("concern") if f.id in answers.concerns]
    ticked.sort(key=lambda factor: -answers.concerns[factor.id])
    lines = tuple(f"{f.label} ({told(content, answers, f.id)})" for f in ticked)
    blocks = (Bullets(lines),) if lines else ()
    return Section("concerns", content.words("papers.concerns"), blocks)


def questions(case: Case) -> Section:
    """List what to ask a counsellor: the visitor's choice, or the usual ones."""
    content = case.content
    strategy, name = CALL_SHEET
    stored = case.answers.worksheets.get(strategy, {}).get(name, "")
    field = next(f for f in worksheet(content, strategy).fields if f.id == name)
    chosen = shown(field, stored).splitlines()
    usual: list[str] = content.words.tree("facts.first_session.questions")
    title = content.words("papers.questions")
    return Section("questions", title, (Bullets(tuple(chosen or usual)),))


def days(case: Case) -> tuple[Entry, ...]:
    """Return the days the visitor has in mind, each under its field's label."""
    return tuple(
        Entry(field.label, written(case, field, text))
        for strategy in case.content.strategies
        for field, text in filled(
            worksheet(case.content, strategy),
            case.answers.worksheets.get(strategy, {}),
        )
        if field.kind == "date"
    )


def notes(case: Case) -> Section:
    """Leave room to write down what is to be said and what was heard."""
    words = case.content.words
    room = Entry(words("papers.to_say"), "", 3, to_end=True)
    return Section("notes", words("papers.notes"), (room,))


def shareable(case: Case) -> list[tuple[str, Field]]:
    """Return the filled-in fields that may stand in what both read, by "way.field"."""
    return [
        (f"{strategy}.{field.id}", field)
        for strategy in case.content.strategies
        for field, _ in filled(
            worksheet(case.content, strategy),
            case.answers.worksheets.get(strategy, {}),
        )
        if field.shared
    ]


def shared_sheet(case: Case, strategy: str, heading: str) -> Section:
    """Give the entries of one worksheet that the visitor ticked for both to read."""
    entries = ticked_for_both(case, strategy)
    blocks = tuple(
        block
        for field in worksheet(case.content, strategy).fields
        if field.id in entries
        for block in on_paper(case, field, entries)
    )
    return Section(f"our_{strategy}", case.content.words(heading), blocks)


def ticked_for_both(case: Case, strategy: str) -> dict[str, str]:
    """Return the entries of one worksheet that both may read, and no others."""
    entries = case.answers.worksheets.get(strategy, {})
    allowed = {name for name, _ in shareable(case)} & case.shared
    return {f: entry for f, entry in entries.items() if f"{strategy}.{f}" in allowed}


def for_us(case: Case) -> Section:
    """Give what the visitor would like for both, as far as ticked."""
    return shared_sheet(case, "aim", "papers.for_us")


def my_change(case: Case) -> Section:
    """Give what the visitor would change in themselves, as far as ticked."""
    return shared_sheet(case, "listen", "papers.my_change")


def talk_first(case: Case) -> Section:
    """Give what is agreed about a first talk with a therapist, as far as ticked."""
    return shared_sheet(case, "chat", "papers.talk_first")


def trial_card(case: Case) -> Section:
    """Give the card for a trial run: what is ticked, and room for the rest."""
    entries = ticked_for_both(case, "limit")
    blocks = tuple(
        block
        for field in worksheet(case.content, "limit").fields
        if field.shared
        for block in on_paper(case, field, entries)
    )
    return Section("trial", case.content.words("papers.trial"), blocks, new_page=True)


def invitation(case: Case) -> Section:
    """Invite, in words that say nothing of what was ticked."""
    words = case.content.words
    lines: Iterable[str] = words.lines("papers.invitation_lines")
    blocks = tuple(Paragraph(text) for text in lines)
    return Section("invitation", words("papers.invitation"), blocks)

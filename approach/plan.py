"""A document for one reader, built from an allow-list of what may be in it."""

from collections.abc import Callable, Container, Iterable
from datetime import date

from approach import facts, own_words, sections
from approach.answers import Answers
from approach.blocks import Entry, Plan, Reader, Section
from approach.help_lines import Service
from approach.model import Content
from approach.scoring import rank
from approach.sections import Case

ALLOWED: dict[Reader, dict[str, Callable[[Case], Section]]] = {
    "mine": {
        "order": sections.order,
        "why": sections.why_this_order,
        "steps": sections.first_steps,
        "words": sections.first_words,
        "say": own_words.say,
        "sheet": own_words.sheet,
        "other_sheets": own_words.other_sheets,
        "tries": own_words.tries,
        "alternatives": sections.alternatives,
        "basis": lambda case: facts.basis(case.content),
        "service": sections.offered,
        "help": sections.people,
    },
    "ours": {
        "invitation": own_words.invitation,
        "our_aim": own_words.for_us,
        "our_listen": own_words.my_change,
        "our_chat": own_words.talk_first,
        "first_session": lambda case: facts.first_session(case.content, notes=False),
        "trial": own_words.trial_card,
    },
    "counsellor": {
        "concerns": own_words.concerns,
        "tries": own_words.tries,
        "questions": own_words.questions,
        "notes": own_words.notes,
    },
}


# Numbers for fear and harm on paper tell whoever finds it why they were looked up.
ASKED_FOR = frozenset({"help"})


class NothingToPlanError(ValueError):
    """Nothing was ticked, so there is no order and no plan."""


def build(
    content: Content,
    answers: Answers,
    reader: Reader = "mine",
    *,
    leave_out: Container[str] = ASKED_FOR,
    shared: Iterable[str] = (),
    country: str | None = None,
    service: Service | None = None,
    made_on: date | None = None,
) -> Plan:
    """Put together the document of one reader.

    Args:
        content: the table and the words of the document's language.
        answers: what the visitor said.
        reader: whose document it is; decides what may be in it.
        leave_out: ids of sections that do not go in; those of `ASKED_FOR` go in only
            when the visitor says so.
        shared: entries ("strategy.field") ticked for what both partners read; none
            is in it otherwise.
        country: whose help lines are listed, an ISO 3166 code.
        service: who offers the worksheet, named among the help lines.
        made_on: the day on the document; today when not given.

    Raises:
        NothingToPlanError: nothing was ticked.
    """
    case = case_of(content, answers, country)
    case = case._replace(shared=frozenset(shared), service=service)
    words, made_on = content.words, made_on or date.today()
    return Plan(
        reader=reader,
        language=content.language,
        direction=words.tree("language.direction"),
        title=words(f"plan.{reader}.title"),
        subtitle=subtitle(case, reader),
        made_on=made_on,
        sections=tuple(
            section
            for name, make in ALLOWED[reader].items()
            if name not in leave_out and (section := make(case)).blocks
        ),
        page_of=words("plan.page_of"),
        tick=words("plan.tick"),
        cover=cover(case, reader, made_on),
    )


def cover(case: Case, reader: Reader, made_on: date) -> tuple[Entry, ...]:
    """Say for when it is, with room to write a day; only one's own names days."""
    words = case.content.words
    key = "plan.when_together" if reader == "ours" else "plan.when"
    days = own_words.days(case) if reader == "mine" else ()
    made = Entry(words("plan.made"), words.day(made_on))
    return (*(days or (Entry(words(key), "", 1),)), made)


def subtitle(case: Case, reader: Reader) -> str:
    """Return the line under the title; only one's own document names the order."""
    words = case.content.words
    if reader != "mine":
        return words(f"plan.{reader}.subtitle")
    key = (
        "plan.mine.chosen"
        if case.answers.chosen == case.first
        else "plan.mine.subtitle"
    )
    return words(key, strategy=case.content.strategies[case.first].name)


def case_of(content: Content, answers: Answers, country: str | None = None) -> Case:
    """Rank the answers and settle which strategy the visitor goes with.

    What the table does not know is left out of the answers.

    Raises:
        NothingToPlanError: nothing was ticked.
    """
    answers = answers.only(content.groups, content.strategies)
    ranking = rank(content, answers)
    if not ranking.order:
        raise NothingToPlanError(content.words("plan.nothing"))
    return Case(content, answers, ranking, answers.chosen or ranking.order[0], country)

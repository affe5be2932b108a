"""A document for one reader, built from an allow-list of what may be in it."""

from collections.abc import Callable, Container
from datetime import date

from approach import sections
from approach.answers import Answers
from approach.blocks import Plan, Reader, Section
from approach.model import Content
from approach.scoring import rank
from approach.sections import Case

ALLOWED: dict[Reader, dict[str, Callable[[Case], Section]]] = {
    "mine": {
        "order": sections.order,
        "why": sections.why_this_order,
        "steps": sections.first_steps,
        "words": sections.first_words,
        "alternatives": sections.alternatives,
        "help": sections.people,
        "basis": sections.basis,
    },
}


class NothingToPlanError(ValueError):
    """Nothing was ticked, so there is no order and no plan."""


def build(
    content: Content,
    answers: Answers,
    reader: Reader = "mine",
    *,
    leave_out: Container[str] = (),
    country: str | None = None,
    made_on: date | None = None,
) -> Plan:
    """Put together the document of one reader.

    Args:
        content: the table and the words of the document's language.
        answers: what the visitor said.
        reader: whose document it is; decides what may be in it.
        leave_out: ids of sections the visitor took out.
        country: whose help lines are listed, an ISO 3166 code.
        made_on: the day on the document; today when not given.

    Raises:
        NothingToPlanError: nothing was ticked.
    """
    case = case_of(content, answers, country)
    words, made_on = content.words, made_on or date.today()
    return Plan(
        reader=reader,
        language=content.language,
        direction=words.tree("language.direction"),
        title=words(f"plan.{reader}.title"),
        subtitle=words(
            f"plan.{reader}.subtitle", strategy=content.strategies[case.first].name
        ),
        made_on=made_on,
        sections=tuple(
            make(case)
            for name, make in ALLOWED[reader].items()
            if name not in leave_out
        ),
        page_of=words("plan.page_of"),
        tick=words("plan.tick"),
    )


def case_of(content: Content, answers: Answers, country: str | None = None) -> Case:
    """Rank the answers and settle which strategy the visitor goes with.

    Raises:
        NothingToPlanError: nothing was ticked.
    """
    ranking = rank(content, answers)
    if not ranking.order:
        raise NothingToPlanError(content.words("plan.nothing"))
    first = answers.chosen if answers.chosen in ranking.order else ranking.order[0]
    return Case(content, answers, ranking, first, country)

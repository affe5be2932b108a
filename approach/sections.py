"""Parts of a document, each made once and shown on the page and on paper alike."""

from collections.abc import Sequence
from typing import NamedTuple

from approach.answers import Answers
from approach.blocks import (
    Bar,
    Block,
    Bullets,
    Chart,
    Checklist,
    Heading,
    Paragraph,
    Section,
    Sides,
    Speech,
    Steps,
    Table,
)
from approach.explain import Explanation, Point, explain, names
from approach.help_lines import Service, help_lines, service_line
from approach.model import Alternative, Content
from approach.scoring import TRIES, Ranking


class Case(NamedTuple):
    """What a document is about: the answers, the order, and what comes first.

    `first` is the strategy the visitor goes with, their own choice or the order's.
    `shared` names the entries ("strategy.field") ticked for both partners to read.
    """

    content: Content
    answers: Answers
    ranking: Ranking
    first: str
    country: str | None = None
    shared: frozenset[str] = frozenset()
    service: Service | None = None


def picture(content: Content, ranking: Ranking) -> Chart:
    """Draw the totals as bars, the longest one full; below 0 there is no bar."""
    words, longest = content.words, max(ranking.totals.values())
    bars = tuple(
        Bar(
            content.strategies[s].short,
            max(ranking.totals[s], 0.0) / longest if longest > 0 else 0.0,
            words(f"sections.place.{place}")
            + (words("sections.held_mark") if s in ranking.held else ""),
        )
        for place, s in enumerate(ranking.order, start=1)
    )
    order = names(content, ranking.order)
    return Chart(bars, words("sections.picture", order=order))


def order(case: Case) -> Section:
    """Show the order, its ties, what is held, and that nobody has tested it."""
    content, ranking = case.content, case.ranking
    words = content.words
    ties = [
        Paragraph(words("sections.tie", names=names(content, tie)), "strong")
        for tie in ranking.ties
    ]
    blocks: tuple[Block, ...] = (
        *first_look(case),
        Paragraph(words("sections.order_lead")),
        picture(content, ranking),
        *ties,
        Paragraph(words("sections.no_trial"), "quiet"),
    )
    return Section("order", words("sections.order"), blocks)


def first_look(case: Case) -> list[Paragraph]:
    """Say that an order rests on very few answers, if it does."""
    ticked = len(case.answers.ticked())
    if ticked > case.content.settings.first_look:
        return []
    text = case.content.words("sections.first_look", answers=ticked)
    return [Paragraph(text, "strong")]


def why(content: Content, explanation: Explanation) -> list[Block]:
    """Say what speaks for a strategy and what against, and first what holds it."""
    words, blocks = content.words, list[Block]()
    if explanation.held:
        blocks.append(Paragraph(explanation.held, "strong"))
    for key, points in (
        ("sections.speaks_for", explanation.speaks_for),
        ("sections.speaks_against", explanation.speaks_against),
    ):
        blocks.append(Heading(words(key)))
        blocks.append(
            Bullets(tuple(said(content, point) for point in points))
            if points
            else Paragraph(words("sections.nothing_here"))
        )
    return blocks


def said(content: Content, point: Point) -> str:
    """Put an answer and what it means into one line."""
    words = content.words
    label = words("sections.label", label=point.label)
    if point.told:
        label = words("sections.label_told", label=point.label, told=point.told)
    return words("sections.point", label=label, why=point.why)


def why_this_order(case: Case) -> Section:
    """Explain the first strategy in full, the others by their strongest points."""
    content, words = case.content, case.content.words
    first = content.strategies[case.first]
    rest = [s for s in case.ranking.order if s != case.first]
    blocks = (
        Paragraph(words("sections.about_first", strategy=first.name)),
        *why(content, explain(content, case.answers, case.ranking, case.first)),
        Table(
            words("sections.others"),
            tuple(words.lines("sections.others_head")),
            tuple(in_short(case, strategy) for strategy in rest),
        ),
    )
    return Section("why", words("sections.why"), blocks)


def in_short(case: Case, strategy: str) -> tuple[str, str, str]:
    """Return a strategy's name, and what most speaks for and against it."""
    content = case.content
    explained = explain(content, case.answers, case.ranking, strategy)
    speaks_for, speaks_against = (
        in_brief(content, points[0])
        if points
        else content.words("sections.nothing_here")
        for points in (explained.speaks_for, explained.speaks_against)
    )
    return content.strategies[strategy].name, speaks_for, speaks_against


def in_brief(content: Content, point: Point) -> str:
    """Return what an answer means; a try's outcome needs its label to be read."""
    return said(content, point) if point.factor == TRIES else point.why


def strategy_detail(content: Content, strategy: str) -> list[Block]:
    """Tell one strategy, in the same parts and detail as every other."""
    words, told = content.words, content.strategies[strategy]
    return [
        Paragraph(told.what),
        Heading(words("sections.helps")),
        Bullets(told.helps),
        Heading(words("sections.backfires")),
        Bullets(told.backfires),
        Heading(words("sections.like")),
        Paragraph(told.like),
        Heading(words("sections.steps")),
        Steps(told.steps),
        Heading(words("sections.first_words")),
        Bullets(tuple(words("sections.quoted", text=t) for t in told.first_words)),
        Paragraph(told.known, "quiet"),
    ]


def first_steps(case: Case) -> Section:
    """Give the first strategy's steps to tick, and where it can go wrong."""
    words, told = case.content.words, case.content.strategies[case.first]
    return Section(
        "steps",
        words("sections.first_steps", strategy=told.name),
        (
            Paragraph(told.what),
            Checklist(told.steps),
            Heading(words("sections.backfires")),
            Bullets(told.backfires),
        ),
    )


def first_words(case: Case) -> Section:
    """Give words to begin with, large enough to read at a glance."""
    words, told = case.content.words, case.content.strategies[case.first]
    return Section(
        "words",
        words("sections.first_words"),
        (
            Paragraph(words("sections.first_words_lead")),
            *(Speech(text) for text in told.first_words),
        ),
    )


def choices(case: Case) -> list[Alternative]:
    """Return what else a person may do, those the answers point to first."""
    factors, ticked = case.content.factors, case.answers.ticked()
    meant = {f.alternative for f in factors.values() if f.id in ticked}
    found = case.content.alternatives.values()
    return sorted(found, key=lambda choice: choice.id not in meant)


def choice_detail(content: Content, choice: Alternative) -> tuple[Block, ...]:
    """Tell one of them: what it is, and what speaks for and against it."""
    pro, con = content.words("sections.pro"), content.words("sections.con")
    sides = Sides(pro, choice.helps, con, choice.backfires)
    return Paragraph(choice.what), sides


def alternatives_lead(content: Content, blocks: Sequence[Block] = ()) -> Section:
    """Say that there are other real choices; `blocks` may tell them."""
    words = content.words
    lead = Paragraph(words("sections.alternatives_lead"))
    return Section("alternatives", words("sections.alternatives"), (lead, *blocks))


def alternatives(case: Case) -> Section:
    """Show all of them, one after another."""
    blocks: list[Block] = []
    for choice in choices(case):
        blocks += [Heading(choice.name), *choice_detail(case.content, choice)]
    return alternatives_lead(case.content, blocks)


def people(case: Case) -> Section:
    """List where the visitor can turn, for the country they chose."""
    return help_lines(case.content, case.country)


def offered(case: Case) -> Section:
    """Name the service that hands the worksheet out, if one does."""
    line = (service_line(case.service),) if case.service else ()
    return Section("service", case.content.words("sections.service"), line)

"""What happened after a try: the new order, what moved and why, what next."""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec import structs

from approach.answers import MIDDLE, Answers, Try, Was
from approach.blocks import Bullets, Paragraph, Section
from approach.model import Content
from approach.scoring import Ranking, rank
from approach.sections import Case


class Move(NamedTuple):
    """A strategy's place before and after, counted from 1."""

    strategy: str
    was: int
    place: int


def add(content: Content, answers: Answers, tried: Try) -> Answers:
    """Return the answers after one more try, which remembers what it changed.

    A reason heard is a reason said, and the reasons are then no longer unknown. What
    was put first gives way to the new order.
    """
    new = {r: MIDDLE for r in tried.heard if r not in answers.reasons}
    unknown = content.settings.not_known
    gone = [c for c in answers.circumstances if new and c == unknown]
    was = Was(
        reasons=tuple(r for r in tried.heard if r in answers.reasons),
        certainty={r: k for r, k in answers.certainty.items() if r in tried.heard},
        circumstances=tuple(gone),
        chosen=answers.chosen,
    )
    return answers.changed(
        tries=[*answers.tries, structs.replace(tried, was=was)],
        reasons={**answers.reasons, **new},
        certainty={**answers.certainty, **dict.fromkeys(tried.heard, "said")},
        circumstances=[c for c in answers.circumstances if c not in gone],
        chosen=None,
    )


def before(answers: Answers) -> Answers:
    """Return the answers without the try added last and what it changed.

    What the visitor changed since stays: what was put first anew, above all.
    """
    if not answers.tries:
        return answers
    heard, was = answers.tries[-1].heard, answers.tries[-1].was
    new = {r for r in heard if r not in was.reasons}
    sure = {r: k for r, k in answers.certainty.items() if r not in heard}
    held = answers.circumstances
    return answers.changed(
        tries=answers.tries[:-1],
        reasons={r: n for r, n in answers.reasons.items() if r not in new},
        certainty={**sure, **was.certainty},
        circumstances=[*held, *(c for c in was.circumstances if c not in held)],
        chosen=answers.chosen or was.chosen,
    )


def moved(was: Ranking, now: Ranking) -> list[Move]:
    """Return the strategies whose place changed, the new first one on top."""
    return [
        Move(s, was.order.index(s) + 1, place)
        for place, s in enumerate(now.order, start=1)
        if s in was.order and was.order.index(s) + 1 != place
    ]


def by_day(answers: Answers) -> list[Try]:
    """Return the tries oldest first; those of one day as they were entered."""
    return sorted(answers.tries, key=lambda tried: tried.on)


def asks(content: Content, answers: Answers) -> int:
    """Count the asks since the last that eased things; hearing out is no ask."""
    count = 0
    for tried in reversed(by_day(answers)):
        if content.outcomes[tried.outcome].eases:
            break
        count += content.strategies[tried.strategy].asks
    return count


def enough(content: Content, answers: Answers) -> bool:
    """Say whether it is time to stop asking."""
    return asks(content, answers) >= content.settings.follow_up.most_asks


def rest_until(content: Content, answers: Answers) -> date:
    """Return the day before which nothing more is asked, reckoned from the last try."""
    days = content.settings.follow_up.pause_days
    return by_day(answers)[-1].on + timedelta(days=days)


def what_moved(case: Case) -> Section:
    """Say how the last try changed the order, and why."""
    content, words = case.content, case.content.words
    was, last = rank(content, before(case.answers)), case.answers.tries[-1]
    why = [
        words(
            "follow_up.because_try",
            strategy=content.strategies[last.strategy].name,
            outcome=words(f"follow_up.outcome.{last.outcome}"),
        ),
        *(
            words("follow_up.because_heard", label=content.factors[r].label)
            for r in last.heard
        ),
    ]
    changes = [
        words(
            "follow_up.up" if move.place < move.was else "follow_up.down",
            strategy=content.strategies[move.strategy].name,
            was=words(f"follow_up.place.{move.was}"),
            place=words(f"follow_up.place.{move.place}"),
        )
        for move in moved(was, case.ranking)
    ]
    told = Bullets(tuple(changes or [words("follow_up.same")]))
    return Section("moved", words("follow_up.moved"), (Bullets(tuple(why)), told))


def next_step(case: Case, today: date) -> Section:
    """Say what may come next and when; after enough asks, what else there is.

    It is a step of the strategy the visitor goes with, chosen or first of the order.
    """
    content, answers, words = case.content, case.answers, case.content.words
    blocks: list[Paragraph | Bullets] = []
    if by_day(answers)[-1].outcome == "agreed":
        blocks.append(Paragraph(words("follow_up.agreed_step"), "strong"))
    elif enough(content, answers):
        count = asks(content, answers)
        names = tuple(a.name for a in content.alternatives.values())
        blocks += [
            Paragraph(words("follow_up.stop", asks=count), "strong"),
            Bullets(names),
            Paragraph(words("follow_up.pressing"), "quiet"),
        ]
    else:
        first = content.strategies[case.first]
        day = rest_until(content, answers)
        pause = "follow_up.pause" if today < day else "follow_up.rested"
        blocks += [
            Paragraph(words(pause, day=words.day(day)), "strong"),
            Paragraph(
                words("follow_up.first_step", strategy=first.name, step=first.steps[0])
            ),
        ]
    return Section("next", words("follow_up.next"), tuple(blocks))


def told(content: Content, answers: Answers) -> list[tuple[str, str, str]]:
    """Return the day, the strategy and what came of each try, oldest first."""
    words = content.words
    return [
        (
            words.day(tried.on),
            content.strategies[tried.strategy].name,
            words(f"follow_up.outcome.{tried.outcome}"),
        )
        for tried in by_day(answers)
        if tried.strategy in content.strategies
    ]


def history(content: Content, answers: Answers) -> list[str]:
    """Return one line for each try, oldest first."""
    return [
        content.words("follow_up.try", day=day, strategy=strategy, outcome=outcome)
        for day, strategy, outcome in told(content, answers)
    ]

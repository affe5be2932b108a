"""How clear the visitor feels about the next step, for their own eyes only."""

from datetime import date

from approach.answers import Answers, Clarity, Moment
from approach.blocks import Bar, Chart
from approach.model import Content

LEVELS = tuple(range(11))


def felt(answers: Answers, moment: Moment, on: date) -> int | None:
    """Return what was said at this moment of this day, if anything."""
    said = [c.level for c in answers.clarity if (c.moment, c.on) == (moment, on)]
    return said[-1] if said else None


def feel(answers: Answers, moment: Moment, on: date, level: int | None) -> Answers:
    """Return the answers with one more level; a day and moment has one, or none."""
    others = [c for c in answers.clarity if (c.moment, c.on) != (moment, on)]
    said = [] if level is None else [Clarity(on, moment, level)]
    return answers.changed(clarity=[*others, *said])


def picture(content: Content, answers: Answers) -> Chart | None:
    """Draw the levels over time, oldest first; nothing said, no picture."""
    if not answers.clarity:
        return None
    words = content.words
    bars = tuple(
        Bar(
            words(f"clarity.{said.moment}", day=words.day(said.on)),
            said.level / LEVELS[-1],
            words("clarity.level", level=said.level),
        )
        for said in answers.clarity
    )
    alt = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    return Chart(bars, words("clarity.picture", levels=alt))

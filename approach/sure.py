"""How sure the order is and what would change it, said in words first."""

from approach.blocks import Bar, Block, Bullets, Chart, Paragraph, Section, Table
from approach.flips import Flip, Move
from approach.model import Content
from approach.robustness import Robustness
from approach.sections import Case

HUNDRED = 100
CLEAR = 0.75  # judgement: three readings in four are what people call clear


def how_sure(case: Case, shaken: Robustness) -> Section:
    """Say how often the order keeps its first place; then picture, then numbers."""
    words = case.content.words
    blocks: tuple[Block, ...] = (
        *headline(case.content, shaken),
        picture(case.content, shaken),
        Paragraph(words("sure.method", draws=shaken.draws), "quiet"),
    )
    return Section("sure", words("sure.title"), blocks)


def headline(content: Content, shaken: Robustness) -> tuple[Paragraph, ...]:
    """Say in a sentence or two whether the first place is clear, leaning or open."""
    words = content.words
    named = [f"“{content.strategies[s].name}”" for s in shaken.rivals]
    shares = [of_hundred(shaken.first[s]) for s in shaken.rivals]
    if shaken.close:
        first = words("sure.close", first=named[0], second=named[1])
        detail = words("sure.close_detail", first=shares[0], second=shares[1])
        return (Paragraph(first, "strong"), Paragraph(detail))
    key = "sure.clear" if shaken.first[shaken.rivals[0]] >= CLEAR else "sure.leaning"
    return (Paragraph(words(key, first=named[0], share=shares[0]), "strong"),)


def picture(content: Content, shaken: Robustness) -> Chart:
    """Draw how often each strategy comes first, most often on top."""
    words = content.words
    often = sorted(shaken.first, key=lambda s: -shaken.first[s])
    bars = tuple(
        Bar(
            content.strategies[s].short,
            shaken.first[s],
            words("sure.of_hundred", share=of_hundred(shaken.first[s])),
        )
        for s in often
    )
    alt = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    return Chart(bars, words("sure.picture", shares=alt))


def places(content: Content, shaken: Robustness) -> Table:
    """Show how often each strategy takes each place, in readings of a hundred."""
    words = content.words
    head = (
        words("sections.table.line"),
        *(words(f"sections.place.{place}") for place in shaken.places.columns),
    )
    rows = tuple(
        (
            content.strategies[str(strategy)].short,
            *(str(of_hundred(share)) for share in row),
        )
        for strategy, row in shaken.places.iterrows()
    )
    return Table(words("sure.places"), head, rows)


def what_would_change_it(case: Case, found: tuple[Flip, ...]) -> Section:
    """Name the smallest changes of the answers that put another strategy first."""
    words = case.content.words
    if not found:
        blocks: tuple[Block, ...] = (Paragraph(words("sure.nothing_flips")),)
    else:
        sentences = tuple(flip_sentence(case.content, flip) for flip in found)
        blocks = (Paragraph(words("sure.flips_lead")), Bullets(sentences))
    return Section("flips", words("sure.flips"), blocks)


def flip_sentence(content: Content, flip: Flip) -> str:
    """Say one flip as an if and a then."""
    words = content.words
    moves = [move_words(content, move) for move in joined(flip.moves)]
    told = words("sure.both", one=moves[0], two=moves[1]) if moves[1:] else moves[0]
    name = content.strategies[flip.first].name
    return words("sure.flip", moves=told, strategy=name)


def joined(moves: tuple[Move, ...]) -> list[Move]:
    """Make one move of two steps on the same answer."""
    together: dict[tuple[str, str], Move] = {}
    for move in moves:
        start = together.get((move.kind, move.factor), move)
        together[move.kind, move.factor] = start._replace(after=move.after)
    return list(together.values())


def move_words(content: Content, move: Move) -> str:
    """Say one changed answer, in a factor's own words where it has them."""
    words, factor = content.words, content.factors[move.factor]
    if move.before == 0:
        generic = words("sure.move.ticked", label=factor.label)
        return factor.if_ticked or generic
    if move.after == 0:
        generic = words("sure.move.unticked", label=factor.label)
        return factor.if_unticked or generic
    if move.kind == "certainty":
        return words(f"sure.move.{move.after}", label=factor.label)
    return words(
        "sure.move.changed",
        label=factor.label,
        before=words(f"answers.reason_strength.{move.before}"),
        after=words(f"answers.reason_strength.{move.after}"),
    )


def of_hundred(share: float) -> int:
    """Return a share as readings in a hundred."""
    return round(share * HUNDRED)

"""What is known and what is not, and the table laid open."""

from approach.blocks import Block, Bullets, Heading, Paragraph, Section, Table
from approach.model import Content
from approach.scoring import TRIES, Ranking


def myths(content: Content) -> Section:
    """Set what is often said beside what studies show, each with its sources."""
    words = content.words
    blocks: list[Block] = []
    for myth in words.tree("facts.myths"):
        blocks += [
            Paragraph(words("sections.quoted", text=myth["myth"]), "strong"),
            Paragraph(myth["fact"]),
            Paragraph(cited(content, myth["sources"]), "quiet"),
        ]
    return Section("myths", words("facts.myths_title"), tuple(blocks))


def first_session(content: Content, *, notes: bool = True) -> Section:
    """Tell what a first session is often like, and what one may ask there."""
    words = content.words
    told = words.tree("facts.first_session")
    blocks: tuple[Block, ...] = (
        *(Paragraph(text) for text in told["paragraphs"]),
        Heading(told["questions_title"]),
        Bullets(tuple(told["questions"])),
        *(Paragraph(text, "quiet") for text in told["notes"] if notes),
        *([Paragraph(cited(content, told["sources"]), "quiet")] if notes else []),
    )
    return Section("first_session", told["title"], blocks)


def plain(content: Content, name: str) -> Section:
    """Show one of the parts that are paragraphs or points and nothing else."""
    told = content.words.tree(f"facts.{name}")
    blocks: list[Block] = [Paragraph(text) for text in told.get("paragraphs", ())]
    if points := told.get("points"):
        blocks.append(Bullets(tuple(points)))
    if sources := told.get("sources"):
        blocks.append(Paragraph(cited(content, sources), "quiet"))
    return Section(name, told["title"], tuple(blocks))


def basis(content: Content) -> Section:
    """Say what the worksheet rests on and what nobody has tested."""
    words, settings = content.words, content.settings
    made_on = words.day(settings.made_on)
    version = words("sections.version", version=settings.table_version, day=made_on)
    blocks = (
        Bullets(tuple(words.lines("sections.basis_lines"))),
        Paragraph(version, "quiet"),
    )
    return Section("basis", words("sections.basis"), blocks)


def cited(content: Content, names: list[str]) -> str:
    """Name the sources of a claim, judgement by its own word."""
    titles = [source_name(content, name) for name in names]
    return content.words("sections.cited", sources="; ".join(titles))


def source_name(content: Content, name: str) -> str:
    """Return a source as a reader would look it up."""
    source = content.sources.get(name)
    if source is None:
        return content.words("sections.judgement")
    return ", ".join(part for part in (source.title, source.where, source.year) if part)


def working(content: Content, ranking: Ranking) -> Table:
    """Show how each total comes about: a row for each answer, then the sum."""
    words, strategies = content.words, list(content.strategies)
    rows = [
        (
            label(content, str(factor)),
            *(number(points[strategy]) for strategy in strategies),
        )
        for factor, points in ranking.points.iterrows()
    ]
    total = (
        words("sections.table.total"),
        *(number(ranking.totals[s]) for s in strategies),
    )
    return Table(words("sections.table.working"), head(content), (*rows, total))


def label(content: Content, row: str) -> str:
    """Return what a row of the working is called."""
    if row == TRIES:
        return content.words("follow_up.tries_row")
    return content.factors[row].label


def whole_table(content: Content, group: str) -> Table:
    """Show every fit of one group of factors, 0 to the top fit."""
    rows = tuple(
        (factor.label, *(fit(content, factor.id, s) for s in content.strategies))
        for factor in content.factors.values()
        if factor.group == group
    )
    return Table(content.words(f"sections.table.{group}"), head(content), rows)


def row_explained(content: Content, factor: str) -> Table:
    """Show one row of the table with the why and the source of each fit."""
    words = content.words
    rows = tuple(
        (
            strategy.name,
            fit(content, factor, strategy.id),
            content.why[factor][strategy.id],
            "; ".join(
                source_name(content, name)
                for name in str(content.basis.loc[factor, strategy.id]).split()
            ),
        )
        for strategy in content.strategies.values()
    )
    caption = words("sections.quoted", text=content.factors[factor].label)
    return Table(caption, tuple(words.lines("sections.table.row_head")), rows)


def as_csv(content: Content) -> str:
    """Write the whole table, one line a cell: fit, why and source, with its version."""
    wide = content.matrix.rename_axis("factor").reset_index()
    cells = wide.melt("factor", var_name="strategy", value_name="fit")
    pairs = list(zip(cells["factor"], cells["strategy"], strict=True))
    cells["why"] = [content.why[f][s] for f, s in pairs]
    cells["basis"] = [content.basis.loc[f, s] for f, s in pairs]
    cells["table_version"] = content.settings.table_version
    text: str = cells.to_csv(index=False)
    return text


def head(content: Content) -> tuple[str, ...]:
    """Return the head of a table with a column for each strategy."""
    shorts = (strategy.short for strategy in content.strategies.values())
    return (content.words("sections.table.line"), *shorts)


def fit(content: Content, factor: str, strategy: str) -> str:
    """Write one fit of the table without needless zeros."""
    return f"{float(content.matrix.at[factor, strategy]):g}"  # type: ignore[arg-type]


def number(points: float) -> str:
    """Write points as the page shows them."""
    return f"{points:.2f}"

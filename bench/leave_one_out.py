"""How far agreement with the stories carries over to a story the table has not seen.

The table was worked on with the stories in view. For each story, every change that was
made to the first draft of the table has to earn its place on the other stories alone;
the story left out is then read with what remains. Beside it: the first draft, tables of
random numbers, and always hearing out first.
"""

import csv
from pathlib import Path

import numpy as np

from approach import cases, content
from approach.cases import Case
from approach.model import Content
from approach.scoring import holds, weights

ROOT = Path(__file__).parent.parent
RANDOM_TABLES = 200


def orders(table: Content, fits: np.ndarray, stories: list[Case]) -> list[tuple]:
    """Return the order of each story under other fits."""
    names = list(table.strategies)
    found = []
    for story in stories:
        weight = weights(table, story.answers)
        rows = [list(table.factors).index(f) for f in weight.index]
        totals = weight.to_numpy() @ fits[rows]
        held = holds(table, story.answers)
        by_total = sorted(range(len(names)), key=lambda s: -totals[s])
        order = [names[s] for s in by_total]
        first = next(s for s in order if s not in held)
        found.append((first, *(s for s in order if s != first)))
    return found


def agreement(stories: list[Case], found: list[tuple]) -> tuple[float, float]:
    """Return mean tau and the share of first places that agree."""
    pairs = list(zip(stories, found, strict=True))
    taus = [cases.kendall(order, s.reading.places) for s, order in pairs]
    hits = [order[0] in s.reading.first for s, order in pairs]
    return float(np.mean(taus)), float(np.mean(hits))


def changes(table: Content) -> list[tuple[int, int, float]]:
    """Return row, column and former value of every cell that was changed."""
    factors, names = list(table.factors), list(table.strategies)
    with (ROOT / "data" / "table_changes.csv").open(encoding="utf-8") as file:
        return [
            (factors.index(r["factor"]), names.index(r["strategy"]), float(r["before"]))
            for r in csv.DictReader(file)
            if r["before"]
        ]


def earned(
    table: Content, stories: list[Case], moved: list[tuple[int, int, float]]
) -> np.ndarray:
    """Return the fits with only the changes that these stories speak for."""
    fits = table.matrix.to_numpy()
    whole = sum(agreement(stories, orders(table, fits, stories)))
    kept = fits.copy()
    for row, column, before in moved:
        without = fits.copy()
        without[row, column] = before
        if sum(agreement(stories, orders(table, without, stories))) >= whole:
            kept[row, column] = before
    return kept


def main() -> None:
    """Print the table."""
    table, stories = content.load(), cases.load(ROOT / cases.FOLDER)
    moved = changes(table)
    now = table.matrix.to_numpy()
    draft = now.copy()
    for row, column, before in moved:
        draft[row, column] = before
    left_out = [
        orders(table, earned(table, stories[:i] + stories[i + 1 :], moved), [story])[0]
        for i, story in enumerate(stories)
    ]
    rng = np.random.default_rng(1)
    random = np.mean(
        [
            agreement(stories, orders(table, rng.uniform(0, 3, now.shape), stories))
            for _ in range(RANDOM_TABLES)
        ],
        axis=0,
    )
    listen = [("listen", "chat", "aim", "limit", "peers")] * len(stories)
    print(f"| {len(stories)} stories, {len(moved)} changed cells | tau | first place |")
    print("|---|---:|---:|")
    for name, (tau, first) in (
        ("the table", agreement(stories, orders(table, now, stories))),
        ("leave one out", agreement(stories, left_out)),
        (
            "its first draft, with the rows for circumstances",
            agreement(stories, orders(table, draft, stories)),
        ),
        (f"{RANDOM_TABLES} random tables, same holds", tuple(random)),
        ("always hear out first", agreement(stories, listen)),
    ):
        print(f"| {name} | {tau:.3f} | {first:.0%} |")


if __name__ == "__main__":
    main()

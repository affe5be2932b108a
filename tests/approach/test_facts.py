"""The facts: every claim with its source, every number of the table laid open."""

import csv
import io

import pytest

from approach import facts
from approach.answers import Answers
from approach.model import Content
from approach.scoring import rank


def test_every_fact_names_sources_that_exist(content: Content) -> None:
    for fact in content.words.tree("facts.myths"):
        assert fact["sources"]
        for name in fact["sources"]:
            assert name == "judgement" or name in content.sources


def test_the_visitors_own_numbers_add_up_on_the_page(content: Content) -> None:
    answers = Answers(reasons={"cost": 3, "sides": 1}, concerns={"money": 2})
    *rows, total = facts.working(content, rank(content, answers)).rows
    for column in range(1, len(total)):
        added = sum(float(row[column]) for row in rows)
        assert added == pytest.approx(
            float(total[column]), abs=0.005 * len(rows) + 0.005
        )


def test_the_open_table_holds_every_cell_with_why_and_basis(content: Content) -> None:
    rows = list(csv.DictReader(io.StringIO(facts.as_csv(content))))
    assert len(rows) == content.matrix.size
    for row in rows:
        factor, strategy = row["factor"], row["strategy"]
        assert float(row["fit"]) == content.matrix.loc[factor, strategy]
        assert row["why"] == content.why[factor][strategy]
        assert row["basis"]
        assert row["table_version"] == content.settings.table_version


def test_a_row_of_the_table_names_where_each_number_comes_from(
    content: Content,
) -> None:
    table = facts.row_explained(content, "sides")
    assert [row[0] for row in table.rows] == [
        s.name for s in content.strategies.values()
    ]
    assert all(row[3] for row in table.rows)


def test_the_groups_together_are_the_whole_table(content: Content) -> None:
    groups = ("reason", "concern", "circumstance")
    rows = [row for g in groups for row in facts.whole_table(content, g).rows]
    assert len(rows) == len(content.factors)

"""Every number in the bundled tables is read, and written again as it stands there."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from stdgraph.numbers import Kind, from_path, parse_number

TABLES = Path(__file__).parents[2] / "ontology" / "tables" / "standards"
COLUMNS = {
    "standards.csv": ("number", "plan_number", "adopts", "replaces"),
    "relations.csv": ("from_number", "to_number"),
}


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", COLUMNS)
def test_every_number_of_a_table_round_trips(name: str) -> None:
    cells = [row[column] for row in table(name) for column in COLUMNS[name]]
    texts = {part.strip() for cell in cells for part in re.split(r";|, ", cell)} - {""}
    numbers = {text: parse_number(text) for text in texts}
    assert len(numbers) > 400
    assert {text for text, number in numbers.items() if number.canonical != text} == set()
    assert {text for text, number in numbers.items() if from_path(number.path) != number} == set()
    assert len({number.path for number in numbers.values()}) == len(numbers)


def test_series_of_a_part_is_the_one_recorded() -> None:
    parts = [row for row in table("relations.csv") if row["relation"] == "partOf"]
    wrong = {
        row["from_number"]
        for row in parts
        if parse_number(row["from_number"]).series != row["to_number"]
    }
    assert parts
    assert wrong == set()


def test_nature_told_by_the_number_agrees_with_the_kind_recorded() -> None:
    told = {"mandatory": "mandatory", "recommended": "voluntary"}
    wrong = {
        row["number"]
        for row in table("standards.csv")
        if row["kind"] in told
        and parse_number(row["number"]).nature not in {told[row["kind"]], None}
    }
    assert wrong == set()


def test_plans_and_drafts_are_no_editions() -> None:
    kinds = [parse_number(row["number"]).kind for row in table("standards.csv")]
    assert (kinds.count(Kind.PLAN), kinds.count(Kind.PROJECT)) == (20, 3)

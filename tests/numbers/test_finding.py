"""Numbers are found in running text, and nothing else is taken for one."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.numbers.finding import find_numbers
from tests.data import make_references

CASES = Path(__file__).with_name("finding_cases.tsv")
DATA = Path(make_references.__file__).parent


def numbers(text: str) -> list[str]:
    return [found.number.canonical for found in find_numbers(text)]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def listed(cell: str) -> list[str]:
    return [number for number in cell.split("; ") if number]


@pytest.mark.parametrize("case", rows(CASES), ids=lambda case: case["text"])
def test_numbers_of_a_text(case: dict[str, str]) -> None:
    assert numbers(case["text"]) == listed(case["numbers"])


def test_five_hundred_references_in_twelve_variants_are_found_and_nothing_else() -> None:
    pieces = (DATA / "references.txt").read_text("utf-8").rstrip("\n").split("\n\n")
    labels = [listed(row["numbers"]) for row in rows(DATA / "references.tsv")]
    assert len(pieces) == len(labels)
    assert sum(map(len, labels)) >= 500
    found = [Counter(numbers(piece)) for piece in pieces]
    right = sum((Counter(label) & have).total() for label, have in zip(labels, found, strict=True))
    assert right / sum(map(len, labels)) >= 0.99
    assert right / sum(have.total() for have in found) >= 0.99


def test_the_labelled_text_is_what_its_program_writes() -> None:
    made = make_references.made()
    text = (DATA / "references.txt").read_text("utf-8")
    assert text == "\n\n".join(piece for piece, _ in made) + "\n"
    assert [listed(row["numbers"]) for row in rows(DATA / "references.tsv")] == [
        label for _, label in made
    ]


def test_a_number_is_read_across_a_line_but_not_across_a_bullet_or_a_blank_line() -> None:
    assert numbers("GB/T\n39116-\n2020") == ["GB/T 39116-2020"]
    assert numbers("- GB/T 39116\n- 2020 年") == ["GB/T 39116"]
    assert numbers("GB/T 39116\n\n-2020") == ["GB/T 39116"]


def test_places_are_those_of_the_text_as_it_was_typed() -> None:
    text = "见\u200bＧＢ／Ｔ　39116——2020，及 GB/T 20720.1～20720.3。"
    assert [text[found.start : found.end] for found in find_numbers(text)] == [
        "ＧＢ／Ｔ　39116——2020",
        "GB/T 20720.1",
        "～20720.3",
        "20720.3",
    ]


@given(st.text(alphabet="GBTISOECQ/-—~ .、:0123456789《》年\n", max_size=80))
@settings(max_examples=200)
def test_any_text_is_read_without_failing_and_places_lie_in_it(text: str) -> None:
    for found in find_numbers(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.printed == text[found.start : found.end]


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=100)
def test_what_stands_around_in_other_pieces_changes_nothing(before: str, after: str) -> None:
    text = f"{before}\n\nGB/T 39116—2020\n\n{after}"
    assert "GB/T 39116-2020" in numbers(text)

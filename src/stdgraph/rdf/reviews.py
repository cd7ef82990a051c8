"""Reviews (复审) of standards: date and conclusion, as facts (Standardization Law, Art. 29)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from stdgraph.model.read import read_number
from stdgraph.model.row import Row
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.places import recorded_document


class Conclusion(StrEnum):
    """What a review concluded: 继续有效, 修订, 废止."""

    CONTINUE = "continue"
    REVISE = "revise"
    WITHDRAW = "withdraw"


def add_reviews(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``reviews.csv``: number, date, conclusion; one review a row.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    for row in rows:
        evidence, date = row.evidence(), row.date("date")
        number = read_number(row, "number")
        label = f"{number.path}--{date.printed if date else ''}"
        review = (
            facts.subject("review", label, evidence.trust).a("Review").partial("reviewed", date)
        )
        conclusion = row.choice("conclusion", Conclusion, Conclusion.CONTINUE)
        review.code("reviewConclusion", "review", conclusion).evidence(evidence)
        recorded_document(facts, number, evidence.trust).link("review", review)

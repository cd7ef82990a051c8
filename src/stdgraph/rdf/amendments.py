"""Amendments (第n号修改单) of editions, as facts: neither standards nor successors."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.errors import Message
from stdgraph.model.read import read_number
from stdgraph.model.row import Row
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.places import document, recorded_document
from stdgraph.rdf.standards import add_identity


def add_amendments(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``amendments.csv``: number (GB/T 4754-2017/XG1-2019), titles, dates; one a row.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    for row in rows:
        number, evidence = read_number(row, "number"), row.evidence()
        if number.amendment is None or number.target is None:
            raise row.refuse(
                "number",
                Message("不是修改单的编号。", "It is not the number of an amendment."),
                Message("请写成 GB/T 1-2020/XG1-2024。", "Write it as GB/T 1-2020/XG1-2024."),
            )
        amendment = document(facts, number, evidence.trust).a("Amendment")
        add_identity(facts, amendment, number)
        amendment.link("amends", recorded_document(facts, number.target, evidence.trust))
        amendment.text("amendmentNumber", str(number.amendment.number))
        amendment.both("dcterms:title", row.text("title_zh"), row.text("title_en"))
        amendment.partial("issued", row.date("published"))
        amendment.partial("implemented", row.date("effective")).evidence(evidence)

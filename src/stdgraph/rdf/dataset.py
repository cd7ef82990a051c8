"""The description of the data set itself: title, licence, and the date that its states speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from stdgraph import names
from stdgraph.errors import BadInput, Message
from stdgraph.model.row import Row
from stdgraph.model.trust import Trust
from stdgraph.rdf.facts import Facts, Subject
from stdgraph.rdf.terms import Iri


def data_date(rows: Iterable[Row]) -> date:
    """Return the day that the tables speak of (``as_of`` in ``dataset.csv``).

    Raises:
        BadInput: no row gives a full date.
    """
    for row in rows:
        day = row.date("as_of")
        if day is not None and day.precision == "day":
            return day.earliest
    raise BadInput(
        Message("dataset.csv 缺少数据日期 as_of。", "dataset.csv lacks the data date, as_of."),
        Message("请写入完整日期，如 2026-08-25。", "Write a full date such as 2026-08-25."),
    )


def add_dataset(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``dataset.csv`` to the graph that describes the data set."""
    for row in rows:
        iri = Iri(facts.names.base + "id/dataset/" + row.text("dataset"))
        dataset = Subject(facts, iri, Iri(names.DATASET)).a("dcat:Dataset")
        dataset.both("dcterms:title", row.text("title_zh"), row.text("title_en"))
        day = row.date("as_of")
        dataset.day("asOf", day.earliest if day else None).text("note", row.text("note"))
        dataset.link("dcterms:license", _licence(row))
        dataset.code("confidence", "trust", Trust.STATED)


def _licence(row: Row) -> Iri | None:
    """Return the licence's address; raises BadInput for what is none."""
    address = row.text("license")
    if address and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", address):
        raise row.refuse(
            "license",
            Message("不是网址。", "It is not a web address."),
            Message("请写完整网址，或留空。", "Write it whole, or leave the cell empty."),
        )
    return Iri(address) if address else None

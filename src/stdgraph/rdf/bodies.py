"""Bodies (机构): how a standard names one, and what a record of its own says of it, as facts."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.model.row import Row
from stdgraph.model.trust import Trust
from stdgraph.rdf.facts import Facts, Subject


def add_body(facts: Facts, name: str, trust: Trust) -> Subject:
    """Add a body by the name that a standard prints (``SAC/TC 124``); return its writer."""
    body = facts.subject("body", name, trust).a("Body").text("skos:prefLabel", name)
    return body.code("confidence", "trust", trust)


def add_bodies(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``bodies.csv``: name, full names, kind, what it belongs to; one body a row.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    for row in rows:
        evidence, name = row.evidence(), row.text("name")
        trust = evidence.trust
        body = add_body(facts, name, trust)
        said = facts.subject("body-record", name, trust).a("BodyRecord").evidence(evidence)
        said.both("skos:prefLabel", row.text("name_zh"), row.text("name_en"))
        said.link("describedBody", body).code("bodyKind", "body", row.text("kind"))
        if parent := row.text("parent"):
            said.link("partOfBody", add_body(facts, parent, trust))

"""Search records (检索记录): what was looked for, where, when and by whom, as facts."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.model.row import Row
from stdgraph.model.trust import Trust
from stdgraph.rdf.facts import Facts


def add_searches(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``searches.csv``: industry, level, source, query, date, who, hits; one record a row."""
    for row in rows:
        date = row.date("date")
        label = "--".join(row.text(c) for c in ("industry", "level", "source", "query", "date"))
        search = facts.subject("search", label, Trust.STATED).a("SearchRecord")
        industry = facts.subject("industry", row.text("industry"), Trust.STATED)
        search.link("searchedIndustry", industry)
        search.code("searchedLevel", "level", row.text("level"))
        search.text("searchedSource", row.text("source")).text("searchQuery", row.text("query"))
        search.day("searchedOn", date.latest if date else None)
        search.text("searchedBy", row.text("who")).integer("searchHits", row.integer("hits"))
        search.text("note", row.text("note")).code("confidence", "trust", Trust.STATED)

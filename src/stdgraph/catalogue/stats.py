"""What the graph holds and how complete it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stdgraph.catalogue.gaps import data_date
from stdgraph.rdf.summary import Summary, summary
from stdgraph.store.port import Store


def graph_summary(store: Store) -> Summary:
    """Return the counts by class, code and field, and the pilots beside the published totals."""
    return summary(store.select)


def summary_record(store: Store) -> dict[str, Any]:
    """Return the summary as JSON, with the day that its states speak of.

    Raises:
        NotFound: the graph has no data date.
    """
    return {"as_of": data_date(store).isoformat(), **asdict(graph_summary(store))}

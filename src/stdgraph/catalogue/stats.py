"""What the graph holds and how complete it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stdgraph.catalogue.followed import Seen
from stdgraph.catalogue.gaps import data_date
from stdgraph.rdf.summary import Summary, follow_summary, summary
from stdgraph.store.port import Store


def graph_summary(store: Store) -> Summary:
    """Return the counts by class, code and field, and the pilots beside the published totals."""
    return summary(store.select)


def follow_graph_summary(found: Summary, seen: Seen) -> Summary:
    """Return the summary after a change, as ``graph_summary`` gives it."""
    return follow_summary(seen.store.select, found, *seen.sides, seen.subjects)


def summary_record(store: Store, found: Summary | None = None) -> dict[str, Any]:
    """Return the summary as JSON, with the day that its states speak of.

    ``found`` is what ``graph_summary`` gives, where it was read already.

    Raises:
        NotFound: the graph has no data date.
    """
    return {"as_of": data_date(store).isoformat(), **asdict(found or graph_summary(store))}

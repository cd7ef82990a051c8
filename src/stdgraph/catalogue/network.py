"""The network of standards as a whole, and the same as a file for other programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from stdgraph.analysis.network_files import EDGE_HEADS, WRITERS, as_graph, edge_rows
from stdgraph.analysis.network_shape import clusters, cycles, dependence, orphans
from stdgraph.analysis.network_times import ages, delays, overlaps
from stdgraph.catalogue.gaps import data_date
from stdgraph.errors import Message
from stdgraph.model.impact import Link
from stdgraph.model.networks import Networks
from stdgraph.rdf.links import links
from stdgraph.rdf.network_rows import documents, parts
from stdgraph.store.port import Store
from stdgraph.tabular.csv_table import write_table

FILE_FORMS = ("graphml", "gexf", "csv", "cytoscape")
NOT_ALL = Message(
    "只依据已收录的关系：没有收录关系不等于没有关系。",
    "Only recorded links count: a link that is not recorded may well exist.",
)


def networks(store: Store) -> Networks:
    """Return what the network of documents shows.

    Raises:
        NotFound: the graph has no data date.
    """
    nodes, found = documents(store.select), _links(store)
    return Networks(
        len(nodes),
        dict(sorted(Counter(link.kind for link in found).items())),
        cycles(found),
        orphans(nodes, found),
        dependence(found),
        clusters(nodes, found),
        overlaps(nodes),
        ages(nodes, data_date(store)),
        delays(nodes),
    )


def network_file(store: Store, form: str) -> str:
    """Return documents and links as text of one of ``FILE_FORMS``; csv holds the links alone."""
    found = _links(store)
    if form == "csv":
        return write_table(EDGE_HEADS, edge_rows(found))
    return WRITERS[form](as_graph(documents(store.select), found))


def _links(store: Store) -> tuple[Link, ...]:
    return (*links(store.select), *parts(store.select))


def networks_record(found: Networks, most: int | None = None) -> dict[str, Any]:
    """Return it as JSON; ``most`` cuts the lists of dependence, orphans and overlaps."""
    record = asdict(found)
    for name in ("dependence", "orphans", "overlaps"):
        record[f"{name}_total"] = len(record[name])
        record[name] = record[name][:most]
    record["ages"]["on"] = found.ages.on.isoformat()
    record["ages"]["by_years"] = {str(k): v for k, v in found.ages.by_years.items()}
    record["delays"]["by_year"] = {
        str(year): {"standards": count, "median_months": months}
        for year, (count, months) in found.delays.by_year.items()
    }
    record["ages"]["oldest"] = [
        {"number": number, "years": years} for number, years in found.ages.oldest
    ]
    record["notes"] = {"zh": [NOT_ALL.zh], "en": [NOT_ALL.en]}
    return record

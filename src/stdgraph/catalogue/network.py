"""The network of standards as a whole, and the same as a file for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from stdgraph.analysis.network_files import EDGE_HEADS, WRITERS, as_graph, edge_rows
from stdgraph.analysis.network_known import known
from stdgraph.analysis.network_picture import picture
from stdgraph.analysis.network_shape import clusters, cycles, dependence, orphans
from stdgraph.analysis.network_times import ages, delays, overlaps
from stdgraph.catalogue.followed import Seen
from stdgraph.catalogue.gaps import data_date
from stdgraph.model.impact import Link
from stdgraph.model.network_picture import Picture
from stdgraph.model.network_words import NOT_ALL
from stdgraph.model.networks import SERIES, Networks, Node
from stdgraph.rdf import observations
from stdgraph.rdf.facts_read import triple_of
from stdgraph.rdf.links import links
from stdgraph.rdf.network_rows import CLASSES, PROPERTIES, documents, parts
from stdgraph.store.port import Store
from stdgraph.tabular.csv_table import write_table

FILE_FORMS = ("graphml", "gexf", "csv", "cytoscape")
LEADING = 25  # documents at the head of a list whose titles a survey knows


@dataclass(frozen=True, slots=True)
class Survey:
    """What the network shows, a picture of its largest clusters, and documents by number.

    ``documents`` are those that lead a list or stand in the picture; ``series`` are the numbers
    that name a series of parts and no document of its own.
    """

    networks: Networks
    picture: Picture
    documents: Mapping[str, Node]
    series: frozenset[str]


def is_touched(seen: Seen) -> bool:
    """Tell whether a change may change what ``survey`` finds.

    Observations of coverage are none of it, nor are searches, pilots and the like, whose names and
    trust are told by the same properties. What is of no class may be a document later.
    """
    then, now = seen.sides
    for quad in seen.delta.removed | seen.delta.added:
        subject, name, _ = triple_of(quad)
        if quad.graph == observations.GRAPH or name.partition("@")[0] not in PROPERTIES:
            continue
        classes = {*then.all("type", subject), *now.all("type", subject)}
        if not classes or classes & CLASSES:
            return True
    return False


def networks(store: Store) -> Networks:
    """Return what the network of documents shows.

    Raises:
        NotFound: the graph has no data date.
    """
    return _networks(store, documents(store.texts), _links(store))


def survey(store: Store) -> Survey:
    """Return what the network shows, with what a page needs to show it.

    Raises:
        NotFound: the graph has no data date.
    """
    nodes, found = documents(store.texts), _links(store)
    shown = _networks(store, nodes, found)
    series = frozenset(link.target for link in found if link.kind == "partOf")
    drawn = picture((*nodes, *(Node(n, SERIES, "") for n in series)), found, shown.clusters)
    leading = _leading(shown) | {spot.node.number for f in drawn.frames for spot in f.spots}
    led = {node.number: node for node in nodes if node.number in leading}
    return Survey(shown, drawn, led, series)


def _leading(found: Networks) -> set[str]:
    return {
        *(d.number for d in found.dependence[:LEADING]),
        *found.orphans[:LEADING],
        *(number for number, _ in found.ages.oldest),
    }


def _networks(store: Store, nodes: Sequence[Node], found: Sequence[Link]) -> Networks:
    return Networks(
        len(nodes),
        known(nodes, found),
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
    return WRITERS[form](as_graph(documents(store.texts), found))


def _links(store: Store) -> tuple[Link, ...]:
    return (*links(store.texts), *parts(store.select))


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

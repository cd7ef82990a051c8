"""The formats of answers and graphs: their media types, file endings and what each can hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from stdgraph.errors import BadUsage, Message

Holds = Literal["rows", "graph", "dataset"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format; ``aliases`` are further media types that are understood for it.

    ``holds``: rows of a SELECT or the truth of an ASK; triples; or triples in named graphs.
    """

    name: str
    media_type: str
    endings: tuple[str, ...]
    holds: Holds
    aliases: tuple[str, ...] = ()


JSON = Format(
    "json", "application/sparql-results+json", ("srj", "json"), "rows", ("application/json",)
)
XML = Format(
    "xml", "application/sparql-results+xml", ("srx",), "rows", ("application/xml", "text/xml")
)
CSV = Format("csv", "text/csv", ("csv",), "rows")
TSV = Format("tsv", "text/tab-separated-values", ("tsv",), "rows")
TURTLE = Format("turtle", "text/turtle", ("ttl",), "graph", ("application/x-turtle",))
NTRIPLES = Format("ntriples", "application/n-triples", ("nt",), "graph", ("text/plain",))
JSONLD = Format("jsonld", "application/ld+json", ("jsonld",), "dataset", ("application/json",))
RDFXML = Format(
    "rdfxml", "application/rdf+xml", ("rdf", "owl", "xml"), "graph", ("application/xml", "text/xml")
)
NQUADS = Format("nquads", "application/n-quads", ("nq",), "dataset", ("text/x-nquads",))
TRIG = Format("trig", "application/trig", ("trig",), "dataset", ("application/x-trig",))

# In the order in which they are offered: the first is the default.
ROW_FORMATS = (JSON, XML, CSV, TSV)
GRAPH_FORMATS = (TURTLE, NTRIPLES, JSONLD, RDFXML, NQUADS, TRIG)
FORMATS = ROW_FORMATS + GRAPH_FORMATS


def format_named(name: str) -> Format:
    """Return the format called ``name`` on the command line; raises BadUsage."""
    for format_ in FORMATS:
        if format_.name == name:
            return format_
    known = ", ".join(format_.name for format_ in FORMATS)
    raise BadUsage(
        Message(f"没有名为 {name} 的格式。", f"There is no format {name}."),
        Message(f"可用：{known}。", f"Use one of: {known}."),
    )


def graph_format_of_media_type(media_type: str) -> Format | None:
    """Return the RDF format of a ``Content-Type`` value, its parameters left aside."""
    bare = media_type.partition(";")[0].strip().lower()
    for format_ in GRAPH_FORMATS:
        if bare == format_.media_type or bare in format_.aliases:
            return format_
    return None


def graph_format_of_path(path: PurePath) -> Format:
    """Return the RDF format that a file's ending names; raises BadUsage."""
    ending = path.suffix.lstrip(".").lower()
    for format_ in GRAPH_FORMATS:
        if ending in format_.endings:
            return format_
    known = ", ".join(f".{format_.endings[0]}" for format_ in GRAPH_FORMATS)
    raise BadUsage(
        Message(
            f"{path.name} 的扩展名不是 RDF 格式。", f"{path.name} has no ending of an RDF format."
        ),
        Message(
            f"请用 --format 指明格式，或改为 {known} 之一。",
            f"Name it with --format, or use one of {known}.",
        ),
    )

"""Reading another document, and how a statement is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdgraph import names
from stdgraph.model.dossier import Mark, Other
from stdgraph.rdf.near import Near
from stdgraph.rdf.rows import number_or_none

# What a thing is told as, where it has several of these classes.
KINDS = ("Standard", "PlanItem", "Amendment", "MentionedStandard", "StandardWork")
_LANGS = ("zh", "en")
_DIGITS = re.compile(r"(\d+)")


def fetch_others(near: Near, iris: Iterable[str]) -> None:
    """Fetch what is said of other documents, and of the latest editions of works among them."""
    wanted = list(iris)
    near.fetch(wanted)
    near.fetch(latest for iri in wanted if (latest := near.one(iri, "latestEdition")))


def other_of(near: Near, iri: str, printed: str = "") -> Other:
    """Return a document or work; ``printed`` is its number where a statement gives its own."""
    classes = near.classes(iri)
    kind = next((kind for kind in KINDS if kind in classes), "")
    latest = near.one(iri, "latestEdition") if kind == "StandardWork" else ""
    known = latest or iri
    # A work bears a number for each of its prefixes: GB/T 1 goes before GB 1.
    number = max((said.text for said in near.of(iri, "number")), default="")
    return Other(
        iri=iri,
        number=printed or number or iri.rpartition("/")[2],
        kind=kind,
        titles=titles_of(near, known),
        status=near.code(known, "status") or "unknown",
        issued=near.date(known, "issued"),
        implemented=near.date(known, "implemented"),
        withdrawn=near.date(known, "withdrawnOn"),
        year=number_or_none(near.one(iri, "numberYear")),
        latest=near.one(latest, "number") if latest else "",
    )


def titles_of(near: Near, iri: str, name: str = "dcterms:title") -> dict[str, str]:
    """Return a thing's titles by language."""
    found = ((lang, near.label(iri, name, lang)) for lang in _LANGS)
    return {lang: said.text for lang, said in found if said}


def mark_of(near: Near, iri: str) -> Mark:
    """Return how the statement that a node stands for is known."""
    return Mark(
        trust=near.code(iri, "confidence") or trust_of(_graph(near, iri)),
        source=near.one(iri, "dcterms:source"),
        source_kind=near.code(iri, "sourceKind"),
        read_on=near.one(iri, "sourceReadOn"),
        verified_on=near.one(iri, "verifiedOn"),
        verified_in=near.one(iri, "verifiedIn"),
        note=near.one(iri, "note"),
        reasons=titles_of(near, iri, "reason"),
    )


def trust_of(graph: str) -> str:
    """Return the trust that a graph stands for, empty where its name is none of ours."""
    return graph.removeprefix(names.GRAPH) if graph.startswith(names.GRAPH) else ""


def natural(number: str) -> list[tuple[int, str]]:
    """Return what numbers are sorted by: part 2 goes before part 10."""
    return [(int(bit), "") if bit.isdigit() else (0, bit) for bit in _DIGITS.split(number)]


def _graph(near: Near, iri: str) -> str:
    return next((said.graph for said in near.of(iri, "rdf:type")), "")

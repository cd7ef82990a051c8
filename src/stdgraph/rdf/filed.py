"""Reading which standards are filed under the categories and dimensions of the guides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stdgraph.rdf.facts_read import FactsRead, Triple, classes_of, whole
from stdgraph.rdf.rows import Texts

_READ = ("number", "title", "status", "category", "dimensionValue")


@dataclass(frozen=True, slots=True)
class Filed:
    """A standard that isn't withdrawn, with the IRIs of what it is filed under itself."""

    number: str
    title_zh: str
    title_en: str
    categories: tuple[str, ...]
    values: tuple[str, ...]


def filed_standards(texts: Texts) -> dict[str, Filed]:
    """Return every standard that isn't withdrawn and is filed under something, by IRI."""
    facts = FactsRead(_triples(texts))
    found = ((iri, filed(facts, iri)) for iri in facts.of("type"))
    return {iri: standard for iri, standard in found if standard}


def _triples(texts: Texts) -> Iterator[Triple]:
    yield from classes_of(texts, ("Standard",))
    yield from whole(texts, _READ)


def filed(facts: FactsRead, iri: str) -> Filed | None:
    """Return a standard as it is filed; None for what is none, is withdrawn, or not filed."""
    categories, values = facts.all("category", iri), facts.all("dimensionValue", iri)
    in_force = (it for it in facts.all("status", iri) if not it.endswith("/status-withdrawn"))
    if "Standard" not in facts.all("type", iri) or not (categories or values):
        return None
    if not any(in_force):
        return None
    return Filed(
        facts.one("number", iri),
        facts.one("title@zh", iri),
        facts.one("title@en", iri),
        tuple(sorted(categories)),
        tuple(sorted(values)),
    )


def wider_categories(texts: Texts) -> Mapping[str, set[str]]:
    """Return the categories above each category, by IRI."""
    found: dict[str, set[str]] = {}
    for narrow, wide in texts("xw", "?x a sg:Category ; sg:broaderTransitive ?w"):
        found.setdefault(narrow, set()).add(wide)
    return found

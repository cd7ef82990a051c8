"""Reading the dossier of a record: one pass outward from it, a thing fetched once."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph import names
from stdgraph.catalogue.dossier.lineage import read_line
from stdgraph.catalogue.dossier.others import mark_of, other_of, trust_of
from stdgraph.catalogue.dossier.surroundings import (
    read_filings,
    read_pilots,
    read_reviews,
    read_statements,
)
from stdgraph.catalogue.dossier.tying import IN, read_ties
from stdgraph.catalogue.dossier.tying import OUT as LINKS
from stdgraph.model.dossier import Dossier, Fact, Group
from stdgraph.numbers import StandardNumber
from stdgraph.rdf import states
from stdgraph.rdf.near import Near, local
from stdgraph.rdf.relations import REFERENCE_LINK
from stdgraph.rdf.rows import Select
from stdgraph.rdf.terms import Iri

# A date is given as printed and as the years and days that it can mean: the first tells it all.
_SPELT_OUT = ("Year", "Earliest", "Latest")
_LABELS = ("skos:prefLabel", "dcterms:title", "rdfs:label")
# Told by the ties, the filings and the history rather than as facts.
_TOLD_ELSEWHERE = {
    *LINKS,
    *IN,
    *REFERENCE_LINK.values(),
    *("replacedBy", "partlyReplacedBy", "statusStatement", "review"),
}


def dossier(
    select: Select, near: Near, iri: str, number: StandardNumber, more: Group | None = None
) -> Dossier:
    """Return the dossier of the record ``iri``, whose number is ``number``.

    ``near`` may hold what was fetched of it already; ``more`` is a group of ties to show more of.
    """
    pointing = near.pointing(iri)
    ties = read_ties(near, iri, pointing, more)
    line = read_line(near, iri, pointing)
    categories, industries = read_filings(near, pointing)
    facts = tuple(_facts(near, iri))
    return Dossier(
        own=other_of(near, iri),
        number=number,
        as_of=states.data_date(select),
        mark=mark_of(near, iri),
        unverified=frozenset(local(f.predicate) for f in facts if f.trust == "recalled"),
        stated=read_statements(near, iri),
        facts=facts,
        labels=_labels(near, facts),
        ties=ties,
        line=line,
        reviews=read_reviews(near, iri),
        categories=categories,
        industries=industries,
        pilots=read_pilots(near, pointing),
    )


def _facts(near: Near, iri: str) -> Iterable[Fact]:
    said = near.said(iri)
    printed = {local(s.predicate) for s in said}
    for each in sorted(said, key=lambda s: (s.predicate, s.lang, s.text)):
        name = local(each.predicate)
        stem = next((name.removesuffix(end) for end in _SPELT_OUT if name.endswith(end)), name)
        if name in _TOLD_ELSEWHERE or (stem != name and stem in printed):
            continue
        is_thing = isinstance(each.term, Iri)
        yield Fact(each.predicate, each.text, each.lang, is_thing, trust_of(each.graph))


def _labels(near: Near, facts: Iterable[Fact]) -> dict[str, dict[str, str]]:
    """Return what properties and things are called, by language (empty: of no language)."""
    iris = {fact.predicate for fact in facts}
    iris |= {fact.value for fact in facts if fact.is_thing}
    iris = {iri for iri in iris if not iri.startswith(names.RDF)}
    near.fetch(iris)
    found: dict[str, dict[str, str]] = {}
    for iri in iris:
        own: dict[str, str] = {}
        for name in _LABELS:
            for said in near.of(iri, name):
                own.setdefault(said.lang, said.text)
        if own:
            found[iri] = own
    return found

"""What else stands around a record: statements of its state, reviews, filings, pilots."""

from __future__ import annotations

from collections.abc import Mapping

from stdgraph.catalogue.dossier.others import mark_of, titles_of
from stdgraph.model.dossier import Filed, Pilot, Review, Stated
from stdgraph.rdf.near import Near

Pointing = Mapping[str, tuple[str, ...]]


def read_statements(near: Near, iri: str) -> tuple[Stated, ...]:
    """Return what sources said of the record's state."""
    nodes = sorted(said.text for said in near.of(iri, "statusStatement"))
    near.fetch(nodes)
    return tuple(
        Stated(near.code(n, "statesStatus"), near.one(n, "statedOn"), mark_of(near, n))
        for n in nodes
    )


def read_reviews(near: Near, iri: str) -> tuple[Review, ...]:
    """Return the reviews of the record, in the order of their dates."""
    nodes = sorted(said.text for said in near.of(iri, "review"))
    near.fetch(nodes)
    found = (
        Review(
            near.date(n, "reviewed"),
            near.code(n, "reviewConclusion"),
            mark_of(near, n),
        )
        for n in nodes
    )
    return tuple(sorted(found, key=lambda r: r.on.printed if r.on else ""))


def read_filings(near: Near, pointing: Pointing) -> tuple[tuple[Filed, ...], tuple[Filed, ...]]:
    """Return under which categories the record is filed, and at which industries, with why."""
    nodes = pointing.get("filedStandard", ())
    near.fetch(nodes)
    near.fetch(near.one(n, name) for n in nodes for name in ("filedUnder", "filedIndustry"))
    categories, industries = [], []
    for node in nodes:
        if category := near.one(node, "filedUnder"):
            categories.append(_category(near, node, category))
        elif industry := near.one(node, "filedIndustry"):
            labels = titles_of(near, industry, "skos:prefLabel")
            code, role = near.one(industry, "skos:notation"), near.code(node, "industryRole")
            industries.append(Filed(industry, code, labels, "", role, mark_of(near, node)))
    return (
        tuple(sorted(categories, key=lambda f: (f.edition, f.code))),
        tuple(sorted(industries, key=lambda f: f.code)),
    )


def _category(near: Near, node: str, category: str) -> Filed:
    edition = near.one(near.one(category, "edition"), "editionId")
    labels = titles_of(near, category, "skos:prefLabel")
    code = near.one(category, "skos:notation")
    return Filed(category, code, labels, edition, near.code(node, "basis"), mark_of(near, node))


def read_pilots(near: Near, pointing: Pointing) -> tuple[Pilot, ...]:
    """Return the recorded pilots that apply the record or have it in their standards cluster."""
    how = dict.fromkeys(pointing.get("appliesStandard", ()), "applies")
    for cluster in pointing.get("hasPart", ()):
        for pilot in near.pointing(cluster).get("formsCluster", ()):
            how.setdefault(pilot, "cluster")
    near.fetch(how)
    return tuple(
        Pilot(
            iri,
            near.one(iri, "dcterms:identifier"),
            titles_of(near, iri),
            near.one(iri, "pilotYear"),
            kind,
            mark_of(near, iri),
        )
        for iri, kind in sorted(how.items())
    )

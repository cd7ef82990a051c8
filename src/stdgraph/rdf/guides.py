"""Guides, their editions, category trees, crosswalks and dimensions, as facts.

A guide is a kind of thing: a second guide of the same skeleton is more rows, not more code.
"""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph import names
from stdgraph.model.row import Row
from stdgraph.model.trust import Trust
from stdgraph.rdf.facts import Facts, Subject
from stdgraph.rdf.industries import MATCHES, judged
from stdgraph.rdf.terms import Iri

DEFAULT_GUIDE = "im"
SKOS_KINDS = frozenset(MATCHES)
CROSSWALK_REASON = (
    "由两版的类目名称判断，未读到官方对照。",
    "Judged from the categories' names in both editions; no official crosswalk was read.",
)
INDUSTRY_REASON = (
    "行业代码由我们按名称对应 GB/T 4754-2017。",
    "The GB/T 4754-2017 codes were assigned by us from the name.",
)


class CategoryIndex:
    """Finds a category by edition and either its code or its slug."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index the rows of ``categories.csv``."""
        self._names: dict[tuple[str, str], str] = {}
        for row in rows:
            name = category_name(row)
            for key in (row.text("code"), row.text("slug")):
                if key:
                    self._names[row.text("edition"), key] = name

    def find(self, edition: str, key: str) -> str | None:
        """Return the category's name in its IRI, or None when the edition has no such category."""
        return self._names.get((edition, key))


def category_name(row: Row) -> str:
    """Return a category's name in its IRI: edition and code, or slug where it has no code."""
    return f"{row.text('edition')}-{row.text('code') or row.text('slug')}"


def add_guides(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``guides.csv``: the guides themselves."""
    for row in rows:
        guide = facts.subject("guide", row.text("guide"), Trust.STATED).a("Guide")
        guide.both("skos:prefLabel", row.text("title_zh"), row.text("title_en"))


def add_editions(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``editions.csv``; fields in ``recalled_fields`` go to the graph of recalled facts."""
    previous: dict[str, Subject] = {}
    for row in rows:
        recalled = set(row.several("recalled_fields"))

        def on(field: str, edition: Subject, recalled: set[str] = recalled) -> Subject:
            return edition.as_trust(Trust.RECALLED if field in recalled else Trust.STATED)

        guide = row.text("guide") or DEFAULT_GUIDE
        edition = facts.subject("edition", row.text("edition"), Trust.STATED)
        edition.a("GuideEdition", "skos:ConceptScheme").text("editionId", row.text("edition"))
        edition.link("guide", facts.subject("guide", guide, Trust.STATED))
        edition.both("dcterms:title", row.text("title_zh"), row.text("title_en"))
        on("document_number", edition).text("documentNumber", row.text("document_number"))
        edition.text("issuedBy", row.text("issued_by"))
        on("issue_date", edition).partial("issued", row.date("issue_date"))
        on("notice_date", edition).partial("noticeDated", row.date("notice_date"))
        on("headline_targets", edition).text("headlineTargets", row.text("headline_targets"))
        edition.evidence(row.evidence())
        edition.link("previousEdition", previous.get(guide))
        previous[guide] = edition


def add_categories(facts: Facts, rows: Iterable[Row], index: CategoryIndex) -> None:
    """Add ``categories.csv``: one concept a row, each below its parent of the same edition."""
    for row in rows:
        trust = row.evidence()
        edition = facts.subject("edition", row.text("edition"), trust.trust)
        category = facts.subject("category", category_name(row), trust.trust)
        category.a("Category", "skos:Concept").link("skos:inScheme", edition)
        category.link("edition", edition).text("slug", row.text("slug"))
        category.integer("categoryLevel", row.integer("level"))
        category.code("part", "part", row.text("part"))
        category.both("skos:prefLabel", row.text("name_zh"), row.text("name_en"))
        category.evidence(trust)
        if row.text("code"):
            # A corroborated code was seen in an index that doesn't name the guide: not read.
            coded = category.as_trust(Trust.RECALLED)
            coded.text("skos:notation", row.text("code"))
            coded.code("codeConfidence", "trust", row.text("code_confidence"))
        parent = index.find(row.text("edition"), row.text("parent"))
        if parent:
            category.link("skos:broader", facts.subject("category", parent, trust.trust))
        else:
            category.link("skos:topConceptOf", edition)


def add_crosswalk(facts: Facts, rows: Iterable[Row], index: CategoryIndex) -> None:
    """Add ``crosswalk.csv``: one judgement a row, and SKOS mappings where the row is one."""
    for row in rows:
        kind = row.text("relation")
        ends: dict[str, Subject | None] = {}
        for side in ("from", "to"):
            edition, key = row.text(f"{side}_edition"), row.text(f"{side}_code")
            name = index.find(edition, key) if key else None
            ends[side] = facts.subject("category", name, Trust.JUDGED) if name else None
        label = "--".join(
            f"{row.text(f'{s}_edition')}-{row.text(f'{s}_code') or 'nothing'}"
            for s in ("from", "to")
        )
        move = facts.subject("move", label, Trust.JUDGED).a("CategoryMove")
        move.code("moveKind", "move", kind).text("note", row.text("note"))
        move.code("endsConfidence", "trust", row.text("ends_confidence"))
        for side, ends_at in (("from", "moveFrom"), ("to", "moveTo")):
            edition_iri = facts.subject("edition", row.text(f"{side}_edition"), Trust.JUDGED)
            move.link(f"{side}Edition", edition_iri).link(ends_at, ends[side])
        judged(move, *CROSSWALK_REASON)
        if kind in SKOS_KINDS and ends["from"] and ends["to"]:
            ends["from"].link(f"skos:{kind}", ends["to"])


def add_dimensions(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``dimensions.csv``: the values of the three dimensions, by edition."""
    for row in rows:
        evidence = row.evidence()
        name = "-".join(row.text(c) for c in ("edition", "dimension", "order"))
        value = facts.subject("dimension", name, evidence.trust).a("DimensionValue", "skos:Concept")
        value.link("edition", facts.subject("edition", row.text("edition"), evidence.trust))
        dimension = row.text("dimension")
        scheme = facts.subject("scheme", dimension, Trust.STATED).a("skos:ConceptScheme")
        scheme.link("dimension", Iri(names.code("dimension", dimension)))
        value.link("skos:inScheme", scheme)
        value.link("dimension", Iri(names.code("dimension", dimension)))
        value.integer("order", row.integer("order"))
        value.both("skos:prefLabel", row.text("name_zh"), row.text("name_en")).evidence(evidence)


def add_guide_industries(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``guide_industries.csv``: industries named by an edition, with codes mapped by us."""
    for row in rows:
        evidence = row.evidence()
        label = f"{row.text('edition')}-{row.text('name_zh')}"
        named = facts.subject("guide-industry", label, evidence.trust).a("GuideIndustry")
        named.link("edition", facts.subject("edition", row.text("edition"), evidence.trust))
        named.both("skos:prefLabel", row.text("name_zh"), row.text("name_en")).evidence(evidence)
        mapping = named.as_trust(Trust.JUDGED)
        for code in row.several("gbt4754_codes"):
            mapping.link("mappedIndustry", facts.subject("industry", code, Trust.JUDGED))
        if row.several("gbt4754_codes"):
            mapping.both("reason", *INDUSTRY_REASON)

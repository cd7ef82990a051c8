"""Reading from a graph what it holds and how complete it is."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.rdf.rows import Select, rows

CLASSES = (
    "Standard",
    "PlanItem",
    "MentionedStandard",
    "StandardWork",
    "Relation",
    "GuideEdition",
    "Category",
    "Industry",
    "Province",
    "PilotProject",
    "PilotMention",
    "Enterprise",
    "PublishedTotal",
    "Announcement",
    "SearchRecord",
)
CLASS_COUNTS = (
    "SELECT ?name (COUNT(DISTINCT ?x) AS ?n) WHERE { VALUES ?class { "
    + " ".join(f"sg:{name}" for name in CLASSES)
    + ' } ?x a ?class BIND(STRAFTER(STR(?class), "#") AS ?name) } GROUP BY ?name'
)
CODED = """
SELECT ?name (COUNT(DISTINCT ?x) AS ?n) WHERE {{
  ?x a sg:Standard ; sg:{property} ?code BIND(STRAFTER(STR(?code), "{scheme}-") AS ?name)
}} GROUP BY ?name ORDER BY DESC(?n) ?name"""
PILOT_YEARS = """
SELECT ?year (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p a sg:PilotProject ; sg:pilotYear ?year }
GROUP BY ?year ORDER BY ?year"""
PILOT_TOTALS = """
SELECT ?first ?last (MAX(?projects) AS ?n) WHERE {
  ?t a sg:PublishedTotal ; sg:periodStart ?first ; sg:periodEnd ?last ; sg:projects ?projects ;
     sg:totalStage code:total-final . FILTER NOT EXISTS { ?t sg:region ?r }
} GROUP BY ?first ?last ORDER BY ?first ?last"""
PROMISES = """
SELECT ?zh ?en ?state ?on WHERE {
  ?a sg:announcementKind code:announcement-promise ; skos:prefLabel ?zh, ?en ;
     sg:announcedOn ?on ; sg:promiseState ?s .
  FILTER(LANG(?zh) = "zh") FILTER(LANG(?en) = "en")
  BIND(STRAFTER(STR(?s), "promise-") AS ?state)
} ORDER BY ?zh"""
FIELDS = """
SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a sg:Standard ; {path} ?value {filter} }}"""
FIELD_PATHS = {
    "title_zh": ("dcterms:title", 'FILTER(LANG(?value) = "zh")'),
    "title_en": ("dcterms:title", 'FILTER(LANG(?value) = "en")'),
    "published": ("sg:issued", ""),
    "effective": ("sg:implemented", ""),
    "committee": ("sg:responsibleBody", ""),
    "ics": ("sg:ics", ""),
    "ccs": ("sg:ccs", ""),
    "guide_code": ("sg:category", ""),
    "gbt4754_code": ("sg:inIndustry", ""),
    "source_url": ("dcterms:source", ""),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of the ministry: what, when, and where it stands (kept, open, not-judged)."""

    zh: str
    en: str
    state: str
    on: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a graph holds: counts by class, code, field; pilots by year beside published totals."""

    classes: dict[str, int]
    statuses: dict[str, int]
    parts: dict[str, int]
    confidence: dict[str, int]
    fields: dict[str, int]
    pilots: dict[str, int]
    pilot_totals: dict[str, int]
    promises: tuple[Promise, ...]


def _counts(select: Select, query: str, key: str = "name") -> dict[str, int]:
    return {row[key]: int(row["n"]) for row in rows(select(query))}


def summary(select: Select) -> Summary:
    """Return the summary of the graph that ``select`` asks."""
    found = _counts(select, CLASS_COUNTS)
    totals = {
        row["first"] if row["first"] == row["last"] else f"{row['first']}-{row['last']}": int(
            row["n"]
        )
        for row in rows(select(PILOT_TOTALS))
    }
    return Summary(
        classes={name: found.get(name, 0) for name in CLASSES},
        statuses=_counts(select, CODED.format(property="status", scheme="status")),
        parts=_counts(select, CODED.format(property="part", scheme="part")),
        confidence=_counts(select, CODED.format(property="confidence", scheme="trust")),
        fields={
            name: next(
                int(row["n"]) for row in rows(select(FIELDS.format(path=path, filter=condition)))
            )
            for name, (path, condition) in FIELD_PATHS.items()
        },
        pilots=_counts(select, PILOT_YEARS, "year"),
        pilot_totals=totals,
        promises=tuple(
            Promise(row["zh"], row["en"], row["state"], row["on"]) for row in rows(select(PROMISES))
        ),
    )

"""Reading from a graph what it holds and how complete it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdgraph.rdf.facts_read import FactsRead
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


# The same as they stand in facts that were read (``facts_read``).
_FIELD_FACTS = {
    **{name: path.partition(":")[2] for name, (path, _) in FIELD_PATHS.items()},
    "title_zh": "title@zh",
    "title_en": "title@en",
}
# What is counted by code: each with its property and the scheme of its codes.
CODES = {
    "statuses": ("status", "status"),
    "parts": ("part", "part"),
    "confidence": ("confidence", "trust"),
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
    return _with_words(
        select,
        classes={name: found.get(name, 0) for name in CLASSES},
        fields={
            name: next(
                int(row["n"]) for row in rows(select(FIELDS.format(path=path, filter=condition)))
            )
            for name, (path, condition) in FIELD_PATHS.items()
        },
        pilots=_counts(select, PILOT_YEARS, "year"),
        **{
            name: _counts(select, CODED.format(property=property_, scheme=scheme))
            for name, (property_, scheme) in CODES.items()
        },
    )


def follow_summary(
    select: Select, old: Summary, before: FactsRead, after: FactsRead, subjects: Iterable[str]
) -> Summary:
    """Return the summary after a change, as ``summary`` gives it.

    ``before`` and ``after`` are what was and is said of the subjects of the change.
    """
    things = list(subjects)
    gone, come = (_counted(facts, things) for facts in (before, after))

    def now(name: str) -> dict[str, int]:
        counts = Counter(getattr(old, name))
        counts.update(come[name])
        counts.subtract(gone[name])
        return counts

    return _with_words(
        select,
        classes={name: now("classes")[name] for name in CLASSES},
        fields={name: now("fields")[name] for name in FIELD_PATHS},
        pilots={year: n for year, n in sorted(now("pilots").items()) if n},
        **{name: _most_first(now(name)) for name in CODES},
    )


def _with_words(select: Select, **counts: dict[str, int]) -> Summary:
    """Return counts with what was published and promised, which is little and is read each time."""
    totals = {
        row["first"] if row["first"] == row["last"] else f"{row['first']}-{row['last']}": int(
            row["n"]
        )
        for row in rows(select(PILOT_TOTALS))
    }
    promises = tuple(
        Promise(row["zh"], row["en"], row["state"], row["on"]) for row in rows(select(PROMISES))
    )
    return Summary(pilot_totals=totals, promises=promises, **counts)


def _counted(facts: FactsRead, subjects: Iterable[str]) -> dict[str, Counter[str]]:
    """Count what things add to a summary, by its fields."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for iri in subjects:
        classes = facts.all("type", iri)
        found["classes"].update(classes)
        if "PilotProject" in classes:
            found["pilots"].update(facts.all("pilotYear", iri))
        if "Standard" not in classes:
            continue
        for name, (property_, scheme) in CODES.items():
            codes = {v.partition(f"{scheme}-")[2] for v in facts.all(property_, iri)}
            found[name].update(codes)
        found["fields"].update(name for name, its in _FIELD_FACTS.items() if facts.all(its, iri))
    return found


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(((k, n) for k, n in counts.items() if n), key=lambda it: (-it[1], it[0])))

"""Reading from a graph what happened to standards since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stdgraph.rdf.rows import Select, rows

EVENTS = """
SELECT DISTINCT ?number ?what ?day ?zh ?en ?confidence WHERE {{
  VALUES (?property ?what) {{
    (sg:issued "issued") (sg:implemented "implemented") (sg:inForceUntil "ended")
  }}
  ?d a sg:Standard ; sg:number ?number ; sg:confidence ?c ; ?property ?day .
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
  BIND(STR(?day) AS ?text) FILTER(STRLEN(?text) = 10 && ?text >= "{since}" && ?text <= "{until}")
  OPTIONAL {{ ?d dcterms:title ?zh FILTER(LANG(?zh) = "zh") }}
  OPTIONAL {{ ?d dcterms:title ?en FILTER(LANG(?en) = "en") }}
}} ORDER BY DESC(?text) ?number"""

PILOTS = """
SELECT DISTINCT ?id ?zh ?en ?confidence WHERE {
  ?p a sg:PilotProject ; dcterms:identifier ?id ; sg:confidence ?c .
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
  OPTIONAL { ?p dcterms:title ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?p dcterms:title ?en FILTER(LANG(?en) = "en") }
} ORDER BY ?id"""


@dataclass(frozen=True, slots=True)
class Event:
    """A standard was issued, was implemented or ended on a day that was read in full."""

    number: str
    what: str
    day: str
    title_zh: str
    title_en: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Pilot:
    """A recorded pilot project's title, and whether a source confirms it."""

    title_zh: str
    title_en: str
    confirmed: bool


def events(select: Select, since: date, until: date) -> tuple[Event, ...]:
    """Return what happened from ``since`` to ``until``, the latest first."""
    query = EVENTS.format(since=since.isoformat(), until=until.isoformat())
    return tuple(
        Event(r["number"], r["what"], r["day"], r["zh"], r["en"], r["confidence"] == "stated")
        for r in rows(select(query))
    )


def reported_pilots(select: Select) -> dict[str, Pilot]:
    """Return every recorded pilot by identifier."""
    return {
        row["id"]: Pilot(row["zh"], row["en"], row["confidence"] == "stated")
        for row in rows(select(PILOTS))
    }

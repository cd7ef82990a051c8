"""Reading from a graph the facts that decide a document's state, and the states of another day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from stdgraph.model.dates import PartialDate
from stdgraph.model.standard import Status
from stdgraph.model.status import Life, State, state_on
from stdgraph.rdf.derived import INTERNATIONAL
from stdgraph.rdf.rows import Select, date_or_none, rows

DATA_DATE = "SELECT ?day WHERE { ?dataset sg:asOf ?day } ORDER BY DESC(?day) LIMIT 1"

# The part of a query that reads a document ?d's life; `life_of` reads its solutions.
LIFE = """
  ?d sg:level ?l . BIND(STRAFTER(STR(?l), "level-") AS ?level)
  OPTIONAL { ?d sg:statusStatement/sg:statesStatus ?s }
  BIND(STRAFTER(STR(?s), "status-") AS ?stated)
  OPTIONAL { ?d sg:issued ?issued }
  OPTIONAL { ?d sg:implemented ?implemented }
  OPTIONAL { ?d sg:withdrawnOn ?withdrawn }"""

LIVES = (
    "SELECT ?d ?level ?stated ?issued ?implemented ?withdrawn WHERE {"
    " VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ." + LIFE + " }"
)

SUCCESSORS = """
SELECT ?old ?implemented ?issued ?level WHERE {
  ?x a sg:Replacement ; sg:relationFrom ?new ; sg:relationTo ?old ;
     sg:replacementScope ?scope ; sg:confidence code:trust-stated .
  FILTER(?scope != code:scope-part)
  ?new sg:level ?l . BIND(STRAFTER(STR(?l), "level-") AS ?level)
  OPTIONAL { ?new sg:implemented ?implemented }
  OPTIONAL { ?new sg:issued ?issued }
}"""

Successors = Mapping[str, list[PartialDate | None]]


def data_date(select: Select) -> date | None:
    """Return the day that the graph's states speak of, or None for a graph without one."""
    for row in rows(select(DATA_DATE)):
        return date.fromisoformat(row["day"])
    return None


def successors(select: Select) -> Successors:
    """Return when each replaced document's successors come into force, by the document's IRI."""
    found: dict[str, list[PartialDate | None]] = defaultdict(list)
    for row in rows(select(SUCCESSORS)):
        begins = row["implemented"] or (row["issued"] if row["level"] in INTERNATIONAL else "")
        found[row["old"]].append(date_or_none(begins))
    return found


def life_of(row: Mapping[str, str], stated_on: date, ends: Successors) -> Life:
    """Return a document's life from a solution of a query that holds ``LIFE``."""
    return Life(
        stated=Status(row["stated"] or "unknown"),
        stated_on=stated_on,
        issued=date_or_none(row["issued"]),
        implemented=date_or_none(row["implemented"]),
        withdrawn=date_or_none(row["withdrawn"]),
        superseded=tuple(ends.get(row["d"], ())),
        international=row["level"] in INTERNATIONAL,
    )


def states(select: Select, as_of: date, stated_on: date) -> dict[str, State]:
    """Return the state of every standard and plan item on ``as_of``, by IRI.

    ``stated_on`` is the day on which the sources' words about states hold.
    """
    ends = successors(select)
    return {row["d"]: state_on(life_of(row, stated_on, ends), as_of) for row in rows(select(LIVES))}

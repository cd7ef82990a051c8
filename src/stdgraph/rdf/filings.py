"""Reading what is filed where: each document with what a rule of counting asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from stdgraph.model.dates import PartialDate
from stdgraph.model.gap import FiledDocument
from stdgraph.model.standard import IndustryRole, StandardObject, Status
from stdgraph.model.status import Life, State, state_on
from stdgraph.rdf.derived import INTERNATIONAL
from stdgraph.rdf.facts_read import FactsRead
from stdgraph.rdf.rows import Select, Texts, date_or_none, day_or_none, number_or_none, rows

Code = TypeVar("Code", bound=StrEnum)

# The five years in which a national standard is to be reviewed (Standardization Law, article 29).
REVIEW_YEARS = 5

# Which properties are read of documents for counting, and which besides for each purpose.
COUNTED = (
    "level",
    "status",
    "isEditionOf",
    "partOf",
    "category",
    "dimensionValue",
    "filedStandard",
    "filedIndustry",
    "industryRole",
    "adopts",
    "replacedBy",
    "latestEdition",
    "review",
    "reviewedLatest",
    "resultedIn",
)
SHOWN = ("number", "confidence")
LIVED = (
    "statusStatement",
    "statesStatus",
    "issued",
    "implemented",
    "withdrawnOn",
    "relationFrom",
    "relationTo",
    "replacementScope",
)
PLAN = "PlanItem"
_PATTERNS = {
    PLAN: "?s a sg:PlanItem BIND(?s AS ?o)",
    # What goes without saying isn't read: most documents are standards of a counted object.
    "documentType": (
        "VALUES ?o { code:doctype-guiding-technical-document code:doctype-amendment } "
        "?s sg:documentType ?o"
    ),
    "confidence": "?s sg:level ?l ; sg:confidence ?o",
    # Filings under categories are read from the documents' own links.
    "filedStandard": "?s sg:filedIndustry ?i ; sg:filedStandard ?o",
    # Of editions and works only those that somebody adopts are asked about.
    "replacedBy": "?d sg:adopts ?s . ?s sg:replacedBy ?o",
    "latestEdition": "?d sg:adopts ?e . ?e sg:isEditionOf ?s . ?s sg:latestEdition ?o",
    "numberYear": (
        "{ ?d sg:adopts ?s } UNION { ?d sg:adopts/sg:isEditionOf/sg:latestEdition ?s } "
        "?s sg:numberYear ?o"
    ),
    "relationFrom": "?s a sg:Replacement ; sg:relationFrom ?o",
    "relationTo": "?s a sg:Replacement ; sg:relationTo ?o",
    "relationTrust": "?s a sg:Replacement ; sg:confidence ?o",
}
_ALWAYS = (PLAN, "documentType", "objectOfStandardization", "numberYear")


@dataclass(frozen=True, slots=True)
class Day:
    """The day whose states are asked for, and the day that the graph's own states speak of."""

    asked: date
    stated: date


def read_facts(texts: Texts, day: Day, *, shown: bool = True) -> FactsRead:
    """Read every fact that filings and states are made from.

    ``shown`` reads what a list shows besides what it counts: numbers and confidence.
    """
    names = [*COUNTED, *_ALWAYS, *(SHOWN if shown else ())]
    if day.asked != day.stated or _lacking(texts):
        names += [*LIVED, "relationTrust"]
    elif shown:
        names.append("issued")
    return FactsRead(
        (subject, name, value)
        for name in dict.fromkeys(names)
        for subject, value in texts("so", _PATTERNS.get(name, f"?s sg:{name} ?o"))
    )


def _lacking(texts: Texts) -> bool:
    """Tell whether a document that is filed has no derived state, as in a foreign graph."""
    lacking = texts("d", "?f sg:filedStandard ?d FILTER NOT EXISTS { ?d sg:status ?s }")
    return any(True for _ in lacking)


def industry_codes(select: Select) -> Mapping[str, str]:
    """Return the industries' codes by IRI."""
    query = "SELECT ?i ?code WHERE { ?i a sg:Industry ; skos:notation ?code }"
    return {row["i"]: row["code"] for row in rows(select(query))}


def filed_documents(
    facts: FactsRead, day: Day, codes: Mapping[str, str], only: Iterable[str] | None = None
) -> Iterator[FiledDocument]:
    """Give each document once for each industry that it is filed at; ``codes`` are by IRI.

    One that is filed at no industry, but under a theme, comes once with an empty industry.
    ``only`` are the IRIs of the documents to give; None gives all.
    """
    filings = facts.back("filedStandard")
    reading = _Reading(facts, day)
    wanted = facts.of("level") if only is None else only
    for iri in wanted:
        document = reading.document(iri)
        if document is None:
            continue
        filed = False
        for filing in filings.get(iri, ()):
            if code := codes.get(facts.one("filedIndustry", filing)):
                filed = True
                said = facts.code("industryRole", filing)
                role = known(IndustryRole, said) or IndustryRole.NOT_JUDGED
                yield replace(document, industry=code, role=role)
        if not filed and document.themes:
            yield document


class _Reading:
    """Makes documents of facts, each without an industry yet."""

    def __init__(self, facts: FactsRead, day: Day) -> None:
        self.facts = facts
        self.day = day
        self._replacing = facts.back("relationTo")

    def document(self, iri: str) -> FiledDocument | None:
        facts = self.facts
        level, kind = facts.code("level", iri), facts.code("documentType", iri)
        # An amendment never counts as a standard, and what came of a plan counts in its place.
        if not level or kind == "amendment" or self._has_resulted(iri):
            return None
        return FiledDocument(
            number=facts.one("number", iri),
            work=facts.one("isEditionOf", iri) or iri,
            industry="",
            role=IndustryRole.NOT_JUDGED,
            level=level,
            document_type=kind or "standard",
            object=known(StandardObject, facts.code("objectOfStandardization", iri)),
            state=self._state(iri, level),
            planned=bool(facts.all(PLAN, iri)),
            confirmed=facts.code("confidence", iri) == "stated",
            outdated=self._outdated(iri),
            series=facts.one("partOf", iri),
            themes=frozenset(
                local_name(t)
                for t in (*facts.all("category", iri), *facts.all("dimensionValue", iri))
            ),
        )

    def _has_resulted(self, iri: str) -> bool:
        """Tell whether a standard with a record of its own (so with a state) came of a plan."""
        facts = self.facts
        return any(facts.all("status", standard) for standard in facts.all("resultedIn", iri))

    def _state(self, iri: str, level: str) -> State:
        facts = self.facts
        derived = known(Status, facts.code("status", iri))
        if derived and self.day.asked == self.day.stated:
            return State(derived)
        said = [facts.code("statesStatus", s) for s in facts.all("statusStatement", iri)]
        return state_on(
            Life(
                stated=known(Status, min(said, default="")) or Status.UNKNOWN,
                stated_on=self.day.stated,
                issued=self._date("issued", iri),
                implemented=self._date("implemented", iri),
                withdrawn=self._date("withdrawnOn", iri),
                superseded=tuple(self._successors(iri)),
                international=level in INTERNATIONAL,
            ),
            self.day.asked,
        )

    def _successors(self, iri: str) -> Iterator[PartialDate | None]:
        facts = self.facts
        for relation in self._replacing.get(iri, ()):
            trust = facts.code("relationTrust", relation) or facts.code("confidence", relation)
            # Only a replacement has a scope.
            scope = facts.code("replacementScope", relation)
            if trust == "stated" and scope and scope != "part":
                new = facts.one("relationFrom", relation)
                begins = self._date("implemented", new)
                abroad = facts.code("level", new) in INTERNATIONAL
                yield begins or (self._date("issued", new) if abroad else None)

    def _date(self, name: str, iri: str) -> PartialDate | None:
        return date_or_none(self.facts.one(name, iri))

    def _outdated(self, iri: str) -> bool:
        sources = self.facts.all("adopts", iri)
        return any(map(self._revised, sources)) or self._review_overdue(iri)

    def _revised(self, source: str) -> bool:
        """Tell whether an adopted edition was revised: replaced, or a later one is recorded."""
        facts = self.facts
        year = _year(facts.one("numberYear", source))
        later = [
            newest
            for work in facts.all("isEditionOf", source)
            for newest in facts.all("latestEdition", work)
            if 0 < year < _year(facts.one("numberYear", newest))
        ]
        return any(map(self._out, (*facts.all("replacedBy", source), *later)))

    def _out(self, edition: str) -> bool:
        """Tell whether an edition was issued by the day; of the graph's own day that is sure."""
        if self.day.asked == self.day.stated:
            return True
        issued = self._date("issued", edition)
        if issued is None:
            return self.day.asked >= self.day.stated
        return issued.certainly_by(self.day.asked)

    def _review_overdue(self, iri: str) -> bool:
        """Tell whether the last recorded review is too old; without one nothing is known."""
        read = (self.facts.one("reviewedLatest", r) for r in self.facts.all("review", iri))
        days = [d for d in map(day_or_none, read) if d is not None and d <= self.day.asked]
        return bool(days) and _years_after(max(days), REVIEW_YEARS) < self.day.asked


@cache
def known(codes: type[Code], text: str) -> Code | None:
    """Return the code that a text is, None where the list doesn't have it (a foreign graph)."""
    return codes(text) if text in set(codes) else None


def local_name(iri: str) -> str:
    """Return the last segment of an IRI: an entity's name under its kind."""
    return iri.rpartition("/")[2]


def _year(text: str) -> int:
    return number_or_none(text) or 0


def _years_after(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)

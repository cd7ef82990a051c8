"""What a change of quads touches of all that is counted: whole works, before it and after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.model.gap import Rule, Search
from stdgraph.rdf.facts import TYPE
from stdgraph.rdf.facts_read import FactsRead, Triple
from stdgraph.rdf.filings import PLAN
from stdgraph.rdf.rows import Select, day_or_none, number_or_none, rows
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.vicinity import quads_at

_PLAN_ITEM = names.term(PLAN)
_MANY = 60  # targets that a query names one by one
# What leads from a document to things that it is judged by, and the property that such a thing
# has: its change is one of the document.
_LEADING = {
    "statusStatement": "statesStatus",
    "review": "reviewedLatest",
    "adopts": "level",
    "resultedIn": "level",
}


def read_around(select: Select, delta: Delta) -> Reading:
    """Read what ``delta`` touches.

    A document is touched where its own facts, filings, statements, reviews or adopted sources
    change, and with it every edition and part of the works that it belongs to on either side.
    """
    reading = Reading(select, delta)
    subjects = _subjects(delta)
    reading.read(subjects)
    touched = reading.touched_documents(subjects)
    reading.read(touched)
    reading.documents = touched | reading.same_works(touched)
    reading.read(reading.documents)
    reading.read(reading.pointing("filedStandard", reading.documents))
    reading.read(reading.beside(reading.documents))
    return reading


class Reading:
    """Quads read so far, each subject once, seen before and after a change.

    ``documents`` are those of every work that the change touches; all IRIs.
    """

    def __init__(self, select: Select, delta: Delta) -> None:
        """Take the graph's ``select`` before the change, and the change; nothing is read yet."""
        self._select = select
        self._delta = delta
        self._read: set[str] = set()
        self._quads: set[Quad] = set()
        self._all = FactsRead(())
        self.documents: set[str] = set()

    def read(self, iris: Iterable[str]) -> None:
        """Read what is said of more subjects."""
        new = set(iris) - self._read
        self._read |= new
        if new:
            self._quads |= quads_at(self._select, new, "subject")
        self._all = FactsRead(map(_triple, self._quads | self._delta.added))

    def sides(self) -> tuple[FactsRead, FactsRead]:
        """Return the facts before the change and after it."""
        after = (self._quads - self._delta.removed) | self._delta.added
        return FactsRead(map(_triple, self._quads)), FactsRead(map(_triple, after))

    def pointing(self, name: str, targets: Iterable[str]) -> set[str]:
        """Return what leads to ``targets`` by a property, before the change or after it."""
        wanted = set(targets)
        if not wanted:
            return set()
        found = {row["s"] for row in rows(self._select(_pointing(name, wanted)))}
        back = self._all.back(name)
        return found | {s for target in wanted for s in back.get(target, ())}

    def include_lives(self) -> None:
        """Read what decides states on another day than the graph's own: statements, successors."""
        leading = {s for d in self.documents for s in self._all.all("statusStatement", d)}
        self.read(leading | self.pointing("relationTo", self.documents))
        relations = self._all.of("replacementScope")
        self.read({new for r in relations for new in self._all.all("relationFrom", r)})

    def touched_documents(self, subjects: Iterable[str]) -> set[str]:
        """Return the documents that subjects are, belong to, or decide upon."""
        here = set(subjects)
        documents = {s for s in here if self._all.all("level", s)}
        documents |= {d for s in here for d in self._all.all("filedStandard", s)}
        for name, mark in _LEADING.items():
            documents |= self.pointing(name, (s for s in here if self._all.all(mark, s)))
        editions = self.pointing("isEditionOf", (s for s in here if self._is_work(s)))
        return documents | self.pointing("adopts", editions)

    def _is_work(self, iri: str) -> bool:
        return bool(self._all.all("latestEdition", iri))

    def same_works(self, documents: Iterable[str]) -> set[str]:
        """Return every edition and part of the works that documents belong to."""
        found: set[str] = set()
        for name in ("isEditionOf", "partOf"):
            found |= self.pointing(name, {w for d in documents for w in self._all.all(name, d)})
        return found

    def beside(self, documents: Iterable[str]) -> set[str]:
        """Return reviews, results and adopted sources of documents, with the sources' works."""
        links = ("review", "resultedIn", "adopts")
        found = {iri for d in documents for name in links for iri in self._all.all(name, d)}
        self.read(found)
        works = {w for iri in found for w in self._all.all("isEditionOf", iri)}
        self.read(works)
        return {e for w in works for e in self._all.all("latestEdition", w)}

    @property
    def searched(self) -> set[str]:
        """The industries whose search records the change touches."""
        return {i for s in _subjects(self._delta) for i in self._all.all("searchedIndustry", s)}

    def searches(
        self, industries: Iterable[str], codes: Mapping[str, str], rule: Rule
    ) -> Mapping[str, list[Search]]:
        """Return the search records of industries after the change that fit the rule, by code."""
        self.read(self.pointing("searchedIndustry", industries))
        _before, after = self.sides()
        found: dict[str, list[Search]] = defaultdict(list)
        for record, targets in after.of("searchedIndustry").items():
            level, on = after.code("searchedLevel", record), after.one("searchedOn", record)
            day, hits = day_or_none(on), number_or_none(after.one("searchHits", record))
            if level in rule.levels and day is not None and day <= rule.as_of:
                for code in filter(None, map(codes.get, targets)):
                    found[code].append(Search(code, "", day, "", hits or 0, level))
        return found


def _subjects(delta: Delta) -> set[str]:
    """Return what a change says something of; blank nodes are nothing that is counted."""
    return {q.subject.value for q in delta.removed | delta.added if isinstance(q.subject, Iri)}


def _pointing(name: str, targets: set[str]) -> str:
    """Return the query for what leads to ``targets``.

    Each target has a pattern of its own: given all of them in one list, an engine was seen to go
    through everything that has the property. Where they are many that is the shorter way.
    """
    if len(targets) > _MANY:
        values = " ".join(f"<{iri}>" for iri in sorted(targets))
        return f"SELECT ?s WHERE {{ VALUES ?o {{ {values} }} ?s sg:{name} ?o }}"
    patterns = " UNION ".join(f"{{ ?s sg:{name} <{iri}> }}" for iri in sorted(targets))
    return f"SELECT ?s WHERE {{ {patterns} }}"


def _triple(quad: Quad) -> Triple:
    subject = quad.subject.value
    if quad.predicate == TYPE:
        # The class of plan items is the one class that counting asks for.
        return subject, PLAN if quad.object.value == _PLAN_ITEM else "", subject
    return subject, quad.predicate.value.rpartition("#")[2], quad.object.value

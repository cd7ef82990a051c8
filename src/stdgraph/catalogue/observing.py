"""Keeping the observations of coverage: built whole, and brought up to date with every change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stdgraph import names
from stdgraph.analysis.tally import (
    Scene,
    Tally,
    difference,
    has_standard,
    observe,
    observed,
)
from stdgraph.analysis.tree import Tree
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.gaps import default_rule
from stdgraph.catalogue.observed_around import Reading, read_around
from stdgraph.model.gap import IndustryLevel, Rule, Search
from stdgraph.model.gap_words import rule_words
from stdgraph.model.observed import Counts, Observed, Place
from stdgraph.names import Names
from stdgraph.rdf import coverage_rows, observations, states, themes
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.filings import Day, filed_documents, industry_codes, read_facts
from stdgraph.rdf.observations import GRAPH
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.formats import NQUADS, NTRIPLES
from stdgraph.store.port import Store
from stdgraph.store.vicinity import quads_at

# A change of these changes what is observed, not only what is counted there.
_STRUCTURE = frozenset(
    Iri(iri)
    for iri in (
        names.SKOS + "broader",
        names.SKOS + "notation",
        names.term("industryLevel"),
        names.term("asOf"),
        names.term("edition"),
    )
)
MOST_QUADS = 10_000  # of a change that is followed; building anew takes less for a larger one
NOTHING = Delta(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class _Ground:
    """What observing stands on and hardly any change touches; ``version`` is the store's."""

    version: str
    scene: Scene
    codes: Mapping[str, str]


def observe_everything(store: Store) -> None:
    """Build all observations anew in a graph of their own, in place of those that are there.

    A graph without a data date keeps none.
    """
    new = {f"{q.subject} {q.predicate} {q.object} ." for q in all_observations(store)}
    old = set(b"".join(store.dump(NTRIPLES, graph=names.COVERAGE)).decode().splitlines())
    if not old:
        # Sorted, so that the same graph always is stored in the same order.
        store.load("".join(f"{line[:-1]}{GRAPH} .\n" for line in sorted(new)).encode(), NQUADS)
        return
    steps = (("DELETE", old - new), ("INSERT", new - old))
    text = " ;\n".join(
        f"{word} DATA {{ GRAPH {GRAPH} {{ {' '.join(sorted(lines))} }} }}"
        for word, lines in steps
        if lines
    )
    if text:
        store.update(text)


def store_has(store: Store) -> bool:
    """Tell whether a store keeps observations."""
    return observations.is_kept(store.select, Names(store.base_iri))


def all_observations(store: Store) -> set[Quad]:
    """Return the quads of every observation, as building them anew gives them.

    Raises:
        NotFound: the graph has no data date.
    """
    day = states.data_date(store.select)
    if day is None:
        return set()
    ground = _ground(store)
    days = Day(day, day)
    documents = filed_documents(read_facts(store.texts, days, shown=False), days, ground.codes)
    found = observe(ground.scene, documents, _searches(store, ground.scene.rule))
    own = Facts(Names(store.base_iri))
    observations.add_data_sets(own, rule_words(ground.scene.rule))
    return own.quads | observations.observation_quads(found, own.names, day)


def _ground(store: Store) -> _Ground:
    """Read what observing stands on; raises NotFound for a graph without a data date."""
    version, select = store.version(), store.select
    scene = Scene(
        Tree(coverage_rows.industries(select)),
        {theme.key: theme for theme in themes.themes(select) if not theme.dimension},
        default_rule(store, IndustryLevel.GROUP),
    )
    return _Ground(version, scene, industry_codes(select))


def _searches(store: Store, rule: Rule) -> Mapping[str, list[Search]]:
    found: dict[str, list[Search]] = defaultdict(list)
    for search in coverage_rows.searches(store.select):
        if search.level in rule.levels and search.on <= rule.as_of:
            found[search.industry].append(search)
    return found


class Observer:
    """Says what a change of a store changes in its observations.

    What observing stands on is read once, and again when somebody else has changed the store.
    """

    def __init__(self, store: Store) -> None:
        """Take the store."""
        self._store = store
        self._names = Names(store.base_iri)
        self._held: _Ground | None = None

    def follow(self, delta: Delta) -> Delta | None:
        """Return the change of the observations that goes with ``delta``, to be made with it.

        None where the change is one of industries, categories or the data date, or large: then
        ``observe_everything`` is to be called once it is made.
        """
        if not store_has(self._store) or self._ends(delta):
            return NOTHING
        quads = delta.removed | delta.added
        if len(quads) > MOST_QUADS or any(quad.predicate in _STRUCTURE for quad in quads):
            return None
        ground = self._ground()
        rule, reading = ground.scene.rule, read_around(self._store.select, delta)
        day = Day(rule.as_of, rule.as_of)
        before, after = (
            list(filed_documents(facts, day, ground.codes, reading.documents))
            for facts in reading.sides()
        )
        changed = difference(ground.scene, before, after)
        searched = filter(None, map(ground.codes.get, reading.searched))
        return self._delta(ground, changed, searched, reading)

    def made(self) -> None:
        """Take note that the store was changed by what was followed, and by nothing else."""
        if self._held is not None:
            version, held = self._store.version(), self._held
            self._held = _Ground(version, held.scene, held.codes)

    def _ends(self, delta: Delta) -> bool:
        """Tell whether a change takes the observations themselves away."""
        iri = self._names.entity("coverage", "industries")
        return any(quad.subject.value == iri for quad in delta.removed)

    def _ground(self) -> _Ground:
        if self._held is None or self._held.version != self._store.version():
            self._held = _ground(self._store)
        return self._held

    def _delta(
        self, ground: _Ground, changed: Tally, searched: Iterable[str], reading: Reading
    ) -> Delta:
        scene = ground.scene
        places = {*changed, *((code, "") for code in searched if scene.observes(code))}
        places |= {parent for place in changed if (parent := scene.parent(place))}
        if not places:
            return NOTHING
        by_iri = {observations.place_iri(self._names, place): place for place in places}
        found = quads_at(self._store.select, by_iri, "subject")
        old = {quad for quad in found if quad.graph == GRAPH}
        kept = {by_iri[iri]: kept for iri, kept in observations.kept_counts(old).items()}
        industries = [self._names.entity("industry", code) for code, key in places if not key]
        searches = reading.searches(industries, ground.codes, scene.rule)
        stored = {place: kept.get(place, ({}, 0)) for place in places}
        now = _observed(scene, stored, changed, searches)
        new = observations.observation_quads(now, self._names, scene.rule.as_of)
        return Delta(frozenset(old - new), frozenset(new - old))


def _observed(
    scene: Scene,
    stored: Mapping[Place, tuple[Counts, int]],
    changed: Tally,
    searches: Mapping[str, list[Search]],
) -> Iterator[Observed]:
    """Return the observations of places after a change of their counts."""
    now = {place: Counter(counts) for place, (counts, _) in stored.items()}
    flips: Counter[Place] = Counter()
    for place, counts in changed.items():
        before = has_standard(now[place])
        now[place].update(counts)
        if (parent := scene.parent(place)) and has_standard(now[place]) != before:
            flips[parent] += -1 if before else 1
    for place, counts in now.items():
        if all(place) and not any(n > 0 for n in counts.values()):
            continue  # a cell is observed only where something is filed
        found = searches.get(place[0], ()) if not place[1] else ()
        yield observed(scene, place, counts, stored[place][1] + flips[place], found)

"""Bringing a newer release's bundled data to a graph, as one change that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stdgraph import names
from stdgraph.catalogue.build import build
from stdgraph.catalogue.changes.delta import Delta, held
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.refusals import rules_broken
from stdgraph.catalogue.history.past import past_graph
from stdgraph.catalogue.history.points import START
from stdgraph.catalogue.release.content import Content, content_of
from stdgraph.catalogue.release.digest import digest
from stdgraph.catalogue.release.noted import note, noted_content, noted_digest
from stdgraph.catalogue.release.three_ways import Plan, Side, plan
from stdgraph.catalogue.workspace import fill_from
from stdgraph.errors import Conflict, Message, NotFound
from stdgraph.model.change import Author, Change
from stdgraph.names import Names
from stdgraph.rdf.terms import Quad
from stdgraph.store.opening import open_store
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade would do; ``delta`` leaves what is undecided as it is."""

    digest: str
    release: Content
    plan: Plan
    delta: Delta

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the graph holds all of the release already."""
        return not (self.plan.undecided or self.delta.removed or self.delta.added)


def find_upgrade(store: Store, ontology: Path, decided: Mapping[str, Side]) -> Upgrade | None:
    """Compare three ways and return what an upgrade would do; nothing is stored.

    None where the graph was filled from, or brought to, that very release.

    Raises:
        NotFound: the graph was not filled from a release, or has no data date.
        StoreError: the graph can't be read.
    """
    noted = noted_digest(store.home)
    if store.home is None or noted is None:
        raise _not_filled()
    if noted == digest(ontology):
        return None
    theirs = content_of_release(ontology, store.base_iri)
    ours = content_of(store)
    base = noted_content(store.home) or _first(store)
    found = plan(base.rows, ours.rows, theirs.rows, decided)
    after = replace(theirs, rows=found.rows)
    delta = _delta(store, (base, ours), (theirs, after))
    return Upgrade(digest(ontology), theirs, found, delta)


def carry_out(desk: Desk, upgrade: Upgrade, author: Author) -> Change | None:
    """Store an upgrade as one change, and note the release; None where nothing changes.

    Raises:
        Conflict: something is undecided.
        RulesBroken: a rule would be broken that isn't broken now.
        StoreError: nothing was stored.
    """
    if upgrade.plan.undecided:
        raise _undecided(len(upgrade.plan.undecided))
    change = None
    if not upgrade.changes_nothing:
        effect = desk.effect(upgrade.delta)
        if effect.violations:
            raise rules_broken(effect)
        change = desk.apply(upgrade.delta, upgrade.plan.changes, author)
    note(desk.store.home, upgrade.digest, upgrade.release)
    return change


def content_of_release(ontology: Path, base_iri: str) -> Content:
    """Return what a release holds whose ontology and tables lie in a folder.

    Raises:
        BadInput: a table that can't be read.
    """
    store = open_store(None, base_iri=base_iri)
    try:
        fill_from(store, ontology)
        return content_of(store)
    finally:
        store.close()


def _first(store: Store) -> Content:
    with past_graph(store, START) as first:
        return content_of(first)


def _delta(store: Store, before: tuple[Content, Content], after: tuple[Content, Content]) -> Delta:
    (base, ours), (theirs, wanted) = before, after
    old, new = (_built(store, content) for content in (ours, wanted))
    going = (old - new) | (base.statements - theirs.statements)
    coming = (new - old) | theirs.statements
    return held(store.select, going, coming)


def _built(store: Store, content: Content) -> set[Quad]:
    quads = build(content.tables(), Names(store.base_iri)).quads
    # The data set's own description comes whole from the release.
    return {quad for quad in quads if quad.graph.value != names.DATASET}


def _not_filled() -> NotFound:
    return NotFound(
        Message(
            "这个图谱不是由随附数据填充的，没有可升级的内容。",
            "This graph was not filled from bundled data; there is nothing to upgrade.",
        ),
        Message("要加入数据请用 stdgraph import。", "To add data, use stdgraph import."),
    )


def _undecided(count: int) -> Conflict:
    return Conflict(
        Message(
            f"有 {count} 条记录在此处和新版中都被改过，没有保存任何内容。",
            f"{count} records were changed here and in the release; nothing was stored.",
        ),
        Message(
            "请逐条决定：--take ours 标准号 或 --take theirs 标准号；其余用 rest。",
            "Decide on each: --take ours NUMBER or --take theirs NUMBER; “rest” stands for the"
            " others.",
        ),
    )

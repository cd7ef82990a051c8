"""The records that a change of statements touches, before and after it."""

from __future__ import annotations

from stdgraph.catalogue.changes.delta import Delta
from stdgraph.model.change import RecordChange
from stdgraph.rdf.read_rows import OWNERS, standard_rows
from stdgraph.rdf.terms import Iri
from stdgraph.store.port import Store
from stdgraph.store.vicinity import Vicinity

# More records than this are not told one by one.
_MOST = 100
_DOCUMENTS = ("/id/standard/", "/id/plan/", "/id/amendment/")


def touched_records(store: Store, delta: Delta) -> tuple[RecordChange, ...]:
    """Return standards and plan items whose fields ``delta`` changes; none where they are many."""
    nodes = {iri for iri in delta.subjects if iri.startswith(store.base_iri)}
    if not nodes or len(nodes) > 10 * _MOST:
        return ()
    near = Vicinity(store.select, OWNERS)
    near.include(nodes)
    owners = {
        quad.object.value
        for quad in near.quads() | delta.added
        if quad.predicate.value in OWNERS
        and quad.subject.value in nodes
        and isinstance(quad.object, Iri)
    }
    documents = sorted({n for n in nodes | owners if any(part in n for part in _DOCUMENTS)})
    if not documents or len(documents) > _MOST:
        return ()
    near.include(documents)
    before = {row["number"]: row for row in standard_rows(near.select, documents)}
    near.change(delta.removed, delta.added)
    after = {row["number"]: row for row in standard_rows(near.select, documents)}
    changes = (
        RecordChange(number, _filled(before.get(number)), _filled(after.get(number)))
        for number in sorted({*before, *after})
    )
    return tuple(change for change in changes if change.fields())


def _filled(row: dict[str, str] | None) -> dict[str, str] | None:
    return None if row is None else {name: value for name, value in row.items() if value}

"""Finding records of any kind by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.catalogue.changes.neighbourhood import document_iri
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.names import Names, path_name
from stdgraph.numbers import parse_number
from stdgraph.rdf.read_rows import OWNERS, standard_rows
from stdgraph.rdf.read_tables import table_rows
from stdgraph.store.port import Store
from stdgraph.store.vicinity import Vicinity

# More than so many standards are read by reading all.
_ONE_BY_ONE = 200


def find_row(store: Store, kind: RecordKind, key: str) -> dict[str, str] | None:
    """Return a record's fields, or None; the key may be in the form that paths have.

    Raises:
        BadNumber, BadInput: the key can't be read.
    """
    if kind is STANDARDS:
        key = parse_number(key).canonical
        return recorded_rows(store, kind, [key]).get(key)
    wanted = path_name(key)
    found = table_rows(store.select, kind)
    return next((row for row in found if path_name(key_of(kind, row)) == wanted), None)


def recorded_rows(store: Store, kind: RecordKind, keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the fields of those of some records that are there, by key."""
    wanted = frozenset(keys)
    if kind is STANDARDS and len(wanted) <= _ONE_BY_ONE:
        names = Names(store.base_iri)
        iris = [document_iri(names, parse_number(key)) for key in wanted]
        near = Vicinity(store.select, OWNERS)
        near.include(iris)
        return {row["number"]: row for row in standard_rows(near.select, iris)}
    rows = ((key_of(kind, row), row) for row in table_rows(store.select, kind))
    return {key: row for key, row in rows if key in wanted}

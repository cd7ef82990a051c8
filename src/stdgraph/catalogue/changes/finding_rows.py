"""Finding one record of any kind by its key."""

from __future__ import annotations

from stdgraph.catalogue.changes.neighbourhood import document_iri
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.model.record_kind import STANDARDS, RecordKind
from stdgraph.names import Names, path_name
from stdgraph.numbers import parse_number
from stdgraph.rdf.read_rows import standard_rows
from stdgraph.rdf.read_tables import table_rows
from stdgraph.store.port import Store
from stdgraph.store.vicinity import Vicinity


def find_row(store: Store, kind: RecordKind, key: str) -> dict[str, str] | None:
    """Return a record's fields, or None; the key may be in the form that paths have.

    Raises:
        BadNumber, BadInput: the key can't be read.
    """
    if kind is STANDARDS:
        iri = document_iri(Names(store.base_iri), parse_number(key))
        near = Vicinity(store.select)
        near.include([iri])
        return next(standard_rows(near.select, [iri]), None)
    wanted = path_name(key)
    found = table_rows(store.select, kind)
    return next((row for row in found if path_name(key_of(kind, row)) == wanted), None)

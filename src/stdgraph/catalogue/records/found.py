"""Finding the records of a kind that somebody wants to look after."""

from __future__ import annotations

from stdgraph.catalogue.changes.neighbourhood import document_iri
from stdgraph.model.record_kind import RELATIONS, RecordKind
from stdgraph.names import Names
from stdgraph.numbers import parse_number
from stdgraph.rdf.read_relations import relations_at
from stdgraph.rdf.read_tables import relation_row, table_rows
from stdgraph.store.port import Store


def records_found(store: Store, kind: RecordKind, text: str) -> list[dict[str, str]]:
    """Return the rows of a kind, by key: those that hold ``text`` in any field, in any case.

    There are too many relations to look through: theirs are those of the number ``text``, and
    without one there is nothing to list.

    Raises:
        BadNumber: relations are asked of what is no number.
    """
    if kind is RELATIONS:
        return _relations_of(store, text) if text else []
    wanted = text.casefold()
    found = table_rows(store.select, kind)
    return [row for row in found if any(wanted in value.casefold() for value in row.values())]


def _relations_of(store: Store, text: str) -> list[dict[str, str]]:
    end = [document_iri(Names(store.base_iri), parse_number(text))]
    found = {
        each.iri: relation_row(each.relation)
        for side in ("from", "to")
        for each in relations_at(store.select, end, side)
    }
    return sorted(found.values(), key=RELATIONS.key_of)

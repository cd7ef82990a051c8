"""Reading tables back as rows with their fields: the inverse of building them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from stdgraph.model.record_kind import KINDS, RELATIONS, STANDARDS, RecordKind
from stdgraph.model.relation import DEGREE_NOT_READ, DEGREES, Relation
from stdgraph.names import path_name
from stdgraph.rdf.read_relations import all_relations
from stdgraph.rdf.read_rows import standard_rows
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.table_columns import PLACES, Column, Place

_RECALLED = "GRAPH graph:recalled { ?s %s ?v }"


def table_rows(select: Select, kind: RecordKind) -> Iterator[dict[str, str]]:
    """Return every record of a kind as a row with the kind's fields, sorted by key.

    Several values of a cell are sorted, since the graph keeps no order of them; what is not
    recorded is an empty cell.
    """
    if kind is STANDARDS:
        yield from standard_rows(select)
        return
    found = (
        list(map(relation_row, all_relations(select)))
        if kind is RELATIONS
        else list(_read(select, PLACES[kind.name]).values())
    )
    for row in sorted(found, key=kind.key_of):
        yield {field: row.get(field, "") for field in kind.fields}


def row_at(select: Select, iri: str) -> tuple[RecordKind, dict[str, str]] | None:
    """Return the record whose page is at an IRI, with its kind; None where no table has one.

    Standards and relations aren't looked for: they are found by their numbers.
    """
    for name, place in PLACES.items():
        only = f"VALUES {place.shown} {{ <{iri}> }}"
        if name in KINDS and any(rows(select(f"SELECT ?s WHERE {{ {only} {place.pattern} }}"))):
            kind = KINDS[name]
            (row,) = _read(select, replace(place, pattern=f"{only} {place.pattern}")).values()
            return kind, {field: row.get(field, "") for field in kind.fields}
    return None


def iri_of(select: Select, kind: RecordKind, key: str) -> str | None:
    """Return the IRI at which the record of a key is shown, or None; as ``row_at``."""
    place = PLACES[kind.name]
    wanted = path_name(key)
    found = _read(select, place)
    subject = next((iri for iri, row in found.items() if path_name(kind.key_of(row)) == wanted), "")
    shown = rows(
        select(f"SELECT {place.shown} WHERE {{ VALUES ?s {{ <{subject}> }} {place.pattern} }}")
    )
    return next((row[place.shown[1:]] for row in shown), None)


def relation_row(relation: Relation) -> dict[str, str]:
    """Return a relation as a row of its table."""
    evidence = relation.evidence
    note = evidence.note or ""
    told = note.partition(";")[0].strip() in DEGREES
    known = relation.degree not in (DEGREE_NOT_READ, "") and not told
    return {
        "from_number": relation.source.canonical,
        "relation": str(relation.kind),
        "to_number": relation.target.canonical,
        "degree": relation.degree if known else "",
        "dated": {True: "true", False: "false", None: ""}[relation.dated],
        "reference_kind": _unless(str(relation.reference_kind), "unknown"),
        "replacement_scope": _unless(str(relation.scope), "unknown"),
        "transition_until": _day(relation.transition_until),
        "note": note,
        "source_url": evidence.url or "",
        "confidence": str(evidence.trust),
        "source_kind": str(evidence.kind),
        "retrieved": _day(evidence.age.read_on),
        "verified": _day(evidence.age.verified_on),
        "verified_source": evidence.age.verified_in or "",
    }


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _unless(value: str, nothing: str) -> str:
    return "" if value == nothing else value


def _read(select: Select, place: Place) -> dict[str, dict[str, str]]:
    """Return the rows of a table by the IRIs of ``?s``."""
    values: dict[str, dict[str, dict[int, set[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    for field, column in place.columns.items():
        for rank, path in enumerate(column.paths):
            for row in rows(select(_asked(place, column, path))):
                values[row["s"]][field][rank].add(_text(column, row["v"]))
    found = {iri: _cells(place, fields) for iri, fields in values.items()}
    for field, path in place.recallable.items():
        query = f"SELECT ?s WHERE {{ {place.pattern} {_RECALLED % path} }}"
        for row in rows(select(query)):
            cells = found[row["s"]]
            known = [*filter(None, cells.get("recalled_fields", "").split("; ")), field]
            cells["recalled_fields"] = "; ".join(sorted(known))
    return found


def _asked(place: Place, column: Column, path: str) -> str:
    leads = f"?s {path} ?v ." if path else "BIND(?s AS ?v)"
    filtered = f'FILTER(LANG(?v) = "{column.lang}")' if column.lang else ""
    return f"SELECT DISTINCT ?s ?v WHERE {{ {place.pattern} {leads} {filtered} }}"


def _text(column: Column, value: str) -> str:
    if column.prefix or column.name:
        return value.rpartition("#")[2].rpartition("/")[2].removeprefix(column.prefix)
    return value


def _cells(place: Place, fields: Mapping[str, Mapping[int, set[str]]]) -> dict[str, str]:
    cells = {}
    for field, column in place.columns.items():
        ranks = fields.get(field, {})
        first = ranks[min(ranks)] if ranks else {column.default}
        cells[field] = column.sign.join(sorted(first))
    return cells

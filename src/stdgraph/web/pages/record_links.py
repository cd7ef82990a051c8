"""What can be done from the page of a thing: change its record, or add one that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stdgraph.catalogue.changes.operations import key_of
from stdgraph.errors import Message
from stdgraph.model.record_kind import BODIES
from stdgraph.rdf.read_tables import row_at
from stdgraph.rdf.rows import Select, rows
from stdgraph.web.pages.addresses import address, new_address, record_address, search_address
from stdgraph.web.words.records import ACTS

Row = Mapping[str, str]
_BODY = "/id/body/"


@dataclass(frozen=True, slots=True)
class Link:
    """One thing to do, and where."""

    text: Message
    address: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A record that can be added from the page of another: what is taken over from that one."""

    act: str
    kind: str
    taken: Callable[[Row], Row]


def _category(row: Row) -> str:
    return row["code"] or row["slug"]


def _below(row: Row) -> Row:
    level = str(int(row["level"]) + 1) if row["level"].isdecimal() else ""
    parent = {"edition": row["edition"], "parent": _category(row), "level": level}
    return {**parent, "part": row["part"]}


_BESIDE: Mapping[str, tuple[Beside, ...]] = {
    "industries": (
        Beside("file_standard", "standards", lambda row: {"gbt4754_code": row["code"]}),
        Beside("file_pilot", "pilots", lambda row: {"gbt4754_code": row["code"]}),
    ),
    "categories": (
        Beside(
            "file_standard",
            "standards",
            lambda row: {"guide_code": f"{row['edition']}:{_category(row)}"},
        ),
        Beside("category_below", "categories", _below),
        Beside(
            "crosswalk",
            "crosswalks",
            lambda row: {"from_edition": row["edition"], "from_code": _category(row)},
        ),
    ),
    "editions": (
        Beside("category", "categories", lambda row: {"edition": row["edition"]}),
        Beside("guide_industry", "guide-industries", lambda row: {"edition": row["edition"]}),
    ),
    "provinces": (Beside("pilot", "pilots", lambda row: {"province_code": row["code"]}),),
}
# A field that people look for by name, on the form of the kind.
_FIELDS = {"pilots": (("file", "gbt4754_code"),), "guide-industries": (("file", "gbt4754_codes"),)}


def links_of(select: Select, iri: str, page: str) -> tuple[Link, ...]:
    """Return what can be done with the record that is shown at an IRI, whose page is ``page``."""
    found = row_at(select, iri)
    if found is None:
        return _undescribed(select, iri, page) if _BODY in iri else ()
    kind, row = found
    edit = address(record_address(kind.name, key_of(kind, row), "edit"), {"back": page})
    remove = record_address(kind.name, key_of(kind, row), "remove")
    is_industry = kind.name == "industries"
    return (
        Link(ACTS["edit"], edit),
        *([Link(ACTS["search"], search_address(row["code"], page))] if is_industry else ()),
        *(Link(ACTS[act], f"{edit}#f-{field}") for act, field in _FIELDS.get(kind.name, ())),
        *(
            Link(ACTS[it.act], new_address(it.kind, it.taken(row), page))
            for it in _BESIDE.get(kind.name, ())
        ),
        Link(ACTS["remove"], remove),
    )


def _undescribed(select: Select, iri: str, page: str) -> tuple[Link, ...]:
    """Return how to describe a body that is only named by standards."""
    names = rows(select(f"SELECT ?name WHERE {{ <{iri}> skos:prefLabel ?name }} LIMIT 1"))
    return tuple(
        Link(ACTS["describe"], new_address(BODIES.name, {"name": row["name"]}, page))
        for row in names
    )

"""From a table's row to a standard or a relation: the one place that knows the columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from stdgraph.errors import BadNumber, Message
from stdgraph.model.in_step import for_each, in_step
from stdgraph.model.relation import (
    DEGREE_NOT_READ,
    DEGREES,
    ReferenceKind,
    Relation,
    RelationKind,
    Scope,
)
from stdgraph.model.row import Row
from stdgraph.model.standard import IndustryRole, Part, Standard, StandardObject, Status
from stdgraph.numbers import StandardNumber, parse_number

_Value = TypeVar("_Value")
_FLAGS = {"true": True, "false": False, "": None}


def read_number(row: Row, column: str, value: str | None = None) -> StandardNumber:
    """Return the number in a cell (or one of its several values).

    Raises:
        BadInput: the number can't be read; the message names table, row and column.
    """
    try:
        return parse_number(row.text(column) if value is None else value)
    except BadNumber as error:
        raise row.refuse(column, error.what, error.fix) from None


def read_standard(row: Row) -> Standard:
    """Return the standard in a row of ``standards.csv``.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    return Standard(
        number=read_number(row, "number"),
        title_zh=row.text("title_zh"),
        title_en=row.text("title_en"),
        kind=row.text("kind"),
        status=row.choice("status", Status, Status.UNKNOWN),
        published=row.date("published"),
        effective=row.date("effective"),
        withdrawn=row.date("withdrawn"),
        plan_number=row.text("plan_number"),
        committees=row.several("committee"),
        ics=row.several("ics"),
        ccs=row.several("ccs"),
        guide_codes=row.several("guide_code"),
        guide_basis=row.text("guide_basis"),
        part=Part(row.choice("part", Part, Part.BASE_COMMON)) if row.text("part") else None,
        industry_names=row.several("industry"),
        industries=_industries(row),
        object=_object(row),
        stage=row.text("stage"),
        announcement=row.text("announcement"),
        departments=row.several("competent_department"),
        drafters=row.several("drafters"),
        language_editions=row.several("language_editions"),
        recalled=frozenset(row.several("recalled_fields")),
        evidence=row.evidence(),
        row=row,
    )


def _industries(row: Row) -> tuple[tuple[str, IndustryRole], ...]:
    """Return each industry with its role: the one of all, or those in step with the codes."""
    codes = row.several("gbt4754_code")
    roles = row.choices("industry_role", IndustryRole)
    return tuple(zip(codes, for_each(roles, len(codes), IndustryRole.NOT_JUDGED), strict=True))


def _object(row: Row) -> StandardObject | None:
    if not row.text("object"):
        return None
    return row.choice("object", StandardObject, StandardObject.FACTORY)


def read_relation(row: Row) -> Relation:
    """Return the relation in a row of ``relations.csv``.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    flag = row.text("dated")
    if flag not in _FLAGS:
        raise row.refuse(
            "dated",
            Message("应为 true、false 或空。", "It should be true, false or empty."),
            Message("未读到就留空。", "Leave it empty where the source doesn't say."),
        )
    return Relation(
        source=read_number(row, "from_number"),
        kind=RelationKind(row.choice("relation", RelationKind, RelationKind.RELATED)),
        target=read_number(row, "to_number"),
        evidence=row.evidence(),
        degree=_degree(row),
        dated=_FLAGS[flag],
        reference_kind=row.choice("reference_kind", ReferenceKind, ReferenceKind.UNKNOWN),
        scope=row.choice("replacement_scope", Scope, Scope.UNKNOWN),
        transition_until=row.day("transition_until"),
    )


def _degree(row: Row) -> str:
    """Return the degree of correspondence: a column's, or what the note begins with."""
    first = row.text("degree") or row.text("note").partition(";")[0].strip()
    return first if first in DEGREES else DEGREE_NOT_READ


def relations_of(standard: Standard) -> tuple[Relation, ...]:
    """Return the relations that a standard's own columns state.

    ``adopts`` goes with ``adoption_degree`` in step, ``replaces`` with ``replacement_scope``,
    ``references`` with ``reference_kind``; ``transition_until`` holds for all that is replaced.
    A plan item's ``replaces`` is a plan.
    """
    row = standard.row

    def stated(column: str, kind: RelationKind) -> list[Relation]:
        return [
            Relation(standard.number, kind, read_number(row, column, value), standard.evidence)
            for value in row.several(column)
        ]

    adopted = stated("adopts", RelationKind.ADOPTS)
    degrees = in_step(row.several("adoption_degree"), len(adopted), DEGREE_NOT_READ)
    cited = stated("references", RelationKind.REFERENCES)
    kinds = row.choices("reference_kind", ReferenceKind)
    return (
        *(replace(r, degree=degree) for r, degree in zip(adopted, degrees, strict=True)),
        *_replaced(standard, stated),
        *(
            replace(r, dated=r.target.year is not None, reference_kind=kind)
            for r, kind in zip(
                cited, in_step(kinds, len(cited), ReferenceKind.UNKNOWN), strict=True
            )
        ),
    )


def _replaced(
    standard: Standard, stated: Callable[[str, RelationKind], list[Relation]]
) -> list[Relation]:
    if standard.is_plan:
        return stated("replaces", RelationKind.PLANS_TO_REPLACE)
    found = stated("replaces", RelationKind.REPLACES)
    scopes = in_step(standard.row.choices("replacement_scope", Scope), len(found), Scope.UNKNOWN)
    until = standard.row.day("transition_until")
    return [
        replace(relation, scope=scope, transition_until=until)
        for relation, scope in zip(found, scopes, strict=True)
    ]

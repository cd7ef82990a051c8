"""A statement that links two numbers, as a row of ``relations.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdgraph.model.trust import Evidence
from stdgraph.numbers import StandardNumber


class RelationKind(StrEnum):
    """The relations of the table."""

    ADOPTS = "adopts"
    REPLACES = "replaces"
    PLANS_TO_REPLACE = "plansToReplace"
    REFERENCES = "references"
    PART_OF = "partOf"
    RELATED = "related"
    RESULTED_IN = "resultedIn"


class ReferenceKind(StrEnum):
    """Whether the citing text makes the reference normative; unknown where nobody read it."""

    NORMATIVE = "normative"
    INFORMATIVE = "informative"
    BIBLIOGRAPHY = "bibliography"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """How much of the predecessor is replaced (代替, 部分代替)."""

    WHOLE = "whole"
    PART = "part"
    UNKNOWN = "unknown"


DEGREES = ("IDT", "MOD", "NEQ", "idt", "eqv", "neq")
DEGREE_NOT_READ = "not-read"


@dataclass(frozen=True, slots=True)
class Relation:
    """``source`` KIND ``target``, with what the source of the statement says about it.

    ``dated`` is None where the source doesn't say whether the reference was dated; ``degree`` is
    the degree of correspondence (一致性程度) or ``not-read``; ``transition_until`` is the last day
    on which what is replaced is valid beside its successor.
    """

    source: StandardNumber
    kind: RelationKind
    target: StandardNumber
    evidence: Evidence
    degree: str = DEGREE_NOT_READ
    dated: bool | None = None
    reference_kind: ReferenceKind = ReferenceKind.UNKNOWN
    scope: Scope = Scope.UNKNOWN
    transition_until: date | None = None

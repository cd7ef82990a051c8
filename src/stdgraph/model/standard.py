"""A standard's record, with the fields of the contract's table, typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stdgraph.model.dates import PartialDate
from stdgraph.model.row import Row
from stdgraph.model.trust import Evidence
from stdgraph.numbers import StandardNumber


class Status(StrEnum):
    """What a source says of a standard's state; also the state derived as of a date.

    在研 under-development · 已终止 terminated · 即将实施 upcoming · 现行 current · 废止 withdrawn ·
    未知 unknown.
    """

    UNDER_DEVELOPMENT = "under-development"
    TERMINATED = "terminated"
    UPCOMING = "upcoming"
    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """The three parts that every guide of this skeleton has."""

    BASE_COMMON = "base-common"
    KEY_TECHNOLOGY = "key-technology"
    INDUSTRY_APPLICATION = "industry-application"


class IndustryRole(StrEnum):
    """How an industry stands to a standard: it is applied there, or is about its product."""

    APPLIES = "applies"
    PRODUCT = "product"
    NOT_JUDGED = "not-judged"


class StandardObject(StrEnum):
    """What is standardised (标准化对象)."""

    FACTORY = "factory-or-process"
    EQUIPMENT = "manufacturing-equipment"
    PRODUCT = "product-in-use"
    DATA = "data"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True)
class Standard:
    """One row of ``standards.csv``: an edition, or a plan item that has no number yet.

    ``recalled`` names the fields that were not read though the row's number was; ``part``,
    ``guide_codes``, ``industries`` and ``object`` are judgements of ours. ``industries`` are codes
    of GB/T 4754, each with how the standard stands to it; ``drafters`` are in their printed order.
    """

    number: StandardNumber
    title_zh: str
    title_en: str
    kind: str
    status: Status
    published: PartialDate | None
    effective: PartialDate | None
    withdrawn: PartialDate | None
    plan_number: str
    committees: tuple[str, ...]
    ics: tuple[str, ...]
    ccs: tuple[str, ...]
    guide_codes: tuple[str, ...]
    guide_basis: str
    part: Part | None
    industry_names: tuple[str, ...]
    industries: tuple[tuple[str, IndustryRole], ...]
    object: StandardObject | None
    stage: str
    announcement: str
    departments: tuple[str, ...]
    drafters: tuple[str, ...]
    language_editions: tuple[str, ...]
    recalled: frozenset[str]
    evidence: Evidence
    row: Row

    @property
    def is_plan(self) -> bool:
        """A plan item or project stage (DIS, FDIS …) is never a standard."""
        return self.number.kind in ("plan", "project")

"""What an address assumes of coverage: standards withdrawn, one added, or those of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stdgraph.catalogue.assuming import COUNT, assume, operations
from stdgraph.catalogue.coverage import matrix
from stdgraph.catalogue.coverage_changes import MatrixChange, matrix_change
from stdgraph.catalogue.records.reading import from_mappings
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.catalogue.watching import UNWATCHED, Watch
from stdgraph.errors import BadUsage, Message
from stdgraph.model.matrix import Columns, Matrix
from stdgraph.model.record_kind import STANDARDS
from stdgraph.store.port import Store
from stdgraph.web.api.held import Findings

MOST = 200
_APART = re.compile(r"[;；,，、\n]+")
# What a standard is called that nobody has written yet.
_UNNAMED = {"title_zh": "（假设的标准）", "status": "current", "industry_role": "applies"}


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Numbers assumed withdrawn, a standard assumed added, and the tables of a file.

    ``category`` is as ``guide_code`` writes it, ``edition:code``.
    """

    withdraw: tuple[str, ...] = ()
    number: str = ""
    category: str = ""
    industry: str = ""
    sheets: tuple[Sheet, ...] = ()
    file: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is assumed."""
        return bool(self.withdraw or self.number or self.sheets)

    def values(self) -> dict[str, str]:
        """Return them as parameters of an address; a file has no place there."""
        return {
            "withdraw": "; ".join(self.withdraw),
            "add_number": self.number,
            "add_category": self.category,
            "add_industry": self.industry,
        }

    def said(self) -> list[str]:
        """Return them as ``--assume`` writes them."""
        added = [f"add:{name}" for name in (self.number, self.file) if name]
        return [*(f"withdraw:{number}" for number in self.withdraw), *added]

    def tables(self) -> Sequence[Sheet]:
        """Return the records that are assumed added."""
        if not self.number:
            return self.sheets
        row = _UNNAMED | {
            "number": self.number,
            "guide_code": self.category,
            "gbt4754_code": self.industry,
        }
        filled = {name: value for name, value in row.items() if value}
        return (*self.sheets, from_mappings([(1, filled)], self.number, STANDARDS))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The matrix as it would be, and how that differs from what it is."""

    after: Matrix
    change: MatrixChange


def read_assumptions(given: Mapping[str, str]) -> Assumptions:
    """Return what an address, or the fields of a form, assume.

    Raises:
        BadUsage: too many numbers, or a category or industry without a number.
    """
    withdraw = tuple(filter(None, map(str.strip, _APART.split(given.get("withdraw", "")))))
    number, category, industry = (
        given.get(f"add_{name}", "").strip() for name in ("number", "category", "industry")
    )
    if len(withdraw) > MOST:
        raise BadUsage(
            Message(f"一次可假设 {MOST} 项废止。", f"{MOST} numbers may be assumed at once."),
            Message("请分几次。", "Ask in several steps."),
        )
    if (category or industry) and not number:
        raise BadUsage(
            Message("假设加入的标准没有标准号。", "The standard to assume has no number."),
            Message("请写一个标准号，如 GB/T 60001-2026。", "Write one, such as GB/T 60001-2026."),
        )
    return Assumptions(withdraw, number, category, industry.upper())


def outcome(  # noqa: PLR0913 - what is compared, and who hears of it
    store: Store,
    findings: Findings,
    before: Matrix,
    columns: Columns,
    assumed: Assumptions,
    *,
    watch: Watch = UNWATCHED,
) -> Outcome:
    """Return a matrix of ``columns`` as it would be under the assumptions; nothing is stored.

    Raises:
        BadInput, BadNumber, NotFound: an assumption that can't be made.
        Cancelled: ``watch`` wants no more.
    """
    done = operations(store, assumed.tables(), assumed.withdraw, watch=watch)
    rule = before.rule
    then = assume(store, findings.evidence(rule.as_of), done, watch)
    watch.begin(COUNT)
    # The edition may be chosen by what is filed: what is compared must have the same columns.
    columns = replace(columns, edition=before.edition)
    after = matrix(then, findings.guides(), rule, columns)
    return Outcome(after, matrix_change(before, after))

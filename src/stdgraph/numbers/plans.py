"""Plan numbers: what a standard is called before it has a number of its own.

National plan items are ``20254645-T-604`` (year, serial number, nature T, Q or Z, the competent
department's code), sector ones ``2018-1665T-YD``; Q stands for mandatory (强制).
"""

from __future__ import annotations

import re

from .cursor import Cursor, plain_year
from .kinds import Level, Nature, Style
from .model import StandardNumber
from .prefixes import PREFIXES
from .refusal import Refusal

NATIONAL_PLAN = re.compile(r"([0-9]{4})([0-9]{4}) ?- ?([TQZ]) ?- ?([0-9]{3})(?![0-9A-Z])")
SECTOR_PLAN = re.compile(r"([0-9]{4}) ?- ?([0-9]{4}) ?([TQZ]?) ?- ?([A-Z]{2,3})(?![0-9A-Z])")

_NATURES = {"T": Nature.VOLUNTARY, "Q": Nature.MANDATORY, "Z": Nature.NOT_APPLICABLE}


def read_national_plan(cursor: Cursor) -> StandardNumber:
    """Read ``20254645-T-604``."""
    match = cursor.need(NATIONAL_PLAN, "no_order")
    return StandardNumber(
        style=Style.NATIONAL_PLAN,
        prefix="GB",
        level=Level.NATIONAL,
        nature=_NATURES[match[3]],
        order=match[2],
        year=plain_year(match, 1),
        mark=match[3],
        department=match[4],
    )


def read_sector_plan(cursor: Cursor) -> StandardNumber:
    """Read ``2018-1665T-YD``; without a letter the nature is not told."""
    match = cursor.need(SECTOR_PLAN, "no_order")
    family = PREFIXES.get(match[4])
    if family is None:
        raise Refusal("unknown_prefix", match.start(4), found=match[4])
    return StandardNumber(
        style=Style.SECTOR_PLAN,
        prefix=family.code,
        level=family.level,
        nature=_NATURES.get(match[3]),
        order=match[2],
        year=plain_year(match, 1),
        mark=match[3],
    )

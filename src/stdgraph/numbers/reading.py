"""Which reader a normalised text belongs to, and numbers made of two (dual and twin)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from . import chinese, international, plans
from .cursor import Cursor
from .kinds import Level, Style
from .leftover import leftover
from .model import StandardNumber
from .refusal import Refusal

Reader = Callable[[Cursor], StandardNumber]

_ABROAD: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (international.COLON_HEAD, international.read_colon),
    (international.ITU_HEAD, international.read_itu),
    (international.IEEE_HEAD, international.read_ieee),
    (international.ISA_HEAD, international.read_isa),
)
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    *_ABROAD,
    (chinese.GROUP, chinese.read_group),
    (chinese.ENTERPRISE, chinese.read_enterprise),
    (chinese.LOCAL, chinese.read_local),
    (plans.NATIONAL_PLAN, plans.read_national_plan),
    (plans.SECTOR_PLAN, plans.read_sector_plan),
)

_TWIN = re.compile(r" ?\| ?")
_SLASH = re.compile(r" ?/ ?(?=[A-Z])(?!XG|AMD|COR)")


def read(text: str) -> StandardNumber:
    """Read a normalised text from end to end as one number, or raise ``Refusal``."""
    cursor = Cursor(text)
    number = _read_whole(cursor)
    if not cursor.done:
        raise leftover(cursor)
    return number


def read_front(text: str) -> tuple[StandardNumber, int] | None:
    """Read the number that a normalised text begins with, and tell where it ends.

    Where what follows spoils the reading (``GB/T 1-2020/附录``), the number ends before it; None
    where no number begins the text.
    """
    while text:
        cursor = Cursor(text)
        try:
            return _read_whole(cursor), cursor.index
        except Refusal as refusal:
            # Each turn makes the text shorter, so this ends.
            shorter = text[: refusal.index].rstrip(" /|")
            text = shorter if len(shorter) < len(text) else ""
    return None


def _read_whole(cursor: Cursor) -> StandardNumber:
    number = _read_one(cursor)
    if number.style is Style.CHINESE:
        return _read_dual(cursor, number)
    if cursor.take(_TWIN):
        return _join_twins(number, _read_one(cursor), cursor)
    return number


def _read_one(cursor: Cursor) -> StandardNumber:
    reader = _reader(cursor, _READERS)
    return (reader or chinese.read_listed)(cursor)


def _reader(cursor: Cursor, readers: tuple[tuple[re.Pattern[str], Reader], ...]) -> Reader | None:
    found = (reader for head, reader in readers if head.match(cursor.text, cursor.index))
    return next(found, None)


def _read_dual(cursor: Cursor, number: StandardNumber) -> StandardNumber:
    start = cursor.index
    if number.amendment is not None or not cursor.take(_SLASH):
        return number
    reader = _reader(cursor, _ABROAD)
    if reader is None:
        raise Refusal("dual_not_international", cursor.index)
    if number.year is None:
        raise Refusal("undated_dual", start)
    return replace(number, dual=reader(cursor))


def _join_twins(first: StandardNumber, second: StandardNumber, cursor: Cursor) -> StandardNumber:
    # Either order is printed; ITU-T's number comes first here, as ITU-T and ISO both print it.
    if second.style is Style.ITU:
        first, second = second, first
    joint = second.style is Style.COLON and second.level is Level.INTERNATIONAL
    if first.style is not Style.ITU or not joint:
        raise Refusal("twin", cursor.index)
    return replace(first, twin=second)

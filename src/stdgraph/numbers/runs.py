"""Lists and ranges of numbers that share a prefix: ``GB/T 1.1、1.2``, ``GB/T 20720.1～20720.6``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .cursor import FIRST_YEAR, LAST_YEAR, Cursor
from .kinds import Kind
from .model import StandardNumber
from .reading import read_front

Place = tuple[int, int]
Found = tuple[int, int, StandardNumber]

_LONGEST_ITEM = 60
_LONGEST_RANGE = 200
_TO = re.compile(r" ?(?P<sign>[至到-]) ?")
_AND = re.compile(r" ?(?P<sign>[、,;]|和|以?及|与|或| AND | OR ) ?(?=[0-9])")
_WEAK = frozenset(",;")  # these part anything, the others most often things of a kind
# What makes a figure a count, a date or a size, and no order number.
_UNIT = re.compile(r" ?[年月日号%％元万亿个台套项页条次届期份种类]|[A-Z]| (?:MHZ|MB|KB|GHZ)\b")


def rest_of_run(number: StandardNumber, cursor: Cursor) -> Iterator[Found]:
    """Give the numbers that ``number`` begins a list or range of, and move behind them.

    ``cursor`` stands behind ``number``. The numbers between the ends of a range bear the range's
    place; they are undated unless both ends have the same year.
    """
    while True:
        found = _range(number, cursor) or _listed(number, cursor)
        if not found:
            return
        yield from found
        cursor.index = found[-1][1]
        number = found[-1][2]


def _range(first: StandardNumber, cursor: Cursor) -> list[Found]:
    sign = _TO.match(cursor.text, cursor.index)
    if sign is None or first.part is None or not first.part.isdigit():
        return []
    for stem in _stems_of_last(first, sign["sign"]):
        read = read_front(stem + cursor.text[sign.end() : sign.end() + _LONGEST_ITEM])
        if read is not None and read[1] > len(stem) and _is_further_part(first, read[0]):
            last, end = read[0], sign.end() + read[1] - len(stem)
            year = first.year if first.year == last.year else None
            between = range(int(first.part) + 1, int(last.part or 0))
            return [
                *(
                    (cursor.index, end, replace(first.own, part=str(part), year=year))
                    for part in between
                ),
                (sign.end(), end, last),
            ]
    return []


def _stems_of_last(first: StandardNumber, sign: str) -> tuple[str, ...]:
    """Return what a range's last number may leave out, the least first."""
    stem = _stem(first)
    # GB/T 20720.1-3 is more likely a slip than a range, so a hyphen needs the order again.
    return ("", stem) if sign == "-" else ("", stem, f"{stem}{first.order}{_part_sign(first)}")


def _is_further_part(first: StandardNumber, last: StandardNumber) -> bool:
    same = (first.prefix, first.mark, first.order) == (last.prefix, last.mark, last.order)
    if not same or last.part is None or not last.part.isdigit():
        return False
    return 0 < int(last.part) - int(first.part or 0) <= _LONGEST_RANGE


def _listed(number: StandardNumber, cursor: Cursor) -> list[Found]:
    sign = _AND.match(cursor.text, cursor.index)
    if sign is None or number.style.is_plan:
        return []
    start, stem = sign.end(), _stem(number)
    read = read_front(stem + cursor.text[start : start + _LONGEST_ITEM])
    if read is None:
        return []
    item, end = read[0], start + read[1] - len(stem)
    return [(start, end, item)] if _belongs(number, item, cursor.text, end, sign["sign"]) else []


def _belongs(number: StandardNumber, item: StandardNumber, text: str, end: int, sign: str) -> bool:
    if not ends_well(text, end) or is_year_like(item.order):
        return False
    if item.kind is not Kind.WORK or (item.part is not None and item.order == number.order):
        return True
    return sign not in _WEAK and len(item.order) >= 4


def _stem(number: StandardNumber) -> str:
    """Return what stands before the order number: ``GB/T `` or ``ISO/IEC TR ``."""
    bare = replace(number.own, part=None, year=None, month=None, amendment=None)
    return bare.canonical.removesuffix(number.order).upper()


def _part_sign(number: StandardNumber) -> str:
    whole = replace(number.own, part="1", year=None, month=None, amendment=None).canonical
    return whole[-2]


def ends_well(text: str, end: int) -> bool:
    """Tell whether a number that ends here isn't the figure of a date, a count or a size."""
    return _UNIT.match(text, end) is None


def is_year_like(order: str) -> bool:
    """Tell whether an order number may as well be a year."""
    return len(order) == 4 and order.isdigit() and FIRST_YEAR <= int(order) <= LAST_YEAR

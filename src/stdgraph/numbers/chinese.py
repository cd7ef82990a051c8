"""Chinese numbers: national, sector, local, group and enterprise standards, and amendments.

The forms follow GB/T 1.1 and the regulations on sector, local, group and enterprise standards;
two-digit years were printed until about 1995.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .cursor import FIRST_YEAR, Cursor, plain_year
from .kinds import AmendmentForm, Level, Nature, Style
from .model import Amendment, StandardNumber
from .prefixes import PREFIXES, PROVINCES
from .refusal import Refusal

_RUN = re.compile(r"[A-Z]{2,12}+")
_LETTER = re.compile(r"(?P<sign> ?[/-] ?| )(?P<letter>[TZ])(?![A-Z])")
_NB_SH = re.compile(r"(?: ?[/-] ?| )SH(?![A-Z])")

LOCAL = re.compile(r"DB ?([0-9]{2}(?:[0-9]{2})?)(?![0-9])")
_LOCAL_LETTER = re.compile(r"(?: ?[/-] ?| ?)([TZ])(?![A-Z])")
_SLASH = re.compile(r" ?/")

# A code that ends in a digit can only be told from the order number by a space.
_CODE = r"[A-Z]+(?:[0-9]+[A-Z]+)*(?:[0-9]++(?= [0-9]))?"
GROUP = re.compile(rf"T ?[/-] ?([0-9]*{_CODE})")
ENTERPRISE = re.compile(rf"Q ?[/-] ?(?:([0-9]{{2,6}}) ?-?(?=[A-Z]))?({_CODE})")

_ORDER = re.compile(r" ?-? ?([0-9]++)((?:\.[0-9]++){0,3})")
_YEAR = re.compile(r" ?[-:] ?([0-9]++)")
_RANGE = re.compile(r" ?- ?[0-9]++\.")
_LONGEST_ORDER, _LONGEST_PART = 8, 12

_SHEET_NUMERALS = {
    numeral: value
    for value, numeral in enumerate((*"一二三四五六七八九十", "十一", "十二"), start=1)
}
_XG = re.compile(r"(?: ?[/-] ?| )XG ?([0-9]{1,2})(?![0-9])(?: ?[-:] ?([0-9]++))?")
_SHEET = re.compile(
    r"(?: ?《[^《》]*+》)? ?(?:国家标准|行业标准)? ?"
    rf"第 ?([0-9]{{1,2}}|{'|'.join(sorted(_SHEET_NUMERALS, key=len, reverse=True))}) ?号修改单"
)


def read_local(cursor: Cursor) -> StandardNumber:
    """Read ``DB11/T 1234-2015``, ``DB3702/T 12-2019``, ``DB11/ 501-2017``."""
    match = cursor.need(LOCAL, "no_prefix")
    region = match[1]
    if region[:2] not in PROVINCES:
        raise Refusal("unknown_region", match.start(1), found=region)
    letter = cursor.take(_LOCAL_LETTER)
    if letter is None:
        cursor.take(_SLASH)
    mark = letter[1] if letter else ""
    nature = _nature(mark, Nature.MANDATORY)
    return _read_tail(cursor, f"DB{region}", Level.LOCAL, nature, mark)


def read_group(cursor: Cursor) -> StandardNumber:
    """Read ``T/CAMS 12-2020``; group standards are voluntary (Standardization Law, Art. 18)."""
    code = cursor.need(GROUP, "no_prefix")[1]
    return _read_tail(cursor, f"T/{code}", Level.GROUP, Nature.VOLUNTARY, "")


def read_enterprise(cursor: Cursor) -> StandardNumber:
    """Read ``Q/ABC 001-2020`` and, with a region's code, ``Q/320100 XYZ 12-2019``."""
    region, code = cursor.need(ENTERPRISE, "no_prefix").groups()
    prefix = f"Q/{region} {code}" if region else f"Q/{code}"
    return _read_tail(cursor, prefix, Level.ENTERPRISE, Nature.NOT_APPLICABLE, "")


def read_listed(cursor: Cursor) -> StandardNumber:
    """Read a number under a listed prefix: ``GB/T 39116-2020``, ``GBJ 16-87``, ``YD/T 4495``."""
    start = cursor.index
    run = cursor.need(_RUN, "no_prefix")[0]
    glued = run[-1] == "T" and run not in PREFIXES
    code = run[:-1] if glued else run
    if code not in PREFIXES:
        raise Refusal("unknown_prefix", start, found=run)
    if code == "NB" and cursor.take(_NB_SH):
        code = "NB/SH"
    mark = "T" if glued else _read_letter(cursor, code)
    if code == "DB" and not mark:
        raise Refusal("earthquake", cursor.index)
    family = PREFIXES[code]
    nature = _nature(mark, family.bare_nature)
    return _read_tail(cursor, code, family.level, nature, mark)


def _read_letter(cursor: Cursor, code: str) -> str:
    start = cursor.index
    match = cursor.take(_LETTER)
    if match is None:
        return ""
    if code == "GB" and match["letter"] == "Z" and match["sign"] == " ":
        raise Refusal("ambiguous_z", start)
    return match["letter"]


def _nature(mark: str, bare: Nature | None) -> Nature | None:
    # A guiding technical document is neither mandatory nor a voluntary standard.
    return {"T": Nature.VOLUNTARY, "Z": Nature.NOT_APPLICABLE}.get(mark, bare)


def _read_tail(
    cursor: Cursor, prefix: str, level: Level, nature: Nature | None, mark: str
) -> StandardNumber:
    match = cursor.need(_ORDER, "no_order")
    order, parts = match[1], match[2][1:]
    if len(order) > _LONGEST_ORDER:
        raise Refusal("long_order", match.start(1))
    if len(parts) > _LONGEST_PART:
        raise Refusal("long_part", match.start(2))
    number = StandardNumber(
        style=Style.CHINESE,
        prefix=prefix,
        level=level,
        nature=nature,
        order=order,
        part=parts or None,
        year=_read_year(cursor),
        mark=mark,
    )
    return _read_amendment(cursor, number)


def _read_year(cursor: Cursor) -> int | None:
    if _RANGE.match(cursor.text, cursor.index):
        raise Refusal("range", cursor.index)
    match = cursor.take(_YEAR)
    if match is None:
        return None
    if len(match[1]) == 2 and int(match[1]) >= FIRST_YEAR % 100:
        return 1900 + int(match[1])
    return plain_year(match, 1)


def _read_amendment(cursor: Cursor, number: StandardNumber) -> StandardNumber:
    start = cursor.index
    match = cursor.take(_XG)
    year = plain_year(match, 2) if match and match[2] else None
    match = match or cursor.take(_SHEET)
    if match is None:
        return number
    if number.year is None:
        raise Refusal("undated_amendment", start)
    ordinal = _SHEET_NUMERALS.get(match[1]) or int(match[1])
    return replace(number, amendment=Amendment(AmendmentForm.XG, ordinal, year))

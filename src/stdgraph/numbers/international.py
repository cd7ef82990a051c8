"""Numbers of ISO, IEC, IEEE, ITU-T and some foreign bodies.

ISO and IEC write ``IEC 62264-1:2013/AMD1:2016`` (ISO/IEC Directives), IEEE ``IEEE 802.1AS-2020``,
ITU-T ``ITU-T Y.4000 (06/2012)``. A hyphen before a year is read as well, as Chinese texts print
``ISO 9001-2015``: a last part from 1949 to 2099 with no year behind it is the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .bodies import COLON_BODIES, IEEE_8021_STANDALONE, MARK_WORDS, MONTH_BODIES
from .cursor import FIRST_YEAR, LAST_YEAR, Cursor, month_of, plain_year
from .kinds import AmendmentForm, Level, Nature, Style
from .model import Amendment, StandardNumber
from .refusal import Refusal


def _loose(name: str) -> str:
    return name.replace(" ", "[ -]?").replace("/", "(?: ?[/-] ?| )")


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_NOT_LETTERS = re.compile(r"[^A-Z]+")
_BODY_BY_LETTERS = {_NOT_LETTERS.sub("", name): name for name in COLON_BODIES}
_MARK_WORD = _any_of(MARK_WORDS)
_WORD_END = rf"(?:(?![A-Z])|(?={_MARK_WORD}(?![A-Z])))"
COLON_HEAD = re.compile(_any_of(map(_loose, COLON_BODIES)) + _WORD_END)
_MARK = re.compile(rf"(?: ?[/-] ?| ?)({_MARK_WORD}){_WORD_END}")

# Letters occur in parts (ISO 105-A01, 8802-1AS); O, I and L are left out as misread digits.
_PART_LETTER = "[A-HJKMNP-Z]"
_ORDER = re.compile(r" ?-? ?([0-9]++)")
_PARTS = re.compile(
    rf"(?: ?- ?{_PART_LETTER}?[0-9]{{1,5}}+{_PART_LETTER}{{0,2}}+(?![0-9A-Z])){{1,4}}+"
)
_YEAR = re.compile(r" ?: ?([0-9]++)")
_MONTH = re.compile(r" ?- ?([0-9]{2})(?![0-9])")
_LONGEST_ORDER = 6

_AMENDMENT = re.compile(r"(?: ?[/-] ?| )(AMD|COR)\.? ?([0-9]{1,2})(?![0-9])(?: ?[:-] ?([0-9]++))?")

IEEE_HEAD = re.compile(r"IEEE(?:[ -]STD\.?)?(?![A-Z]{2}|[/])")
_IEEE_NUMBER = re.compile(
    r" ?-? ?(P?)([A-OQ-Z]?[0-9]++(?:\.[0-9]++)*+(?: ?- ?[0-9]{5}(?![0-9]))?"
    r"(?:(?![OL](?![A-Z]))[A-Z]{1,4}+)?)"  # a lone O or L is a misread digit
)
ISA_HEAD = re.compile(r"ANSI ?[/-] ?ISA(?![A-Z])")
_ISA_NUMBER = re.compile(r" ?-? ?()([0-9]++(?:\.[0-9]++)*+)")
_HYPHEN_YEAR = re.compile(r" ?[-:] ?([0-9]++)")

ITU_HEAD = re.compile(r"(?:REC(?:OMMENDATION|\.)? )?ITU ?-? ?T(?=[ -]?(?:REC\.? ?)?[A-Z]\.)")
_ITU_NUMBER = re.compile(r"[ -]?(?:REC\.? ?)?([A-Z]\.[0-9]++(?:\.[0-9]++)*+)")
_ITU_SECOND = re.compile(r" ?/ ?[A-Z]\.[0-9]++(?:\.[0-9]++)*+")
_ITU_DATE = re.compile(r" ?\( ?(?:([0-9]{1,2}) ?/ ?)?([0-9]++) ?\)")
_ITU_HYPHEN_DATE = re.compile(r" ?- ?([0-9]++)(?:-([0-9]{2}))?(?![0-9])")


def read_colon(cursor: Cursor) -> StandardNumber:
    """Read ``ISO/IEC 30141:2024``, ``IEC TR 62541-1:2020``, ``ISO/DIS 18136-1``, ``EN …``."""
    prefix = _BODY_BY_LETTERS[_NOT_LETTERS.sub("", cursor.need(COLON_HEAD, "no_prefix")[0])]
    stage, mark = _read_marks(cursor)
    match = cursor.need(_ORDER, "no_order")
    if len(match[1]) > _LONGEST_ORDER:
        raise Refusal("long_order", match.start(1))
    part, year, month = _read_part_and_date(cursor, with_month=prefix in MONTH_BODIES)
    number = StandardNumber(
        style=Style.COLON,
        prefix=prefix,
        level=COLON_BODIES[prefix],
        nature=Nature.NOT_APPLICABLE,
        order=match[1],
        part=part,
        year=year,
        month=month,
        mark=mark,
        stage=stage,
    )
    return _read_amendment(cursor, number)


def read_ieee(cursor: Cursor) -> StandardNumber:
    """Read ``IEEE 1588-2019``, ``IEEE Std 802.1AS-2020`` and drafts such as ``IEEE P2806``."""
    cursor.need(IEEE_HEAD, "no_prefix")
    return _read_hyphen(cursor, "IEEE", Level.INTERNATIONAL, _IEEE_NUMBER)


def read_isa(cursor: Cursor) -> StandardNumber:
    """Read ``ANSI/ISA-95.00.01-2010``."""
    cursor.need(ISA_HEAD, "no_prefix")
    return _read_hyphen(cursor, "ANSI/ISA", Level.FOREIGN, _ISA_NUMBER)


def read_itu(cursor: Cursor) -> StandardNumber:
    """Read ``ITU-T Y.4000 (06/2012)``; of ``Y.4000/Y.2060`` the first number names the text."""
    cursor.need(ITU_HEAD, "no_prefix")
    order = cursor.need(_ITU_NUMBER, "no_order")[1]
    cursor.take(_ITU_SECOND)
    year = month = None
    if match := cursor.take(_ITU_DATE):
        year, month = plain_year(match, 2), month_of(match, 1)
    elif match := cursor.take(_ITU_HYPHEN_DATE):
        year, month = plain_year(match, 1), month_of(match, 2)
    return StandardNumber(
        style=Style.ITU,
        prefix="ITU-T",
        level=Level.INTERNATIONAL,
        nature=Nature.NOT_APPLICABLE,
        order=order,
        year=year,
        month=month,
    )


def _read_hyphen(
    cursor: Cursor, prefix: str, level: Level, pattern: re.Pattern[str]
) -> StandardNumber:
    match = cursor.need(pattern, "no_order")
    dated = cursor.take(_HYPHEN_YEAR)
    number = StandardNumber(
        style=Style.HYPHEN,
        prefix=prefix,
        level=level,
        nature=Nature.NOT_APPLICABLE,
        order=_ieee_case(match[2].replace(" ", "")),
        year=plain_year(dated, 1) if dated else None,
        stage="P" if match[1] else None,
    )
    return _read_amendment(cursor, number)


def _ieee_case(order: str) -> str:
    digits = order.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    letters = order[len(digits) :]
    capitals = ""
    if digits == "802.1":
        capitals = next((base for base in IEEE_8021_STANDALONE if letters.startswith(base)), "")
    return digits + capitals + letters[len(capitals) :].lower()


def _read_marks(cursor: Cursor) -> tuple[str | None, str]:
    stage: str | None = None
    mark = ""
    while match := cursor.take(_MARK):
        new_stage, new_mark = MARK_WORDS[match[1]]
        if mark or (stage and new_stage):
            raise Refusal("sign", match.start(1), found=match[1])
        stage, mark = new_stage or stage, new_mark
    return stage, mark


def _read_part_and_date(
    cursor: Cursor, *, with_month: bool
) -> tuple[str | None, int | None, int | None]:
    start = cursor.index
    match = cursor.take(_PARTS)
    parts = match[0].replace(" ", "")[1:].split("-") if match else []
    year: int | None
    if dated := cursor.take(_YEAR):
        year, month = plain_year(dated, 1), _read_month(cursor) if with_month else None
    else:
        parts, year, month = _split_date(parts, with_month=with_month)
        if year is None and any(map(_is_year, parts)):
            raise Refusal("after_year", start)
    if len(parts) > 3:
        raise Refusal("long_part", start)
    return "-".join(parts) or None, year, month


def _read_month(cursor: Cursor) -> int | None:
    match = cursor.take(_MONTH)
    return month_of(match, 1) if match else None


def _split_date(parts: list[str], *, with_month: bool) -> tuple[list[str], int | None, int | None]:
    if parts and _is_year(parts[-1]):
        return parts[:-1], int(parts[-1]), None
    if with_month and len(parts) > 1 and _is_year(parts[-2]) and _is_month(parts[-1]):
        return parts[:-2], int(parts[-2]), int(parts[-1])
    return parts, None, None


def _is_year(part: str) -> bool:
    return len(part) == 4 and part.isdigit() and FIRST_YEAR <= int(part) <= LAST_YEAR


def _is_month(part: str) -> bool:
    return len(part) == 2 and part.isdigit() and 1 <= int(part) <= 12


def _read_amendment(cursor: Cursor, number: StandardNumber) -> StandardNumber:
    start = cursor.index
    match = cursor.take(_AMENDMENT)
    if match is None:
        return number
    if number.year is None:
        raise Refusal("undated_amendment", start)
    year = plain_year(match, 3) if match[3] else None
    return replace(number, amendment=Amendment(AmendmentForm(match[1]), int(match[2]), year))

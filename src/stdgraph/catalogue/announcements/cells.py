"""What the cells of an announcement say: numbers with remarks, adoptions, dates in Chinese."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stdgraph.errors import BadInput, BadNumber
from stdgraph.model.dates import parse_date
from stdgraph.model.relation import DEGREE_NOT_READ
from stdgraph.numbers import parse_number

_NOTHING = frozenset({"", "-", "—", "——", "/", "无", "\\", "--", "－"})
_PART = re.compile(r"[(（]?\s*部分代替\s*[)）]?|[(（]\s*部分\s*[)）]")
_ADOPTION = re.compile(
    r"[(\[]?\s*(?:(?P<degree>IDT|MOD|NEQ|idt|eqv|neq|等同采用|修改采用|非等效采用|等同|修改|非等效)"
    r"\s*[,，:：]?\s*)?(?P<number>[A-Z][^,，;；()]*?)\s*(?:[,，(]?\s*(?P<after>IDT|MOD|NEQ|idt|eqv|neq))?"
    r"\s*[)\]]?$"
)
_DEGREES = {
    "等同": "IDT",
    "等同采用": "IDT",
    "修改": "MOD",
    "修改采用": "MOD",
    "非等效": "NEQ",
    "非等效采用": "NEQ",
}
_SEVERAL = re.compile(r"[;；、，\n]+|,\s*(?=[A-Z])|\s+(?=(?:GB|[A-Z]{2})(?:/[TZ])?\s?\d)")
_DAY = re.compile(r"(\d{4})\s*[年./\-]\s*(?:(\d{1,2})\s*[月./\-]?\s*(?:(\d{1,2})\s*日?)?)?")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DIGIT = "〇○零一二三四五六七八九"
_CHINESE_DAY = re.compile(f"([{_DIGIT}]{{4}})年(?:([{_DIGIT}十]+)月)?(?:([{_DIGIT}十]+)日)?")
_BARE_DAY = re.compile(r"(\d{4})(?:(\d{2})(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A number in a cell: canonical; ``partly`` where the cell says 部分代替."""

    number: str
    partly: bool = False


def numbers_in(cell: str) -> tuple[Mentioned, ...]:
    """Return the numbers of a cell, several parted by ``;``, ``、``, ``,`` or line breaks.

    Raises:
        BadNumber: one of them can't be read.
    """
    text = unicodedata.normalize("NFKC", cell).replace("、", ";").strip()
    if text in _NOTHING:
        return ()
    found = []
    for part in _SEVERAL.split(text):
        bare = _PART.sub("", part).strip(" ,;。()")
        if bare and bare not in _NOTHING:
            found.append(Mentioned(parse_number(bare).canonical, bool(_PART.search(part))))
    return tuple(found)


def adoptions_in(cell: str) -> tuple[tuple[str, str], ...]:
    """Return the standards that a cell says are adopted, each with its degree of correspondence.

    ``(idt ISO 9001:2008)``, ``IEC 62264-1:2013，MOD``, ``等同采用 ISO 1:2020``.

    Raises:
        BadNumber: one of them can't be read.
    """
    text = unicodedata.normalize("NFKC", cell).strip()
    if text in _NOTHING:
        return ()
    found = []
    for part in re.split(r"[;；、\n]+", text):
        match = _ADOPTION.fullmatch(part.strip().rstrip("。"))
        if match is None:
            raise bad_text(part)
        degree = match["degree"] or match["after"] or ""
        number = parse_number(match["number"]).canonical
        found.append((number, _DEGREES.get(degree, degree) or DEGREE_NOT_READ))
    return tuple(found)


def bad_text(text: str) -> BadNumber:
    """Return the error of a text in which no number is found."""
    try:
        parse_number(text)
    except BadNumber as error:
        return error
    raise AssertionError(text)


def date_in(text: str) -> str:
    """Return the first date of a text as ``2024-03-01``, ``2024-03`` or ``2024``; or nothing."""
    plain = unicodedata.normalize("NFKC", text)
    match = _DAY.search(plain) or _BARE_DAY.fullmatch(plain.strip())
    parts = list(match.groups()) if match else _in_chinese(plain)
    if not parts or not parts[0]:
        return ""
    shown = "-".join(part.zfill(2) for part in parts if part)
    try:
        return parse_date(shown).printed
    except BadInput:
        return ""


def _in_chinese(text: str) -> list[str | None]:
    match = _CHINESE_DAY.search(text)
    if match is None:
        return []
    year, month, day = match.groups()
    return [year.translate(_DIGITS), _count(month), _count(day)]


def _count(text: str | None) -> str | None:
    """Return 十二 as 12, 二十九 as 29."""
    if not text:
        return None
    tens, sign, ones = text.partition("十")
    if not sign:
        return text.translate(_DIGITS)
    return str(int(tens.translate(_DIGITS) or "1") * 10 + int(ones.translate(_DIGITS) or "0"))

"""Checking one cell by what its column holds: a number, a date, a code, an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from stdgraph.catalogue.records.code_checks import (
    category_check,
    category_of_check,
    edition_check,
    industry_check,
    province_check,
)
from stdgraph.catalogue.records.dates_meant import date_meant
from stdgraph.catalogue.records.faults import Fault, nearest, unknown
from stdgraph.catalogue.records.known import Check, Known
from stdgraph.catalogue.records.separators import parted
from stdgraph.errors import BadInput, BadNumber, Message
from stdgraph.model.code_lists import codes_of
from stdgraph.model.heads import FIELDS
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.numbers import parse_number, suggest_number

_DATE = Fault(
    "date",
    Message("不是年、年月或年月日。", "It is not a year, a month or a day."),
    Message("请写成 2020、2020-11 或 2020-11-19。", "Write it as 2020, 2020-11 or 2020-11-19."),
)
_DAY = Fault(
    "date",
    Message("不是完整的日期。", "It is not a full date."),
    Message("请写成 2020-11-19。", "Write it as 2020-11-19."),
)
_WHOLE = Fault(
    "whole-number",
    Message("不是整数。", "It is not a whole number."),
    Message("请只写数字，或留空。", "Write digits only, or leave the cell empty."),
)
_ADDRESS = Fault(
    "address",
    Message("不是网址。", "It is not a web address."),
    Message(
        "请写完整网址，如 https://std.samr.gov.cn/。", "Write it whole, as https://example.org/."
    ),
)
_ICS = Fault(
    "ics",
    Message("不是 ICS 分类号。", "It is not an ICS number."),
    Message("请写成 25、25.040 或 25.040.40。", "Write it as 25, 25.040 or 25.040.40."),
)
_CCS = Fault(
    "ccs",
    Message("不是 CCS 分类号。", "It is not a CCS number."),
    Message("请写成 L67 或 L60/69。", "Write it as L67 or L60/69."),
)
_RESPELLED = Fault(
    "number-respelled",
    Message("按规范写法读作另一种拼写。", "It is read in its canonical spelling."),
    Message("无需处理。", "Nothing needs to be done."),
    "info",
)
_ICS_FORM = re.compile(r"\d{2}(\.\d{3}(\.\d{2})?)?")
_CCS_FORM = re.compile(r"[A-Z]\d{2}(/\d{2})?")
_ADDRESS_FORM = re.compile(r"https?://[^\s<>\"{}|\\^`]+\.[^\s<>\"{}|\\^`]+")


def _dates(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    try:
        row.date(field)
    except BadInput:
        yield _DATE.at(row, field, date_meant(row.text(field)))


def _days(row: Row, field: str, known: Known) -> Iterator[RowFinding]:
    found = list(_dates(row, field, known))
    if not found:
        date = row.date(field)
        if date is not None and date.precision != "day":
            found = [_DAY.at(row, field)]
    yield from found


def _codes(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    codes = codes_of(row.table, field)
    assert codes is not None, field
    for value in row.several(field):
        if value not in codes and not (field == "adoption_degree" and value == "not-read"):
            word = nearest(value, filter(None, codes.values()), 0.5)
            meant = nearest(value, codes) or next((c for c in codes if codes[c] == word), None)
            shape = f"{field}-unknown".replace("_", "-")
            yield unknown(shape, codes).at(row, field, meant, value=value)


def _integers(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    for value in row.text(field).split("|"):
        if not re.fullmatch(r"\d{1,9}", value.strip()):
            digits = "".join(re.findall(r"\d", value))
            yield _WHOLE.at(row, field, str(int(digits)) if digits else None, value=value)


def _addresses(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    text = row.text(field)
    if _ADDRESS_FORM.fullmatch(text):
        return
    plain = re.sub(r"\s+", "", text).replace("：", ":").replace("．", ".").replace("／", "/")
    plain = re.sub(r"^(https?)(:/?/?|;//)(?=\w)", r"\1://", plain)
    if not plain.lower().startswith(("http://", "https://")):
        plain = "https://" + plain.lstrip(":/")
    yield _ADDRESS.at(row, field, plain if _ADDRESS_FORM.fullmatch(plain) else None)


def _own_number(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    yield from _number(row, field, row.text(field))


def _numbers(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    if wrong := parted(row, field, _is_number):
        yield wrong
        return
    for value in row.several(field):
        yield from _number(row, field, value)


def _number(row: Row, field: str, value: str) -> Iterator[RowFinding]:
    try:
        canonical = parse_number(value).canonical
    except BadNumber as error:
        fault = Fault("number-unreadable", error.what, error.fix)
        yield fault.at(row, field, _number_meant(value), value=value)
        return
    if canonical != value:
        yield _RESPELLED.at(row, field, canonical, value=value)


def _number_meant(value: str) -> str | None:
    """Return the number that a text was probably meant to be: with title marks or a stop too."""
    plain = value.strip("《》<>“”\"'。.,，；; ")
    plain = re.sub(r"^[I1l][S5][O0](?= ?\d)", "ISO", plain)
    return suggest_number(value) or (suggest_number(plain) if plain != value else None)


def _is_number(value: str) -> bool:
    try:
        parse_number(value)
    except BadNumber:
        return False
    return True


def _formed(fault: Fault, form: re.Pattern[str], mend: Callable[[str], str]) -> Check:
    def check(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
        def passes(value: str) -> bool:
            return form.fullmatch(value) is not None

        if wrong := parted(row, field, passes):
            yield wrong
            return
        for value in row.several(field):
            if not passes(value):
                mended = mend(value)
                yield fault.at(row, field, mended if passes(mended) else None, value=value)

    return check


def _ics_meant(value: str) -> str:
    plain = re.sub(r"[^\d.]", "", re.sub(r"[,，。．·]", ".", value)).strip(".")
    parts = plain.split(".")
    # A spreadsheet that took 25.040 for a number shows 25.04.
    return ".".join([parts[0], *(part.ljust(3, "0") for part in parts[1:2]), *parts[2:]])


def _ccs_meant(value: str) -> str:
    plain = re.sub(r"\s+|CCS", "", value.upper()).replace("O", "0").replace("I", "1")
    return plain[:1].replace("0", "O").replace("1", "I") + plain[1:]


def _field_names(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    for value in row.several(field):
        if value not in FIELDS:
            yield unknown("field-unknown", FIELDS).at(
                row, field, nearest(value, FIELDS), value=value
            )


def _decimals(row: Row, field: str, _known: Known) -> Iterator[RowFinding]:
    if not re.fullmatch(r"-?\d+(\.\d+)?", row.text(field)):
        fault = Fault("decimal", _WHOLE.what, Message("请写成 39.91。", "Write it as 39.91."))
        yield fault.at(row, field)


_BY_COLUMN: Mapping[str, Check] = {
    "number": _own_number,
    "from_number": _own_number,
    "to_number": _own_number,
    "adopts": _numbers,
    "replaces": _numbers,
    "references": _numbers,
    "published": _dates,
    "effective": _dates,
    "withdrawn": _dates,
    "transition_until": _days,
    "issue_date": _dates,
    "notice_date": _dates,
    "date": _days,
    "reviews.date": _dates,
    "ics": _formed(_ICS, _ICS_FORM, _ics_meant),
    "ccs": _formed(_CCS, _CCS_FORM, _ccs_meant),
    "source_url": _addresses,
    "verified_source": _addresses,
    "retrieved": _days,
    "verified": _days,
    "gbt4754_code": industry_check,
    "gbt4754_codes": industry_check,
    "searches.industry": industry_check,
    "industries.parent": industry_check,
    "guide_code": category_check,
    "guide_edition": edition_check,
    "categories.edition": edition_check,
    "dimensions.edition": edition_check,
    "guide-industries.edition": edition_check,
    "from_edition": edition_check,
    "to_edition": edition_check,
    "from_code": category_of_check("from_edition"),
    "to_code": category_of_check("to_edition"),
    "categories.parent": category_of_check("edition"),
    "province_code": province_check,
    "standards.recalled_fields": _field_names,
    "latitude": _decimals,
    "longitude": _decimals,
}
_INTEGERS = {
    "pilots": ("year",),
    "categories": ("level",),
    "dimensions": ("order",),
    "totals": ("projects", "provinces", "industries", "industrial_internet"),
    "regional-totals": ("projects",),
    "announcements": ("quantity",),
    "searches": ("hits",),
    "pilot-mentions": ("possible_years",),
}


def check_fields(row: Row, fields: tuple[str, ...], known: Known) -> Iterator[RowFinding]:
    """Return what is wrong with each filled cell of a row by itself; ``row.table`` is its kind."""
    for field in fields:
        if not row.text(field):
            continue
        check = _BY_COLUMN.get(f"{row.table}.{field}") or _BY_COLUMN.get(field)
        if field in _INTEGERS.get(row.table, ()):
            check = _integers
        elif check is None and codes_of(row.table, field) is not None:
            check = _codes
        if check is not None:
            yield from check(row, field, known)

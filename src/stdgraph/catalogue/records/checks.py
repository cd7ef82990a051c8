"""Checking rows cell by cell before they become a change: everything at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum

from stdgraph.errors import BadInput, BadNumber, Message, StdgraphError
from stdgraph.model.dates import PartialDate
from stdgraph.model.finding import Severity
from stdgraph.model.relation import DEGREES
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.model.standard import IndustryRole, Part, StandardObject, Status
from stdgraph.model.trust import SourceKind, Trust
from stdgraph.numbers import StandardNumber, parse_number, suggest_number
from stdgraph.rdf.guides import CategoryIndex

_DATES = ("published", "effective", "withdrawn")
_CODES: dict[str, type[StrEnum]] = {
    "status": Status,
    "part": Part,
    "industry_role": IndustryRole,
    "object": StandardObject,
    "confidence": Trust,
    "source_kind": SourceKind,
}
_NUMBERS = ("adopts", "replaces", "references")
_YEARS_APART = 1


class Known:
    """What rows are checked against: the graph's categories and industries."""

    def __init__(self, categories: CategoryIndex, industries: frozenset[str]) -> None:
        """Take what is known."""
        self.categories = categories
        self.industries = industries


def check_rows(rows: Iterable[Row], known: Known, latest_year: int) -> tuple[RowFinding, ...]:
    """Return what is wrong with rows, in their order; ``latest_year`` is the last that can be.

    Violations are cells that can't be stored as they stand; warnings are likely slips.
    """
    found: list[RowFinding] = []
    seen: dict[tuple[str | None, int | None], Row] = {}
    for row in rows:
        found += _check(row, known, latest_year)
        number = _number(row)
        if number is None:
            continue
        key = (number.work_path or number.canonical, number.year)
        if key in seen:
            found.append(_repeated(row, seen[key]))
        seen.setdefault(key, row)
    return tuple(found)


def _check(row: Row, known: Known, latest_year: int) -> Iterator[RowFinding]:
    number = _number(row)
    yield from _own_number(row)
    for field in _NUMBERS:
        for value in row.several(field):
            yield from _other_number(row, field, value, number)
    dates = {}
    for field in _DATES:
        try:
            dates[field] = row.date(field)
        except BadInput as error:
            yield _refused(row, field, error, _date_meant(row.text(field)), "date")
    for field, codes in _CODES.items():
        yield from _code(row, field, codes)
    for degree in row.several("adoption_degree"):
        if degree not in (*DEGREES, "not-read"):
            yield _unknown(row, "adoption_degree", degree, DEGREES, "degree-unknown")
    for code in row.several("guide_code"):
        edition, sign, key = code.partition(":")
        if not sign or known.categories.find(edition, key) is None:
            yield _unknown(row, "guide_code", code, (), "category-unknown")
    for code in row.several("gbt4754_code"):
        if known.industries and code not in known.industries:
            yield _unknown(row, "gbt4754_code", code, known.industries, "industry-unknown")
    yield from _titles(row)
    yield from _order(row, dates)
    if number is not None and number.year is not None:
        yield from _years(row, number, dates.get("published"), latest_year)


def _number(row: Row) -> StandardNumber | None:
    try:
        return parse_number(row.text("number"))
    except BadNumber:
        return None


def _own_number(row: Row) -> Iterator[RowFinding]:
    text = row.text("number")
    if not text:
        yield _finding(
            row,
            "number",
            Message("缺少标准号。", "The number is missing."),
            Message("请填写标准号。", "Give the standard's number."),
            "number-missing",
        )
        return
    try:
        number = parse_number(text)
    except BadNumber as error:
        yield _refused(row, "number", error, suggest_number(text), "number-unreadable")
        return
    if number.kind == "work" and number.level in ("national", "sector"):
        yield _finding(
            row,
            "number",
            Message("标准号没有年份。", "The number has no year."),
            Message("请写上年份，如 -2020。", "Add the year, such as -2020."),
            "number-without-year",
        )


def _other_number(
    row: Row, field: str, value: str, own: StandardNumber | None
) -> Iterator[RowFinding]:
    try:
        number = parse_number(value)
    except BadNumber as error:
        yield _refused(row, field, error, suggest_number(value), "number-unreadable", value=value)
        return
    if own is not None and number.canonical == own.canonical:
        yield _finding(
            row,
            field,
            Message("标准不能指向自己。", "A standard can't point to itself."),
            Message("请改成另一个标准号，或删去。", "Name another standard, or empty the cell."),
            "points-to-itself",
            value=value,
        )


def _code(row: Row, field: str, codes: type[StrEnum]) -> Iterator[RowFinding]:
    value = row.text(field)
    if value and value not in tuple(codes):
        yield _unknown(row, field, value, tuple(codes), f"{field}-unknown".replace("_", "-"))


def _titles(row: Row) -> Iterator[RowFinding]:
    zh, en = row.text("title_zh"), row.text("title_en")
    if en and _is_chinese(en):
        yield _finding(
            row,
            "title_en",
            Message("英文名称列里是中文。", "The English title is in Chinese."),
            Message("请移到中文名称列。", "Move it to the column of Chinese titles."),
            "title-in-wrong-column",
            severity="warning",
        )
    if zh and not _is_chinese(zh) and any(sign.isalpha() for sign in zh):
        yield _finding(
            row,
            "title_zh",
            Message("中文名称列里没有汉字。", "The Chinese title has no Chinese in it."),
            Message("请移到英文名称列。", "Move it to the column of English titles."),
            "title-in-wrong-column",
            severity="warning",
        )


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def _order(row: Row, dates: dict[str, PartialDate | None]) -> Iterator[RowFinding]:
    for earlier, later in (("published", "effective"), ("effective", "withdrawn")):
        first, second = dates.get(earlier), dates.get(later)
        if first and second and second.latest < first.earliest:
            yield _finding(
                row,
                later,
                Message(
                    f"{later} 早于 {earlier}（{first.printed}）。",
                    f"{later} is before {earlier} ({first.printed}).",
                ),
                Message("请核对两个日期，是否填反。", "Check whether the two are swapped."),
                "dates-out-of-order",
                suggestion=first.printed,
            )


def _years(
    row: Row, number: StandardNumber, published: PartialDate | None, latest_year: int
) -> Iterator[RowFinding]:
    assert number.year is not None
    if number.year > latest_year:
        yield _finding(
            row,
            "number",
            Message("标准号的年份在未来。", "The number's year is in the future."),
            Message("请核对年份。", "Check the year."),
            "year-in-future",
            severity="warning",
        )
    elif published and abs(published.year - number.year) > _YEARS_APART:
        yield _finding(
            row,
            "published",
            Message(
                f"发布日期与标准号的年份（{number.year}）相差一年以上。",
                f"The issue date is more than a year from the number's year ({number.year}).",
            ),
            Message("请核对标准号和发布日期。", "Check the number and the issue date."),
            "year-far-from-issue",
            severity="warning",
        )


def _date_meant(value: str) -> str | None:
    """Return the date that a text was probably meant to be (2020/1/5, 20200105)."""
    parts = "".join(sign if sign.isdigit() else " " for sign in value).split()
    if len(parts) == 1 and len(parts[0]) == len("20200105"):
        whole = parts[0]
        parts = [whole[:4], whole[4:6], whole[6:]]
    if not parts or len(parts[0]) != len("2020") or len(parts) > len("ymd"):
        return None
    text = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    try:
        found = Row("", 0, {"date": text}).date("date")
    except BadInput:
        return None
    return found.printed if found else None


def _repeated(row: Row, first: Row) -> RowFinding:
    return _finding(
        row,
        "number",
        Message(
            f"与第 {first.line} 行是同一标准。", f"It is the same standard as row {first.line}."
        ),
        Message("请只留一行。", "Keep one of the two rows."),
        "repeated-row",
    )


def _unknown(row: Row, field: str, value: str, allowed: Iterable[str], shape: str) -> RowFinding:
    choices = [str(choice) for choice in allowed]
    near = get_close_matches(value.lower(), choices, 1, 0.6)
    listed = " ".join(choices) if len(choices) <= len("a dozen codes or so") else "…"
    fix = Message(f"可用：{listed}。", f"Use one of: {listed}.")
    if near:
        fix = Message(f"是否指 {near[0]}？", f"Is {near[0]} meant?")
    elif not choices:
        fix = Message(
            "写成 版本:代码，如 2021:BE；代码见 stdgraph ask。",
            "Write EDITION:CODE, such as 2021:BE, with a code of that edition.",
        )
    return _finding(
        row,
        field,
        Message("不在代码表中。", "It is not in the list of codes."),
        fix,
        shape,
        value=value,
        suggestion=near[0] if near else None,
    )


def _refused(  # noqa: PLR0913 - the parts of one finding
    row: Row,
    field: str,
    error: StdgraphError,
    suggestion: str | None,
    shape: str,
    *,
    value: str | None = None,
) -> RowFinding:
    shown = row.text(field) if value is None else value
    fix = error.fix
    if suggestion and suggestion != shown:
        fix = Message(f"是否指 {suggestion}？", f"Is {suggestion} meant?")
    what = error.what if isinstance(error, BadNumber) else _NOT_A_DATE
    return _finding(row, field, what, fix, shape, value=shown, suggestion=suggestion)


_NOT_A_DATE = Message("不是年、年月或年月日。", "It is not a year, a month or a day.")


def _finding(  # noqa: PLR0913 - the parts of one finding
    row: Row,
    field: str,
    message: Message,
    fix: Message,
    shape: str,
    *,
    severity: Severity = "violation",
    value: str | None = None,
    suggestion: str | None = None,
) -> RowFinding:
    shown = row.text(field) if value is None else value
    return RowFinding(row.line, field, severity, shown, message, fix, shape, suggestion)

"""Checking a standard's cells against each other: number, dates, titles, filings."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.catalogue.records.faults import Fault
from stdgraph.catalogue.records.known import Known
from stdgraph.errors import BadInput, BadNumber, Message
from stdgraph.model.dates import PartialDate
from stdgraph.model.in_step import in_step
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.model.standard import IndustryRole
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.rdf.read_rows import axes_of, body_of, kind_of

_DATES = ("published", "effective", "withdrawn")
_YEARS_APART = 1
_WITHOUT_YEAR = Fault(
    "number-without-year",
    Message("标准号没有年份。", "The number has no year."),
    Message("请写上年份，如 -2020。", "Add the year, such as -2020."),
)
_OCCUPATIONAL = Fault(
    "gbz-or-gb-z",
    Message("GBZ 是职业卫生标准，不是 GB/Z。", "GBZ is occupational health, and not GB/Z."),
    Message("请核对。", "Check it."),
    "warning",
)
_ITSELF = Fault(
    "points-to-itself",
    Message("标准不能指向自己。", "A standard can't point to itself."),
    Message("请改成另一个标准号，或删去。", "Name another standard, or empty the cell."),
)
_NEWER = Fault(
    "predecessor-newer",
    Message("被代替的标准比它更新。", "What it replaces is newer than itself."),
    Message("请核对两个年份，是否填反。", "Check the two years, and whether they are swapped."),
)
_IN_FUTURE = Fault(
    "year-in-future",
    Message("标准号的年份在未来。", "The number's year is in the future."),
    Message("请核对年份。", "Check the year."),
    "warning",
)
_NATURE = Fault(
    "kind-against-number",
    Message("标准性质与标准号不符。", "The kind contradicts the number."),
    Message("请改正其一。", "Correct one of them."),
)
_BODY = Fault(
    "body-against-number",
    Message("标准代号与标准号不符。", "The letters contradict the number."),
    Message("请改正其一。", "Correct one of them."),
    "warning",
)
_PART = Fault(
    "part-against-filing",
    Message("部分与类目所属部分不同。", "The part is not that of the category."),
    Message("请核对部分和类目。", "Check the part and the category."),
    "warning",
)
_EDITION = Fault(
    "edition-against-filing",
    Message("类目不属于所写的指南版本。", "The category is of another edition than is named."),
    Message("请改正版本或类目。", "Correct the edition or the category."),
)
_AXIS = Fault(
    "axis-against-number",
    Message("与标准号所示的不符。", "The number says otherwise."),
    Message("请改正其一，或留空。", "Correct one of them, or leave the cell empty."),
)
_STEPS = Fault(
    "degrees-not-in-step",
    Message(
        "一致性程度的个数与采用标准不一致。", "There are not as many degrees as adopted standards."
    ),
    Message(
        "请逐一对应；未读到的写 not-read。", "Give one for each; write not-read where not read."
    ),
)
_BESIDE = Fault(
    "values-not-in-step",
    Message("个数与它所说明的一列不一致。", "There are not as many as in the column beside it."),
    Message("请逐一对应；未读到的写 unknown。", "Give one for each; write unknown where not read."),
)
_ROLES = Fault(
    "roles-not-in-step",
    Message("行业关系的个数与行业代码不一致。", "There are not as many roles as industries."),
    Message("请逐一对应，或只写一个。", "Give one for each, or one for all."),
)
_ENGLISH_IS_CHINESE = Fault(
    "title-in-wrong-column",
    Message("英文名称列里是中文。", "The English title is in Chinese."),
    Message("请移到中文名称列。", "Move it to the column of Chinese titles."),
    "warning",
)
_CHINESE_IS_NOT = Fault(
    "title-in-wrong-column",
    Message("中文名称列里没有汉字。", "The Chinese title has no Chinese in it."),
    Message("请移到英文名称列。", "Move it to the column of English titles."),
    "warning",
)
_NO_WORDS = Fault(
    "title-without-words",
    Message("名称里没有文字。", "The title has no words in it."),
    Message("请核对是否填错了列。", "Check whether it is in the wrong column."),
    "warning",
)


def number_in(row: Row, field: str = "number") -> StandardNumber | None:
    """Return the number in a cell, or None where it can't be read."""
    try:
        return parse_number(row.text(field))
    except BadNumber:
        return None


def check_standard(row: Row, known: Known, latest_year: int) -> Iterator[RowFinding]:
    """Return what is wrong between a row's cells; ``latest_year`` is the last that can be."""
    number = number_in(row)
    yield from _titles(row)
    yield from _dates(row)
    yield from _filings(row, known)
    yield from _in_step(row)
    if number is not None:
        yield from _of_number(row, number, latest_year)


def _in_step(row: Row) -> Iterator[RowFinding]:
    for field, beside, fault in (
        ("adoption_degree", "adopts", _STEPS),
        ("replacement_scope", "replaces", _BESIDE),
        ("reference_kind", "references", _BESIDE),
    ):
        if len(row.several(field)) > len(row.several(beside)):
            yield fault.at(row, field)
    roles, codes = row.several("industry_role"), row.several("gbt4754_code")
    if len(roles) not in {0, 1, len(codes)}:
        filled = "; ".join(in_step(roles, len(codes), str(IndustryRole.NOT_JUDGED)))
        yield _ROLES.at(row, "industry_role", filled if len(roles) < len(codes) else None)


def _of_number(row: Row, number: StandardNumber, latest_year: int) -> Iterator[RowFinding]:
    if number.kind == "work" and number.level in ("national", "sector"):
        dated = _date(row, "published")
        meant = f"{number.canonical}-{dated.year}" if dated else None
        yield _WITHOUT_YEAR.at(row, "number", meant)
    if number.prefix == "GBZ":
        meant = number.canonical.replace("GBZ", "GB/Z", 1)
        yield _OCCUPATIONAL.at(row, "number", meant)
    yield from _others(row, number)
    yield from _letters(row, number)
    yield from _years(row, number, latest_year)


def _others(row: Row, number: StandardNumber) -> Iterator[RowFinding]:
    for field in ("adopts", "replaces", "references"):
        for value in row.several(field):
            try:
                other = parse_number(value)
            except BadNumber:
                continue
            if other.canonical == number.canonical:
                yield _ITSELF.at(row, field, "", value=value)
            elif field == "replaces" and (other.year or 0) > (number.year or 9999):
                same = other.work_path == number.work_path
                yield _NEWER.at(row, field, "" if same else None, value=value)


def _letters(row: Row, number: StandardNumber) -> Iterator[RowFinding]:
    for field, meant, fault in (
        ("kind", kind_of(number), _NATURE),
        ("body", body_of(number), _BODY),
        *((field, meant, _AXIS) for field, meant in axes_of(number).items()),
    ):
        if meant and row.text(field) and row.text(field) != meant:
            yield fault.at(row, field, meant)


def _years(row: Row, number: StandardNumber, latest_year: int) -> Iterator[RowFinding]:
    published = _date(row, "published")
    if number.year is None:
        return
    meant = None
    if published and published.year <= latest_year:
        meant = _with_year(number, published.year)
    if number.year > latest_year:
        yield _IN_FUTURE.at(row, "number", meant)
    elif published and abs(published.year - number.year) > _YEARS_APART:
        said = Fault(
            "year-far-from-issue",
            Message(
                f"发布日期与标准号的年份（{number.year}）相差一年以上。",
                f"The issue date is more than a year from the number's year ({number.year}).",
            ),
            Message("请核对标准号和发布日期。", "Check the number and the issue date."),
            "warning",
        )
        yield said.at(row, "published", str(number.year))


def _with_year(number: StandardNumber, year: int) -> str | None:
    text = number.canonical
    return f"{text[:-4]}{year}" if text.endswith(str(number.year)) else None


def _date(row: Row, field: str) -> PartialDate | None:
    try:
        return row.date(field)
    except BadInput:
        return None


def _dates(row: Row) -> Iterator[RowFinding]:
    """Name both cells of a pair in the wrong order: each may be the wrong one, or both swapped."""
    found = {field: date for field in _DATES if (date := _date(row, field))}
    fields = list(found)
    for index, earlier in enumerate(fields):
        for later in fields[index + 1 :]:
            first, second = found[earlier], found[later]
            if second.latest < first.earliest:
                yield _order(row, later, earlier).at(row, later, first.printed)
                yield _order(row, later, earlier).at(row, earlier, second.printed)


def _order(row: Row, later: str, earlier: str) -> Fault:
    return Fault(
        "dates-out-of-order",
        Message(
            f"{later} 早于 {earlier}（{row.text(earlier)}）。",
            f"{later} ({row.text(later)}) is before {earlier} ({row.text(earlier)}).",
        ),
        Message("请核对两个日期，是否填反。", "Check whether the two are swapped."),
    )


def _titles(row: Row) -> Iterator[RowFinding]:
    zh, en = row.text("title_zh"), row.text("title_en")
    if en and _is_chinese(en):
        yield _ENGLISH_IS_CHINESE.at(row, "title_en", "" if _is_chinese(zh) else zh)
    if zh and not _is_chinese(zh):
        if any(sign.isalpha() for sign in zh):
            yield _CHINESE_IS_NOT.at(row, "title_zh", en if _is_chinese(en) else "")
            if not en:
                yield _CHINESE_IS_NOT.at(row, "title_en", zh)
        else:
            yield _NO_WORDS.at(row, "title_zh")
    elif not zh and _is_chinese(en):
        yield _ENGLISH_IS_CHINESE.at(row, "title_zh", en)
    if en and not _is_chinese(en) and not any(sign.isalpha() for sign in en):
        yield _NO_WORDS.at(row, "title_en")


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def _filings(row: Row, known: Known) -> Iterator[RowFinding]:
    editions, part = row.several("guide_edition"), row.text("part")
    for value in row.several("guide_code"):
        category = known.categories.get(value)
        if category is None:
            continue
        edition = value.partition(":")[0]
        if editions and edition not in editions and row.text("guide_edition") in known.editions:
            yield _EDITION.at(row, "guide_edition", edition)
        if part and category.get("part") and part != category["part"]:
            yield _PART.at(row, "part", category["part"])

"""Checking codes that the graph itself lists: industries, categories, editions, provinces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdgraph.catalogue.records.faults import Fault, nearest, unknown
from stdgraph.catalogue.records.known import Check, Known
from stdgraph.catalogue.records.separators import parted
from stdgraph.errors import Message
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding


def industry_check(row: Row, field: str, known: Known) -> Iterator[RowFinding]:
    """Check codes of GB/T 4754-2017; letters left out, names and narrower codes are understood."""
    if wrong := parted(row, field, known.industries.__contains__):
        yield wrong
        return
    for value in row.several(field):
        if value not in known.industries:
            meant = _industry_meant(value, known)
            yield _NO_INDUSTRY.at(row, field, meant, value=value)


_NO_INDUSTRY = Fault(
    "gbt4754-code-unknown",
    Message("不在代码表中：GB/T 4754-2017 没有它。", "It is not in the list of codes (GB/T 4754)."),
    Message(
        "请写门类字母加数字，如 C34、C3411。", "Write the section's letter and digits: C34, C3411."
    ),
)


def _industry_meant(value: str, known: Known) -> str | None:
    plain = re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", value.upper())
    if plain in known.industries:
        return plain
    if plain.isdigit():
        # Manufacturing comes first: it is what most rows are about.
        codes = sorted(known.industries, key=lambda code: (code[0] != "C", code))
        return next((code for code in codes if code[1:] == plain), None)
    by_name = {name: code for code, name in reversed(list(known.industries.items()))}
    if plain in by_name:
        return by_name[plain]
    if written := re.match(r"[A-Z]\d+", plain):
        # A code that is not there: the nearest that is, perhaps one level up.
        shorter = (written[0][:n] for n in range(len(written[0]), 1, -1))
        return next((code for code in shorter if code in known.industries), None)
    name = nearest(plain, by_name, 0.75)
    return by_name[name] if name else None


def category_check(row: Row, field: str, known: Known) -> Iterator[RowFinding]:
    """Check categories as ``edition:code``, or ``edition:slug`` where there is no code."""
    if wrong := parted(row, field, known.categories.__contains__):
        yield wrong
        return
    for value in row.several(field):
        if value not in known.categories:
            yield _NO_CATEGORY.at(row, field, _category_meant(row, value, known), value=value)


_NO_CATEGORY = Fault(
    "guide-code-unknown",
    Message("不在代码表中：没有这个类目。", "It is not in the list of codes: no such category."),
    Message(
        "写成 版本:代码，如 2021:BE；代码见 stdgraph export --kind categories。",
        "Write EDITION:CODE, such as 2021:BE; stdgraph export --kind categories lists them.",
    ),
)


def _category_meant(row: Row, value: str, known: Known) -> str | None:
    edition, sign, key = value.replace("：", ":").replace(" ", "").partition(":")
    if not sign:
        edition, key = row.text("guide_edition"), edition
    editions = [edition] if edition in known.editions else list(reversed(known.editions))
    for one in editions:
        for form in (key, key.upper(), key.lower()):
            if f"{one}:{form}" in known.categories:
                return f"{one}:{form}"
        named = [
            k
            for k, c in known.categories.items()
            if c.get("edition") == one and key in (c.get("name_zh"), c.get("name_en"))
        ]
        if named:
            return named[-1]
    if edition in known.editions:
        # The nearest narrower code's parent: BEZ is meant to be below BE.
        shorter = (f"{edition}:{key.upper()[:n]}" for n in range(len(key) - 1, 0, -1))
        return next((code for code in shorter if code in known.categories), None)
    return None


def edition_check(row: Row, field: str, known: Known) -> Iterator[RowFinding]:
    """Check editions of the guide."""
    for value in row.several(field):
        if value not in known.editions:
            digits = re.search(r"20\d\d", value)
            meant = digits[0] if digits and digits[0] in known.editions else None
            yield unknown("edition-unknown", known.editions).at(row, field, meant, value=value)


def category_of_check(edition_field: str) -> Check:
    """Return the check of a category of the edition that another column names."""

    def check(row: Row, field: str, known: Known) -> Iterator[RowFinding]:
        edition, value = row.text(edition_field), row.text(field)
        if f"{edition}:{value}" not in known.categories:
            codes = [
                k.partition(":")[2]
                for k, c in known.categories.items()
                if c.get("edition") == edition
            ]
            meant = nearest(value, codes)
            yield unknown("category-unknown", codes).at(row, field, meant)

    return check


def province_check(row: Row, field: str, known: Known) -> Iterator[RowFinding]:
    """Check province codes (GB/T 2260)."""
    value = row.text(field)
    if value not in known.provinces:
        named = (code for code, names in known.provinces.items() if value in names)
        meant = next(named, None) or (
            f"{value[:2]}0000" if f"{value[:2]}0000" in known.provinces else None
        )
        yield unknown("province-unknown", known.provinces).at(row, field, meant)

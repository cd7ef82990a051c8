"""One row of a sheet of standards may speak of its review, its amendments and two industries."""

import pytest

from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.known import known_to
from stdgraph.catalogue.records.reading import read_records

HEADS = "标准号,中文名称,适用行业代码,产品所属行业代码,复审日期,复审结论,修改单,来源"
ROW = (
    "GB/T 91000-2019,标准,C34;C36,C35,2024-12,继续有效,XG1-2021;GB/T 91000-2019/XG2-2022,"
    "https://example.org/a"
)


@pytest.fixture(scope="module")
def known(bundled_store):
    return known_to(bundled_store)


@pytest.fixture
def brought(bundled_store, known):
    return lambda *lines: bring(
        bundled_store,
        read_records("\n".join(lines).encode(), "sheet.csv"),
        may_exist=False,
        known=known,
    )


def test_each_becomes_a_record_of_its_own_kind_with_the_row_s_source(brought):
    found = brought(HEADS, ROW)
    assert not [f for f in found.findings if f.severity == "violation"]
    puts = {(o.kind.name, o.key): dict(o.row.cells) for o in found.operations}
    assert list(puts) == [
        ("standards", "GB/T 91000-2019"),
        ("reviews", "GB/T 91000-2019:2024-12"),
        ("amendments", "GB/T 91000-2019/XG1-2021"),
        ("amendments", "GB/T 91000-2019/XG2-2022"),
    ]
    standard, review, *_ = puts.values()
    assert standard["gbt4754_code"] == "C34; C36; C35"
    assert standard["industry_role"] == "applies; applies; product"
    assert review["conclusion"] == "continue"
    assert {cells["source_url"] for cells in puts.values()} == {"https://example.org/a"}


def test_industries_that_the_row_names_elsewhere_stay_with_their_role(brought):
    heads = "number,title_zh,gbt4754_code,industry_role,applies_in_industry"
    for cells, codes, roles in (
        ("C34,product,C36", "C34; C36", "product; applies"),
        ("C34;C35,,C35", "C34; C35", "not-judged; applies"),
        ("C34,applies,C36", "C34; C36", "applies"),
        (",,C36", "C36", "applies"),
    ):
        (operation,) = brought(heads, f"GB/T 91000-2019,标准,{cells}").operations
        told = operation.row.cells
        assert (told["gbt4754_code"], told["industry_role"]) == (codes, roles)


@pytest.mark.parametrize(
    ("cells", "field", "head", "column"),
    [
        (",,上月,继续有效,", "date", "复审日期", "E"),
        (",,2024-12,尚可,", "conclusion", "复审结论", "F"),
        (",,,继续有效,", "date", "复审日期", "E"),
        (",,,,第一号", "number", "修改单", "G"),
        ("C3X,,,,", "gbt4754_code", "适用行业代码", "C"),
    ],
)
def test_what_is_wrong_in_such_a_column_is_told_where_it_stands(
    brought, cells, field, head, column
):
    found = brought(HEADS, f"GB/T 91000-2019,标准,{cells},https://example.org/a")
    (fault,) = [f for f in found.findings if f.severity == "violation"]
    assert (fault.row, fault.field, fault.head, fault.column) == (2, field, head, column)


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        ("标准号,复审日期,复审结论", "reviews"),
        ("标准号,复审日期", "reviews"),
        ("标准号,标准名称,复审日期,复审结论", "standards"),
        ("修改单编号,标准名称,发布日期,实施日期", "amendments"),
        ("标准号,标准名称,修改单", "standards"),
    ],
)
def test_a_list_of_reviews_or_amendments_alone_is_none_of_standards(heads, kind):
    (sheet,) = read_records(f"{heads}\nGB/T 91000-2019,,,".encode(), "sheet.csv")
    assert sheet.kind.name == kind

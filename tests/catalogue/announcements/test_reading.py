"""Announcements as printed: kind, number, day, and every line by its columns."""

import io

import docx
import openpyxl
import pytest

from stdgraph.catalogue.announcements.cells import adoptions_in, date_in, numbers_in
from stdgraph.catalogue.announcements.reading import read_announcement
from stdgraph.errors import BadInput, BadNumber
from tests.catalogue.announcements import papers

KINDS = [
    ("NATIONAL", "standards", "中国国家标准公告 2026年第901号", "2026-03-01", 3),
    ("STROKES", "standards", "中国国家标准公告 2026年第902号", "2026-04-29", 2),
    ("BROKEN", "standards", "国家标准公告 2026年第903号", "2026-05-06", 2),
    ("SECTOR", "standards", "中华人民共和国工业和信息化部公告 2026年第904号", "2026-06-10", 3),
    ("PLANS", "plans", "2026年第905批", "", 2),
    ("WITHDRAWN", "withdrawals", "中国国家标准公告 2026年第906号", "2026-07-01", 2),
    ("REVIEWED", "reviews", "中国国家标准公告 2026年第908号", "2026-07-02", 3),
    ("AMENDED", "amendments", "中国国家标准公告 2026年第909号", "2026-07-03", 2),
]


@pytest.mark.parametrize(("paper", "kind", "name", "issued", "lines"), KINDS)
def test_kind_name_day_and_lines_are_found(paper, kind, name, issued, lines):
    found = read_announcement(getattr(papers, paper).encode(), "paste.txt")
    assert (found.paper, found.name, found.issued) == (kind, name, issued)
    assert len(found.items) == lines
    assert found.unread == ()


def test_a_csv_is_known_by_its_ending():
    found = read_announcement(papers.WITHDRAWN_DAYS.encode("gb18030"), "a.csv")
    assert (found.paper, found.items[0].get("withdrawn")) == ("withdrawals", "2026-08-01")


def test_days_that_the_heading_sets_hold_for_all_lines():
    assert read_announcement(papers.WITHDRAWN.encode(), "x").withdrawn == "2026-09-01"
    assert read_announcement(papers.AMENDED.encode(), "x").effective == "2026-12-01"


def test_a_cell_with_a_line_break_is_one_cell():
    first, second = read_announcement(papers.BROKEN.encode(), "x").items
    assert first.get("title_zh") == "（虚构）很长的名称的后半"
    assert first.get("effective") == "2026-12-01"
    assert second.line == 8


def test_a_quoted_line_break_keeps_the_row_in_its_place():
    text = '序号\t标准号\t标准名称\n1\tGB/T 69061-2026\t"（虚构）\n两行"\n2\tGB/T 69062-2026\t丁\n'
    found = read_announcement(text.encode(), "x").items
    assert [(item.line, item.get("number")) for item in found] == [
        (2, "GB/T 69061-2026"),
        (4, "GB/T 69062-2026"),
    ]


def rows(text):
    return [line.split("\t") for line in text.splitlines()]


def as_workbook(text):
    book = openpyxl.Workbook()
    for row in rows(text):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_word(text):
    document = docx.Document()
    table = None
    for row in rows(text):
        if len(row) == 1:
            document.add_paragraph(row[0])
            continue
        if table is None:
            table = document.add_table(0, len(row))
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize("paper", ["NATIONAL", "SECTOR", "WITHDRAWN", "REVIEWED", "AMENDED"])
@pytest.mark.parametrize("made", [as_workbook, as_word])
def test_the_same_is_read_from_excel_and_word(paper, made):
    text = getattr(papers, paper)
    pasted, opened = (read_announcement(d, "x") for d in (text.encode(), made(text)))
    assert [item.cells for item in opened.items] == [item.cells for item in pasted.items]
    assert (opened.paper, opened.name, opened.issued, opened.effective, opened.withdrawn) == (
        pasted.paper, pasted.name, pasted.issued, pasted.effective, pasted.withdrawn
    )  # fmt: skip


def test_what_is_no_row_is_told_with_its_line():
    found = read_announcement(papers.FAULTY.encode(), "x")
    assert [(u.line, u.text) for u in found.unread if u.text in ("红",)] == [(7, "红")]
    assert any(u.line == 8 and "绿" in u.text for u in found.unread)
    stray = papers.NATIONAL + "这一行不知道是什么\t也不知道\n"
    (unread,) = read_announcement(stray.encode(), "x").unread
    assert unread.line == 11


def test_without_known_heads_nothing_is_taken_for_read():
    with pytest.raises(BadInput, match="序号"):
        read_announcement(papers.NO_HEADS.encode(), "x")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("—", []),
        ("GB/T 1-2008（部分代替）", [("GB/T 1-2008", True)]),
        ("GB/T 1-2008(部分代替)；GB/T 2—2009", [("GB/T 1-2008", True), ("GB/T 2-2009", False)]),
        ("GB/T 1.1-2008、GB/T 1.2-2008", [("GB/T 1.1-2008", False), ("GB/T 1.2-2008", False)]),
        ("GB/T 1-2008\nGB/T 2-2009", [("GB/T 1-2008", False), ("GB/T 2-2009", False)]),
        ("ＧＢ／Ｔ １－２００８，GB/T 2-2009", [("GB/T 1-2008", False), ("GB/T 2-2009", False)]),
    ],
)
def test_several_numbers_in_a_cell_are_all_read(cell, expected):
    assert [(m.number, m.partly) for m in numbers_in(cell)] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(idt ISO 9001:2008)", [("ISO 9001:2008", "idt")]),
        ("IEC 62264-1:2013，MOD", [("IEC 62264-1:2013", "MOD")]),
        ("IEC 62264-1:2013 IDT", [("IEC 62264-1:2013", "IDT")]),
        ("ISO 1:2020 (MOD)", [("ISO 1:2020", "MOD")]),
        ("等同采用 ISO 15704:2019", [("ISO 15704:2019", "IDT")]),
        ("ISO 1:2020", [("ISO 1:2020", "not-read")]),
        (
            "ISO 1:2020, IDT；ISO/IEC 2:2021",
            [("ISO 1:2020", "IDT"), ("ISO/IEC 2:2021", "not-read")],
        ),
        ("无", []),
    ],
)
def test_adoptions_come_with_their_degree(cell, expected):
    assert list(adoptions_in(cell)) == expected


@pytest.mark.parametrize("read", [numbers_in, adoptions_in])
def test_a_cell_without_a_number_is_refused(read):
    with pytest.raises(BadNumber):
        read("见附录")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年3月1日", "2024-03-01"),
        ("二〇二四年十二月二十九日", "2024-12-29"),
        ("二○二五年十月十日", "2025-10-10"),
        ("2024.3.1", "2024-03-01"),
        ("２０２４－０３－０１", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("2024年12月", "2024-12"),
        ("2024", "2024"),
        ("2024年2月30日", ""),
        ("尽快", ""),
    ],
)
def test_days_are_read_as_printed(text, day):
    assert date_in(text) == day

"""``stdgraph report`` on the bundled graph."""

import re
from datetime import date
from html.parser import HTMLParser

import docx
import openpyxl
import pytest

from stdgraph.analysis.bar_chart import bars_svg
from stdgraph.catalogue.gaps import coverage, default_rule
from stdgraph.catalogue.report import make_report
from stdgraph.model.gap import IndustryLevel
from stdgraph.model.report import Bars


@pytest.fixture
def written(run, tmp_path):
    """Write a report of a form and give its path."""

    def write(form, *options):
        path = tmp_path / f"r.{form}"
        run("report", "-o", str(path), *options)
        return path

    return write


def test_figures_are_those_that_the_catalogue_counts(bundled_store):
    report = make_report(bundled_store, "en")
    found = coverage(bundled_store, default_rule(bundled_store, IndustryLevel.GROUP))
    gaps = report.sections[1]
    assert f"{len(found.gaps)} of {len(found.cells)} groups" in gaps.paragraphs[0]
    assert len(gaps.table.rows) == 10
    pilots = [int(row[4]) for row in gaps.table.rows]
    assert pilots == sorted(pilots, reverse=True)
    assert {row[0] for row in gaps.table.rows} <= {cell.industry.code for cell in found.gaps}
    assert ("current", "413") in report.sections[0].table.rows


def test_every_section_with_pilots_says_that_they_are_not_representative(bundled_store):
    report = make_report(bundled_store, "en")
    for section in (report.sections[0], report.sections[1], report.sections[4]):
        assert any("27 of 305" in note for note in section.notes)


def test_changes_are_told_from_the_day_asked_for(bundled_store):
    rows = make_report(bundled_store, "en", date(2026, 1, 1)).sections[2].table.rows
    assert rows
    assert all("2026-01-01" <= row[0] <= "2026-08-25" for row in rows)


class Outline(HTMLParser):
    """Follow a page's elements; what would be fetched from elsewhere fails."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.titles = [], []

    def handle_starttag(self, tag, attrs):
        assert not any(name in ("src", "href") for name, _ in attrs), "nothing is fetched"
        if tag not in ("meta", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert tag == "rect"

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "h2":
            self.titles.append(data)


@pytest.mark.parametrize(
    ("lang", "first"), [("zh", "一、体系现状"), ("en", "1. State of the system")]
)
def test_html_is_whole_and_fetches_nothing(written, lang, first):
    text = written("html", "--lang", lang).read_text("utf-8")
    outline = Outline()
    outline.feed(text)
    assert outline.open == []
    assert outline.titles[0] == first
    assert len(outline.titles) == 5
    assert text.count("<svg") == 2
    assert "@media print" in text


def test_docx_has_headings_tables_and_pictures(written):
    document = docx.Document(str(written("docx", "--lang", "zh")))
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert len(titles) == 5
    assert len(document.tables) == 5
    assert len(document.inline_shapes) == 2


def test_xlsx_has_a_sheet_for_each_section(written):
    book = openpyxl.load_workbook(written("xlsx", "--lang", "zh"))
    assert len(book.sheetnames) == 5
    sheet = book.worksheets[0]
    assert {(row[0].value, row[1].value) for row in sheet.iter_rows()} >= {("现行", 413)}


@pytest.mark.parametrize("name", ["r.pdf", "r", "none/r.html"])
def test_a_file_that_cannot_be_written_is_refused(run, tmp_path, name):
    assert run("report", "-o", str(tmp_path / name), code=2).stderr


def test_texts_of_a_chart_are_escaped_and_bars_are_as_long_as_their_figures():
    svg = bars_svg(Bars("A & B", (("<x>", 4), ("y", 2), ("z", 0))))
    assert "<title>A &amp; B</title>" in svg
    assert "&lt;x&gt;" in svg
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([0-9.]+)"', svg)]
    assert widths == [widths[0], widths[0] / 2, 0]
    assert bars_svg(Bars("empty", ())).endswith("</svg>")

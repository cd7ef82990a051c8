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
from stdgraph.model.change import Author, RecordChange
from stdgraph.model.gap import IndustryLevel
from stdgraph.model.report import Bars
from stdgraph.store.journal import Journal


@pytest.fixture
def written(run, tmp_path):
    """Write a report of a form and give its path."""

    def write(form, *options):
        path = tmp_path / f"r.{form}"
        run("report", "-o", str(path), *options)
        return path

    return write


def test_figures_are_those_that_the_catalogue_counts(bundled_store):
    report = make_report(bundled_store, Journal(None), "en")
    found = coverage(bundled_store, default_rule(bundled_store, IndustryLevel.GROUP))
    gaps = report.sections[1]
    assert f"{len(found.gaps)} of {len(found.cells)} groups" in gaps.paragraphs[0]
    assert len(gaps.table.rows) == 10
    pilots = [int(row[4]) for row in gaps.table.rows]
    assert pilots == sorted(pilots, reverse=True)
    assert {row[0] for row in gaps.table.rows} <= {cell.industry.code for cell in found.gaps}
    assert ("current", "413") in report.sections[0].table.rows


def test_every_section_with_pilots_says_that_they_are_not_representative(bundled_store):
    report = make_report(bundled_store, Journal(None), "en")
    for section in (report.sections[0], report.sections[1], report.sections[5]):
        assert any("27 of 305" in note for note in section.notes)


def test_changes_are_told_from_the_day_asked_for(bundled_store):
    report = make_report(bundled_store, Journal(None), "en", date(2026, 1, 1))
    rows = report.sections[2].table.rows
    assert rows
    assert all("2026-01-01" <= row[0] <= "2026-08-25" for row in rows)
    assert report.sections[3].table is None
    assert report.sections[3].paragraphs == ("No edit of this graph is recorded since 2026-01-01.",)


def test_edits_are_told_with_when_who_what_and_why(bundled_store):
    journal = Journal(None)
    number = "GB/T 39116-2020"
    grown = RecordChange(number, {"title_en": "Old"}, {"title_en": "New"})
    many = tuple(RecordChange(f"GB/T {n}-2020", None, {}) for n in range(1, 6))
    first = _entered(journal, Author("Li Wei", "read the cover"), (grown,))
    _entered(journal, Author("Wang"), many, undoes=first)
    report = make_report(bundled_store, journal, "en", date(2026, 1, 1))
    added = "added GB/T 1-2020; added GB/T 2-2020; added GB/T 3-2020; 2 more records"
    assert list(report.sections[3].table.rows) == [
        ("2026-11-25 08:00", "Wang", f"undid {first}; {added}", "not said"),
        (
            "2026-11-25 08:00",
            "Li Wei",
            f"changed {number} (title_en: Old → New); undone by {first[:-1]}2",
            "read the cover",
        ),
    ]
    assert report.sections[3].paragraphs == ("2 edits since 2026-01-01.",)
    assert make_report(bundled_store, journal, "en", date(2999, 1, 1)).sections[3].table is None


def _entered(journal, author, records, undoes=None):
    change = journal.write("2026-11-25T08:00:00+00:00", author, records, ((), ()), undoes)
    journal.mark_applied(change)
    return change


def test_what_no_source_confirmed_is_marked(bundled_store):
    report = make_report(bundled_store, Journal(None), "zh")
    found = coverage(bundled_store, default_rule(bundled_store, IndustryLevel.GROUP))
    doubtful = {number for cell in found.gaps for number in cell.unconfirmed}
    told = {number for row in report.sections[1].table.rows for number in row[3].split("; ")}
    marked = {number.removesuffix("（待核实）") for number in told if number.endswith("（待核实）")}
    assert marked
    assert marked <= doubtful
    assert not (told - {f"{number}（待核实）" for number in marked}) & doubtful
    rows = bundled_store.select(
        "SELECT ?id { ?p a sg:PilotProject ; dcterms:identifier ?id ; "
        "sg:confidence code:trust-recalled }"
    ).rows
    recalled = {row[0].value for row in rows}
    pilots = report.sections[5].table.rows
    doubted = {row[0]: int(row[5]) for row in report.sections[1].table.rows}
    for code, count in doubted.items():
        assert count == sum(row[0] in recalled for row in pilots if row[2] == code), code
    assert sum(doubted.values()) > 0
    assert {row[0] for row in pilots if row[1].endswith("（待核实）")} == recalled & {
        row[0] for row in pilots
    }


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
    assert len(outline.titles) == 6
    assert text.count("<svg") == 2
    assert "@media print" in text
    assert '<span class="whole">2025-12-23</span>' in text


def test_docx_has_headings_tables_and_pictures(written):
    document = docx.Document(str(written("docx", "--lang", "zh")))
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert len(titles) == 6
    assert len(document.tables) == 5
    assert len(document.inline_shapes) == 2
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "PAGE" in document.sections[0].footer._element.xml


def test_xlsx_has_a_sheet_for_each_section(written):
    book = openpyxl.load_workbook(written("xlsx", "--lang", "zh"))
    assert len(book.sheetnames) == 6
    sheet = book.worksheets[0]
    assert {(row[0].value, row[1].value) for row in sheet.iter_rows()} >= {("现行", 413)}
    assert sheet.print_title_rows == "$1:$1"
    codes = book.worksheets[1]
    assert codes.column_dimensions["A"].width < 10, "no sentence below the table widens it"


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

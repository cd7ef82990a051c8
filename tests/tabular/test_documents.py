"""Documents of every kind are read with the place of everything, or refused with what to do."""

import io
import zipfile

import docx
import openpyxl
import pytest

from stdgraph.errors import BadEncoding, BadSyntax
from stdgraph.model.citation import Place
from stdgraph.tabular import office
from stdgraph.tabular.documents import read_document
from stdgraph.tabular.word import Note
from tests.tabular.documents import pdf, word, workbook


def places(data, name):
    passages = read_document(data, name).passages
    return {passage.text: passage.place for passage in passages if passage.text.strip()}


def test_a_word_document_is_read_with_tables_and_header():
    assert places(word(header="Q/ABC 1-2020"), "x.docx") == {
        "按 GB/T 39116—2020 执行。": Place(paragraph=1),
        "GB/T 16855.1-2018 与 GB/T 16855.1": Place(paragraph=2),
        "GB/T 39117-2020": Place(table=1, row=1, cell=2),
        "Q/ABC 1-2020": Place(paragraph=1, part="header"),
    }


def test_a_workbook_is_read_cell_by_cell():
    assert places(workbook(), "x.xlsx")["GB/T 16855.1-2018"] == Place(sheet="清单", address="B2")


def test_a_pdf_file_is_read_page_by_page_and_pages_without_text_are_named():
    document = read_document(pdf("ISO 9001:2015\nIEC 62264-1:2013", "", "GB/T 1.1"), "x.pdf")
    assert document.passages[0].text.split("\n") == ["ISO 9001:2015", "IEC 62264-1:2013"]
    assert document.passages[2].place == Place(page=3)
    assert document.unread == ("2",)


def test_cells_of_csv_are_read_apart():
    found = places('标准号,备注\nGB/T 1.1,"a\nb"\n'.encode(), "x.csv")
    assert found["GB/T 1.1"] == Place(row=2, cell=1)
    assert found["a\nb"] == Place(row=2, cell=2)


def test_braces_of_bibtex_are_passed_over_in_place():
    (passage,) = read_document(b"title = {{GB/T} 1.1}", "x.bib").passages
    assert passage.text.index("GB/T") == 10


def test_text_in_another_encoding_is_read():
    (passage,) = read_document("按 GB/T 1.1".encode("gb18030"), "x.txt").passages
    assert passage.text == "按 GB/T 1.1"


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "0" * 10_000)
    return out.getvalue()


REFUSED = [
    (b"PK\x03\x04 cut off", "x.docx", BadSyntax, "Save it anew"),
    (bytes.fromhex("d0cf11e0a1b11ae1") + b"old", "x.doc", BadSyntax, "DOCX or XLSX"),
    (b"%PDF-1.7 cut off", "x.pdf", BadSyntax, "text file"),
    (pdf("secret", password="x"), "x.pdf", BadSyntax, "without a password"),
    (b"\x00\x01\x02", "x.bin", BadEncoding, "CSV"),
    (word()[:-400] + b"\0" * 400, "x.docx", BadSyntax, "Save it"),
    (b'"' + b"x" * 200_000, "x.csv", BadSyntax, "Export it again"),
    (bomb(), "x.xlsx", BadSyntax, "Save it as XLSX"),
]


@pytest.mark.parametrize(("data", "name", "error", "fix"), REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, name, error, fix):
    with pytest.raises(error, match=name) as caught:
        read_document(data, name)
    assert fix in caught.value.fix.en


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(office, "MOST_UNPACKED", 5_000)
    with pytest.raises(BadSyntax, match="unpacks to more"):
        read_document(bomb(), "x.xlsx")


def test_notes_stand_on_their_runs_and_the_text_stays():
    file = read_document(word(header="Q/ABC 1-2020"), "x.docx").file
    before = [paragraph.text for paragraph in docx.Document(io.BytesIO(word())).paragraphs]
    header = next(i for i, p in enumerate(file.passages) if p.place.part == "header")
    noted = file.with_notes([Note(0, 2, 17, "first"), Note(header, 0, 12, "above")], "sum\x00mary")
    document = docx.Document(io.BytesIO(noted))
    assert [paragraph.text for paragraph in document.paragraphs] == before
    assert [comment.text for comment in document.comments] == ["summary\nabove", "first"]


def test_a_word_document_without_a_word_still_bears_the_summary():
    empty = io.BytesIO()
    docx.Document().save(empty)
    noted = read_document(empty.getvalue(), "x.docx").file.with_notes([], "summary")
    assert [c.text for c in docx.Document(io.BytesIO(noted)).comments] == ["summary"]


def test_cells_bear_notes_beside_their_own_and_values_stay():
    file = read_document(workbook(), "x.xlsx").file
    place = Place(sheet="清单", address="B2")
    noted = file.with_notes(
        [(place, "warning", "one"), (place, "information", "two")], "查新", [["a"], ["=1+1"]]
    )
    book = openpyxl.load_workbook(io.BytesIO(noted))
    cell = book["清单"]["B2"]
    assert (cell.value, cell.comment.text) == ("GB/T 16855.1-2018", "one\n\ntwo")
    assert cell.fill.start_color.rgb == "FFF2A8A8"
    assert book["清单"]["D4"].value == "=CONCATENATE(B2)"
    assert (book["查新"]["A2"].value, book["查新"]["A2"].data_type) == ("=1+1", "s")

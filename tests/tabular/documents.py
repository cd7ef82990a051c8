"""Small documents of every kind, made by the libraries that write them."""

import io

import docx
import openpyxl
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def word(*, header=""):
    """Two paragraphs, the first in three runs, and a table of one row."""
    document = docx.Document()
    paragraph = document.add_paragraph("按 GB/T ")
    paragraph.add_run("39116").bold = True
    paragraph.add_run("—2020 执行。")
    document.add_paragraph("GB/T 16855.1-2018 与 GB/T 16855.1")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 1).text = "GB/T 39117-2020"
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return _saved(document)


def workbook():
    """A sheet with numbers in B2 and C3, a formula, and a merged cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "清单"
    sheet["A1"], sheet["B1"] = "序号", "标准号"
    sheet["A2"], sheet["B2"] = 1, "GB/T 16855.1-2018"
    sheet["C3"] = "GB/T 39116—2020、GB/T 39117-2020"
    sheet["D4"] = "=CONCATENATE(B2)"
    return _saved(book)


def pdf(*pages, password=""):
    """A page for each text; an empty text gives a page without any."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(600, 800)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        if text:
            lines = " T* ".join(f"({line}) Tj" for line in text.split("\n"))
            content.set_data(f"BT /F1 12 Tf 14 TL 72 720 Td {lines} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

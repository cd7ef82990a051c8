"""Sheets made for tests: a clean row, and beside it one with a mistake."""

import csv
import io
import re
from pathlib import Path

import openpyxl

CLEAN = {
    "number": "GB/T 60001-2024",
    "title_zh": "一个新标准",
    "title_en": "A new standard",
    "status": "current",
    "published": "2024-03-01",
    "effective": "2024-09-01",
}
FAULTY = {
    "number": "GB/T 60002-2024",
    "title_zh": "另一个新标准",
    "status": "current",
    "published": "2024-03-01",
    "effective": "2024-09-01",
}
ROW = 3


def mistakes():
    """The lines of mistakes.tsv: name, changed cells, field, shape, suggestion (None: none)."""
    text = Path(__file__).with_name("mistakes.tsv").read_text(encoding="utf-8")
    for line in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        cells = dict(part.split("=", 1) for part in line["cells of the faulty row"].split("; "))
        suggestion = line["suggestion"] or ""
        yield (
            line["what is wrong"],
            {field: _unescaped(value) for field, value in cells.items()},
            line["field"],
            line["shape"],
            None if suggestion == "-" else suggestion,
        )


def _unescaped(value):
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), value)


def book(*rows, title="Sheet"):
    """A workbook with these rows of values."""
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(list(row))
    return made


def saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def sheet_of(records):
    """The bytes of a workbook with heads and a row for each record."""
    heads = list(dict.fromkeys(field for record in records for field in record))
    return saved(book(heads, *([record.get(head, "") for head in heads] for record in records)))

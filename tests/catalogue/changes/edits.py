"""Edits drawn by a seed, each as operations and as the tables that say the same."""

import random

from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.tables import Tables
from stdgraph.model.row import Row
from stdgraph.numbers import parse_number

KINDS = ("remove", "change", "add")


def edit(tables, read, seed):
    """Return operations and the edited tables; ``read`` gives a number's record."""
    rng = random.Random(seed)
    numbers = sorted(
        parse_number(row.text("number")).canonical for row in tables["standards/standards"]
    )
    kind = KINDS[seed % len(KINDS)]
    number = rng.choice(numbers)
    if kind == "remove":
        return [Remove(number)], _without(tables, number)
    if kind == "change":
        record = read(number) | {
            "title_en": "Changed",
            "status": "withdrawn",
            "withdrawn": "2026-01-02",
            "committee": "A committee of its own",
        }
    else:
        old = rng.choice([n for n in numbers if n.startswith("GB/T") and n[-5] == "-"])
        record = {
            "number": old[:-4] + "2024",
            "title_zh": "新标准",
            "status": "current",
            "published": "2024-03-01",
            "effective": "2024-09-01",
            "replaces": old,
            "references": f"ISO 9999:2001; {number}",
            "committee": "SAC/TC 124; A committee of its own",
            "guide_code": "2021:BE",
            "guide_basis": "title",
            "gbt4754_code": "C34",
            "industry_role": "applies",
            "confidence": "stated",
            "source_kind": "official",
        }
    return [put(record)], _with(tables, record)


def _without(tables, number):
    return _edited(tables, number, [], "from_number")


def _with(tables, record):
    return _edited(tables, record["number"], [Row("standards", 1, record)], None)


def _edited(tables, number, rows, relations_of):
    kept = [r for r in tables["standards/standards"] if _is_not(r, "number", number)]
    relations = tables["standards/relations"]
    if relations_of:
        relations = [r for r in relations if _is_not(r, relations_of, number)]
    return Tables(
        {
            **tables.rows,
            "standards/standards": (*kept, *rows),
            "standards/relations": tuple(relations),
        }
    )


def _is_not(row, column, number):
    return parse_number(row.text(column)).canonical != number

"""Two releases that are made up: few records, of which the second changes some."""

import csv
import shutil

from stdgraph import resources

REAL = resources.ontology()
KEPT = ("dataset", "guide/guides", "guide/editions", "pilots/totals")
NUMBERS = [f"GB/T {n}" for n in ("39116-2020", "39117-2020", "25485-2010", "37393-2019")]
A, B, C, D = NUMBERS
NEW = "GB/T 60001-2024"


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def first_release(folder):
    """Write four standards into an empty folder."""
    for path in REAL.glob("*.ttl"):
        shutil.copy(path, folder)
    for name in KEPT:
        (folder / "tables" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REAL / f"tables/{name}.csv", folder / f"tables/{name}.csv")
    standards = rows_of(REAL / "tables/standards/standards.csv")
    (folder / "tables/standards").mkdir()
    rows = [row | {"guide_code": ""} for row in standards if row["number"] in NUMBERS]
    write(folder / "tables/standards/standards.csv", rows)
    return folder


def next_release(first, folder):
    """Write the one after it: A and C have other fields, B is gone, one is new, it is later."""
    shutil.copytree(first, folder)
    table = folder / "tables/standards/standards.csv"
    rows = [row for row in rows_of(table) if row["number"] != B]
    for row in rows:
        if row["number"] == A:
            row |= {"title_en": "The release's title", "note": "read again"}
        if row["number"] == C:
            row |= {"status": "withdrawn", "withdrawn": "2026-09-01"}
    blank = dict.fromkeys(rows[0], "")
    rows.append(blank | {"number": NEW, "title_zh": "新标准", "confidence": "recalled"})
    write(table, rows)
    table = folder / "tables/dataset.csv"
    write(table, [row | {"as_of": "2026-10-01"} for row in rows_of(table)])
    text = (folder / "stdgraph.ttl").read_text(encoding="utf-8")
    (folder / "stdgraph.ttl").write_text(text + '\nsg:New a owl:Class ; rdfs:label "new"@en .\n')
    return folder

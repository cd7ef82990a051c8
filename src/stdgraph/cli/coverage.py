"""``stdgraph coverage``: industries by themes of a guide, and one cell with all its evidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click

from stdgraph.analysis.heat_map import heat_map
from stdgraph.catalogue.coverage import cell_evidence, guides, matrix
from stdgraph.catalogue.coverage_records import evidence_record, matrix_csv, matrix_record
from stdgraph.catalogue.coverage_workbook import matrix_workbook
from stdgraph.catalogue.export import write_file
from stdgraph.catalogue.gaps import evidence
from stdgraph.cli.assuming import ASSUME, assume_options
from stdgraph.cli.cell_text import cell_text
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.rule_options import Switches, rule_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import Lang
from stdgraph.model.gap import Cell, CoverageType, IndustryLevel
from stdgraph.model.gap_words import (
    LETTERS,
    NOT_NONE,
    TYPE_WORDS,
    filed_words,
    pilots_words,
    rule_words,
)
from stdgraph.model.matrix import DIMENSIONS, Columns, Matrix, Place
from stdgraph.model.standard import Part

FORMATS = ("table", "json", "csv", "svg", "xlsx")


@click.command(epilog="Example: stdgraph coverage --level division --svg -o coverage.svg")
@rule_options(IndustryLevel.DIVISION)
@click.option("--edition", help="Edition of the guide (default: the newest that is filed under).")
@click.option(
    "--category-level",
    type=click.Choice(["1", "2", "3", "all"]),
    default="2",
    show_default=True,
    help="Level of the guide's category tree.",
)
@click.option(
    "--part",
    type=click.Choice([part.value for part in Part]),
    help="One part of the guide's tree (default: 基础共性 and 关键技术).",
)
@click.option(
    "--dimension",
    type=click.Choice(DIMENSIONS),
    help="A dimension of the guide's architecture instead of categories.",
)
@click.option(
    "--cell",
    nargs=2,
    metavar="INDUSTRY CATEGORY",
    help="Show one cell in full: every document, search record and demand.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
)
@click.option("--svg", "form", flag_value="svg", help="Draw a heat map: the same as --format svg.")
@ASSUME
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File.")
@shared_options
def coverage(
    settings: Settings,
    *,
    switches: Switches,
    edition: str | None,
    category_level: str,
    part: str | None,
    dimension: str | None,
    cell: tuple[str, str] | None,
    form: str,
    assumptions: tuple[str, ...],
    output: Path | None,
) -> None:
    """Show which industries have standards on which categories of the guide, and which gaps."""
    with open_graph(settings) as store:
        rule = switches.rule(store, unfiled=not cell or bool(cell[1]))
        found, said = evidence(store, rule.as_of), guides(store)
        if assumptions:
            found = assume_options(store, found, assumptions, settings)
    text: str | bytes
    if cell:
        one = cell_evidence(found, said, rule, Place(*cell, edition or ""))
        text = cell_text(one, settings.lang) if form == "table" else _json(evidence_record(one))
    else:
        level = None if category_level == "all" else int(category_level)
        columns = Columns(edition, level, part or "", dimension or "")
        text = _matrix_text(matrix(found, said, rule, columns), form, settings.lang)
    data = text.encode() if isinstance(text, str) else text
    if output:
        write_file(output, [data])
    else:
        click.echo(data, nl=form != "xlsx" and not data.endswith(b"\n"))


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2)


def _matrix_text(found: Matrix, form: str, lang: Lang) -> str | bytes:
    makers: dict[str, Callable[[], str | bytes]] = {
        "xlsx": lambda: matrix_workbook(found, lang),
        "json": lambda: _json(matrix_record(found)),
        "csv": lambda: matrix_csv(found),
        "svg": lambda: heat_map(found, lang),
        "table": lambda: matrix_table(found, lang),
    }
    return makers[form]()


def matrix_table(found: Matrix, lang: Lang) -> str:
    """Return the matrix as text: the rule first, letters in the cells, their meaning below."""
    zh = lang == "zh"
    heads = (
        "代码" if zh else "code",
        "行业" if zh else "industry",
        *(t.code for t in found.themes),
    )
    rows = [
        (
            industry.code,
            industry.label_zh if zh else industry.label_en,
            *(_sign(found.cells[industry.code, theme.key]) for theme in found.themes),
        )
        for industry in found.industries
    ]
    shown = Counter(cell.type for cell in found.cells.values())
    legend = [
        f"{LETTERS[kind]}  {TYPE_WORDS[kind].text(lang)}: {shown[kind]}"
        for kind in CoverageType
        if shown[kind]
    ]
    themes = [f"{t.code}  {t.label_zh if zh else t.label_en}" for t in found.themes]
    notes = [words.text(lang) for words in (filed_words(found), pilots_words(found), NOT_NONE)]
    parts = [rule_words(found.rule).text(lang), "", render(heads, rows), "", *legend, ""]
    return "\n".join([*parts, *themes, "", *notes])


def _sign(cell: Cell) -> str:
    if cell.n:
        return f"{LETTERS[cell.type]} {cell.k}/{cell.n}"
    return LETTERS[cell.type] + (f" {cell.count}" if cell.count else "")

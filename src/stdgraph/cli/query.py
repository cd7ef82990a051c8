"""``stdgraph query`` and ``stdgraph ask``: ad-hoc SPARQL, and the named questions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from stdgraph import resources
from stdgraph.catalogue.answers import Table, answer_table, holds_states, open_answer, worded
from stdgraph.catalogue.code_names import CodeNames
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import AT, open_graph
from stdgraph.cli.table import render
from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.model.age import DATE_NOT_RECORDED, STATES_ON
from stdgraph.queries.binding import bind
from stdgraph.queries.library import load_questions, question
from stdgraph.rdf.states import data_date
from stdgraph.store.port import Store
from stdgraph.tabular.csv_table import decode, read_bytes

FORMATS = ("table", "json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: table for rows, turtle for graphs.",
)


@click.command(epilog="Example: stdgraph query 'SELECT (COUNT(*) AS ?n) { ?s a sg:Standard }'")
@click.argument("text", required=False)
@click.option("--file", "file", type=click.Path(path_type=Path), help="Read the query from a file.")
@FORMAT
@AT
@shared_options
def query(
    settings: Settings, *, text: str | None, file: Path | None, form: str | None, at: str | None
) -> None:
    """Answer a SPARQL query; without TEXT and --file it is read from standard input."""
    if text is not None and file is not None:
        raise BadUsage(
            Message("查询文本和 --file 只能给一个。", "Both a query text and --file were given."),
            Message("请只保留一个。", "Give one of them."),
        )
    if file is not None:
        text = decode(read_bytes(file), str(file))
    _print_answer(settings, text if text is not None else sys.stdin.read(), form, at)


@click.command(epilog="Example: stdgraph ask part-standards -p part=key-technology --format csv")
@click.argument("name", required=False)
@click.option("-p", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter's value.")
@FORMAT
@AT
@shared_options
def ask(
    settings: Settings,
    *,
    name: str | None,
    pairs: tuple[str, ...],
    form: str | None,
    at: str | None,
) -> None:
    """Answer a named question; without NAME list the questions and their parameters."""
    if name is None:
        click.echo(_list_questions(settings.lang))
        return
    asked = question(name, resources.queries())
    text = bind(asked, _values(pairs))
    empty = _print_answer(settings, text, form, at, in_words=True)
    if form in (None, "table"):
        click.echo(asked.description.text(settings.lang), err=True)
    if empty and asked.missing is not None:
        click.echo(asked.missing.text(settings.lang), err=True)


def _values(pairs: Iterable[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise BadUsage(
                Message(f"参数“{pair}”缺少等号。", f"The parameter “{pair}” has no “=”."),
                Message("请写成 -p 名称=值。", "Write it as -p name=value."),
            )
        found[name] = value
    return found


def _list_questions(lang: Lang) -> str:
    heads = {"zh": ("名称", "问题", "参数"), "en": ("name", "question", "parameters")}[lang]
    rows = [
        (q.name, q.title.text(lang), " ".join(f"{p.name}={p.default}" for p in q.parameters))
        for q in load_questions(resources.queries())
    ]
    return render(heads, rows)


def _say_states_on(store: Store, table: Table, lang: Lang) -> None:
    """Say of an answer that holds derived states which day they speak of."""
    if table.rows and holds_states(table.heads, (cell for row in table.rows for cell in row)):
        day = data_date(store.select) or DATE_NOT_RECORDED.text(lang)
        click.echo(STATES_ON.text(lang).format(day), err=True)


def _print_answer(
    settings: Settings, text: str, form: str | None, at: str | None, *, in_words: bool = False
) -> bool:
    """Print the answer, codes as words if asked for; return whether a table of it was empty."""
    with open_graph(settings, at) as store:
        if form in (None, "table"):
            table = answer_table(store, text)
            if table is not None:
                read = worded(table, settings.lang, CodeNames(store)) if in_words else table
                click.echo(render(read.heads, read.rows))
                _say_states_on(store, table, settings.lang)
                return not table.rows
        answer = open_answer(store, text, form if form != "table" else None)
        for chunk in answer.chunks:
            click.echo(chunk, nl=False)
    return False

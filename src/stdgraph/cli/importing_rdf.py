"""How ``stdgraph import`` puts RDF into the graph as it stands, and what it says of it."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.statements import bring_statements, statements_form, told
from stdgraph.cli.editing import DRY, STORED
from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.model.change import Author
from stdgraph.store.formats import Format


def rdf_form(data: bytes, name: str, origin_form: str | None, graph: str | None) -> Format | None:
    """Return the format of a file of statements; None where it is to be read as records.

    Raises:
        BadUsage: a graph is named for what is no RDF.
    """
    rdf = statements_form(data, name, origin_form, whole=graph is not None)
    if rdf is None and graph is not None:
        raise _no_rdf(name)
    return rdf


def add_statements(
    desk: Desk,
    document: tuple[bytes, Format],
    graph: str | None,
    *,
    author: Author,
    dry_run: bool,
    form: str,
    lang: Lang,
) -> None:
    """Add a document's statements and say so; raises as ``bring_statements``."""
    passed = bring_statements(desk, document, graph, author, dry_run=dry_run)
    change = passed.change.id if passed.change else None
    if form == "json":
        record = {"added_statements": passed.added, "change": change}
        findings = [
            {"severity": one.severity, "message": one.text(lang), "shape": one.shape}
            for one in passed.appeared
        ]
        click.echo(json.dumps(record | {"findings": findings}, ensure_ascii=False, indent=2))
    else:
        click.echo(told(passed, lang))
    if dry_run:
        click.echo(DRY.text(lang), err=True)
        if any(one.severity == "violation" for one in passed.appeared):
            click.get_current_context().exit(1)
    elif change is not None:
        click.echo(STORED.text(lang).format(change), err=True)


def _no_rdf(name: str) -> BadUsage:
    return BadUsage(
        Message(f"{name} 不是 RDF 文件，不能放入指定的图。", f"{name} is no RDF file."),
        Message(
            "--graph 只用于 RDF（Turtle、N-Triples、N-Quads、TriG、RDF/XML、JSON-LD）。",
            "Leave --graph out, or give Turtle, N-Triples, RDF/XML or JSON-LD.",
        ),
    )

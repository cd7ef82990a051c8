"""``stdgraph compare``: what changed between two editions of a guide."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.compare import (
    compare as compare_editions,
)
from stdgraph.catalogue.compare import (
    comparison_record,
    life,
    life_record,
)
from stdgraph.catalogue.compare_files import comparison_csv
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import Lang
from stdgraph.model.comparison import Comparison, Stage
from stdgraph.model.comparison_words import (
    CHANGES,
    NOT_JUDGED_NOTE,
    category_words,
    counts_words,
    detail_words,
    promise_words,
    refilings_words,
)

HEADS = {
    "zh": ("变化", "前一版类目", "后一版类目", "说明"),
    "en": ("change", "category in the first", "category in the second", "detail"),
}
REFILE_HEADS = {
    "zh": ("标准号", "原类目", "变化", "新类目", "可能的类目", "上位类目对应"),
    "en": ("number", "filed under", "change", "new category", "candidates", "above it"),
}
LIFE_HEADS = {"zh": ("版本", "变化", "类目"), "en": ("edition", "change", "category")}


@click.command(epilog="Example: stdgraph compare 2018 2021 --lang en")
@click.argument("first", metavar="EDITION")
@click.argument("second", metavar="EDITION")
@click.option("--refile", is_flag=True, help="List the standards as refiled under the second.")
@click.option(
    "--life",
    "category",
    metavar="CATEGORY",
    help="Follow one category (code, slug or name in the first) through every edition.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="csv holds the categories.",
)
@shared_options
def compare(
    settings: Settings, *, first: str, second: str, refile: bool, category: str | None, form: str
) -> None:
    """Say what became of every category of the first EDITION in the second, and the reverse.

    Kept, renamed, moved, split, merged, new, dropped, or not judged where the crosswalk has no row.
    """
    with open_graph(settings) as store:
        found = compare_editions(store, first, second)
        stages = life(store, first, category) if category else None
    if form == "json":
        record = comparison_record(found) if stages is None else life_record(stages)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif stages is not None:
        click.echo(life_table(stages, settings.lang))
    elif form == "csv":
        click.echo(comparison_csv(found), nl=False)
    elif refile:
        click.echo(refile_table(found, settings.lang))
    else:
        click.echo(comparison_text(found, settings.lang))


def comparison_text(found: Comparison, lang: Lang) -> str:
    """Return a comparison for reading; every category of both editions is in it."""
    rows = [
        (
            CHANGES[fate.change].text(lang),
            category_words(fate.category, lang),
            "; ".join(category_words(other, lang) for other in fate.others),
            detail_words(fate, lang),
        )
        for fate in found.fates
    ]
    rows += [
        (CHANGES[fate.change].text(lang), "", category_words(fate.category, lang), "")
        for fate in found.origins
        if not fate.others
    ]
    parts = [render(HEADS[lang], rows), "", counts_words(found, lang), refilings_words(found, lang)]
    parts += [NOT_JUDGED_NOTE.text(lang)]
    if found.promises:
        head = "该版的目标和其间的承诺" if lang == "zh" else "its targets, and promises meanwhile"
        parts += ["", f"{head}:", *(f"- {promise_words(p, lang)}" for p in found.promises)]
    return "\n".join(parts)


def refile_table(found: Comparison, lang: Lang) -> str:
    """Return the standards as refiled; what can't be decided has no new category."""
    rows = [
        (
            each.number,
            category_words(each.source, lang),
            CHANGES[each.change].text(lang),
            category_words(each.target, lang) if each.target else "",
            "; ".join(category_words(other, lang) for other in each.candidates),
            category_words(each.wider, lang) if each.wider else "",
        )
        for each in found.refilings
    ]
    return "\n".join([render(REFILE_HEADS[lang], rows), "", refilings_words(found, lang)])


def life_table(stages: tuple[Stage, ...], lang: Lang) -> str:
    """Return a category's life, a line for each edition."""
    rows = [
        (
            stage.edition,
            "; ".join(CHANGES[change].text(lang) for change in stage.changes),
            "; ".join(category_words(form, lang) for form in stage.forms),
        )
        for stage in stages
    ]
    return "\n".join([render(LIFE_HEADS[lang], rows), "", NOT_JUDGED_NOTE.text(lang)])

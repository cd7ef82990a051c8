"""``stdgraph prefill``: what a standard's number alone tells of its record."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from stdgraph.catalogue.code_names import CodeNames
from stdgraph.catalogue.prefill import Known, Prefill, prefill_record
from stdgraph.catalogue.prefill import prefill as find_prefill
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Lang, Message

HEADS = {
    "number": Message("标准号", "number"),
    "level": Message("级别", "level"),
    "nature": Message("标准性质", "nature"),
    "document_type": Message("文件类型", "document type"),
    "prefix": Message("标准代号", "standard prefix"),
    "part_number": Message("部分号", "part"),
    "year": Message("年份", "year"),
    "work": Message("标准（不分版本）", "work"),
    "series": Message("系列", "series"),
    "amends": Message("修改对象", "amends"),
    "lookalike": Message("易与之混淆", "easily mistaken for"),
}
FILLED = Message("可填的字段", "fields to fill in")
PROBABLE = Message(
    "可能的字段（据前一版，请核实）", "probable fields (from the earlier edition; check them)"
)
PREDECESSOR = Message("可能被代替的前一版", "probable predecessor")
EDITIONS = Message("已收录的同一标准", "of the same work, recorded")
PARTS = Message("已收录的同系列部分", "of the same series, recorded")
# The code lists of the axes, whose codes have names in the graph.
SCHEMES = {"level": "level", "nature": "nature", "document_type": "doctype"}
MENTIONED = Message("仅被提及", "mentioned only")
NO_EARLIER = Message("未收录更早的版本", "no earlier edition is recorded")
ON = Message("（状态截至 {}）", " (states as of {})")
DATE = Message(
    "发布日期不由年份推断，请照来源填写。",
    "The issue date is not taken from the year: read it in the source.",
)


@click.command(epilog="Example: stdgraph prefill 'GB/T 39116-2026'")
@click.argument("number")
@click.option("--title-zh", default="", help="A title, to be compared with those on record.")
@click.option("--title-en", default="", help="The same in English.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@shared_options
def prefill(settings: Settings, *, number: str, title_zh: str, title_en: str, form: str) -> None:
    """Say what NUMBER tells of its record: fields, predecessor, series, duplicates."""
    with open_graph(settings) as store:
        found = find_prefill(store, number, title_zh, title_en)
        if form == "json":
            record = prefill_record(found, settings.lang)
            click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        else:
            click.echo(prefill_text(found, CodeNames(store), settings.lang))


def prefill_text(found: Prefill, codes: CodeNames, lang: Lang) -> str:
    """Return a prefill for reading."""
    lines = _axes(found, codes, lang)
    earlier = found.predecessor.number if found.predecessor else NO_EARLIER.text(lang)
    lines.append(f"{PREDECESSOR.text(lang)}: {earlier}")
    for head, several in ((EDITIONS, found.editions), (PARTS, found.parts)):
        if several:
            day = ON.text(lang).format(found.as_of)
            lines.append(f"{head.text(lang)}{day}: {_known(several, codes, lang)}")
    for head, fields in ((FILLED, found.fields), (PROBABLE, found.probable)):
        if fields:
            lines.append(f"{head.text(lang)}:")
            lines += [f"  {name}: {value}" for name, value in fields.items()]
    space = "" if lang == "zh" else " "
    lines += [f"{f.message.text(lang)}{space}{f.fix.text(lang)}" for f in found.findings]
    return "\n".join([*lines, DATE.text(lang)])


def _axes(found: Prefill, codes: CodeNames, lang: Lang) -> list[str]:
    lines = []
    record = prefill_record(found, lang)
    for name, head in HEADS.items():
        value = record[name]
        words = codes.name(SCHEMES[name], value) if value and name in SCHEMES else None
        if value:
            lines.append(f"{head.text(lang)}: {words.text(lang) if words else value}")
    return lines


def _known(several: Iterable[Known], codes: CodeNames, lang: Lang) -> str:
    return "; ".join(f"{known.number} ({_state(known, codes, lang)})" for known in several)


def _state(known: Known, codes: CodeNames, lang: Lang) -> str:
    if not known.is_recorded:
        return MENTIONED.text(lang)
    words = codes.name("status", known.status or "unknown")
    return words.text(lang) if words else known.status

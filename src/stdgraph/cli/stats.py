"""``stdgraph stats``: what the graph holds and how complete it is."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.stats import graph_summary, summary_record
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.cli.table import render
from stdgraph.errors import Lang, Message
from stdgraph.model import code_words
from stdgraph.rdf.summary import Summary


@click.command(epilog="Example: stdgraph stats --format json")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@shared_options
def stats(settings: Settings, *, form: str) -> None:
    """Count what the graph holds, and say how complete it is."""
    with open_graph(settings) as store:
        if form == "json":
            click.echo(json.dumps(summary_record(store), ensure_ascii=False, indent=2))
            return
        day = data_date(store)
        text = summary_text(graph_summary(store), day.isoformat(), settings.lang)
    click.echo(text)


def summary_text(found: Summary, day: str, lang: Lang) -> str:
    """Return the summary as tables for people; states are those of ``day``."""
    total = found.classes["Standard"]
    fields = {
        code_words.FIELDS[name].text(lang): f"{count} / {total}"
        for name, count in found.fields.items()
    }
    zh = lang == "zh"
    parts = [
        _table(
            "图谱内容" if zh else "the graph holds",
            _worded(found.classes, code_words.CLASSES, lang),
        ),
        _table(
            f"标准的状态（截至 {day}）" if zh else f"states of standards (on {day})",
            _worded(found.statuses, code_words.STATUSES, lang),
        ),
        _table(
            "三个部分" if zh else "the three parts", _worded(found.parts, code_words.PARTS, lang)
        ),
        _table("可信度" if zh else "confidence", _worded(found.confidence, code_words.TRUST, lang)),
        _table("字段完整度（标准）" if zh else "fields recorded (standards)", fields),
        _table("试点：已收录 / 公布" if zh else "pilots: recorded / published", _pilots(found)),
        _table(
            "2017 年 11 月 24 日的承诺" if zh else "promises of 24 November 2017",
            {
                promise.zh if zh else promise.en: code_words.PROMISES[promise.state].text(lang)
                for promise in found.promises
            },
        ),
    ]
    return "\n\n".join(parts)


def _worded(counts: Mapping[str, int], words: Mapping[str, Message], lang: Lang) -> dict[str, str]:
    return {
        words[name].text(lang) if name in words else name: str(count)
        for name, count in counts.items()
    }


def _pilots(found: Summary) -> dict[str, str]:
    rows = {
        year: f"{count} / {found.pilot_totals.get(year, '?')}"
        for year, count in sorted(found.pilots.items())
    }
    whole = max(found.pilot_totals.items(), key=lambda item: item[1], default=("", 0))
    return {**rows, whole[0]: f"{found.classes['PilotProject']} / {whole[1]}"}


def _table(title: str, rows: Mapping[str, str]) -> str:
    return render((title, ""), list(rows.items()))

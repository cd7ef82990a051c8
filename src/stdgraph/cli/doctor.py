"""``stdgraph doctor``: what is wrong with a data folder, and what to do about it."""

from __future__ import annotations

import json

import click

from stdgraph.catalogue.doctor import Check, examine
from stdgraph.cli.options import Settings, shared_options
from stdgraph.errors import Lang, Message

_SIGNS = {
    "good": Message("正常", "good"),
    "note": Message("注意", "note"),
    "wrong": Message("有误", "WRONG"),
}
_ALL_GOOD = Message("一切正常。", "Everything is in order.")
_SOME_WRONG = Message("有 {} 处需要处理。", "{} things need something done.")


@click.command(epilog="Example: stdgraph doctor --lang zh")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@shared_options
def doctor(settings: Settings, *, form: str) -> None:
    """Look at the graph: who holds it, disk, permissions, files, history, rules, versions.

    Exits with 1 where something is wrong; each such line ends with what to do.
    """
    lang = settings.lang
    checks = examine(settings.place)
    wrong = sum(check.state == "wrong" for check in checks)
    if form == "json":
        records = [check.record(lang) for check in checks]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            click.echo(_line(check, lang))
        said = _SOME_WRONG.text(lang).format(wrong) if wrong else _ALL_GOOD.text(lang)
        click.echo(said, err=True)
    if wrong:
        click.get_current_context().exit(1)


def _line(check: Check, lang: Lang) -> str:
    fix = f" {check.fix.text(lang)}" if check.fix else ""
    return f"[{_SIGNS[check.state].text(lang)}] {check.message.text(lang)}{fix}"

"""``stdgraph suggest``: how a standard should be filed, from its title, with the reasons."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from stdgraph.catalogue.suggest import (
    APART,
    MIXED,
    SuggestionIndex,
    measured,
    measured_record,
    suggestion_record,
)
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import open_graph
from stdgraph.errors import Lang, Message
from stdgraph.model.suggestion import Figure, Suggested, Suggestion

HEADS = (
    ("categories", Message("类目（guide_code）", "categories (guide_code)")),
    ("industries", Message("行业（gbt4754_code）", "industries (gbt4754_code)")),
    ("dimensions", Message("系统架构维度", "dimensions of the architecture")),
)
UNDECIDED = Message("图谱不足以建议", "the graph doesn't decide it")
NEAREST = Message("最相近的已收录标准", "nearest recorded standards")
FAR = Message(
    "没有名称相近的已收录标准，以上建议不可靠。",
    "No recorded title is much like this one: the suggestions are guesses.",
)
BECAUSE_WORDS = Message("名称中的 {}", "“{}” in the title")
BECAUSE_STANDARDS = Message("已如此归类：{}", "filed so: {}")
JUDGEMENT = Message(
    "建议须由人判断后填写。", "These are suggestions: a person decides what is filed."
)
CUTS = {
    MIXED: Message(
        "随机五分（同系列的其他部分可在学习集中）",
        "cut at random (other parts of a series may be among those learnt)",
    ),
    APART: Message(
        "同系列、采用、代替、同名者不分开",
        "series, adoptions, replacements and equal titles kept together",
    ),
}
NAMES = {
    "category": Message("类目", "category"),
    "industry": Message("行业", "industry"),
}
_CLOSE = 0.15


@click.command(epilog="Example: stdgraph suggest --title-zh '智能工厂 设备互联要求'")
@click.option("--title-zh", default="", help="The title in Chinese.")
@click.option("--title-en", default="", help="The title in English.")
@click.option("--number", default="", help="The number: recorded parts of its series go first.")
@click.option("--measure", is_flag=True, help="Say instead how often suggestions are right.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@shared_options
def suggest(
    settings: Settings,
    *,
    title_zh: str,
    title_en: str,
    number: str,
    measure: bool,
    form: str,
) -> None:
    """Suggest category, industry and dimensions for a title, and say why."""
    with open_graph(settings) as store:
        if measure:
            figures = measured(store)
            record, text = measured_record(figures), measured_text(figures, settings.lang)
        else:
            found = SuggestionIndex(store).suggest(f"{title_zh} {title_en}".strip(), number)
            record, text = suggestion_record(found), suggestion_text(found, settings.lang)
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if form == "json" else text)


def suggestion_text(found: Suggestion, lang: Lang) -> str:
    """Return suggestions for reading."""
    lines = []
    for name, head in HEADS:
        several: Sequence[Suggested] = getattr(found, name)
        lines.append(f"{head.text(lang)}:")
        lines += [f"  {_line(one, lang)}" for one in several] or [f"  {UNDECIDED.text(lang)}"]
    lines.append(f"{NEAREST.text(lang)}:")
    for near in found.nearest:
        title = near.record.title_zh or near.record.title_en
        lines.append(f"  {near.similarity:.2f}  {near.record.number}  {title}")
    if not found.nearest or found.nearest[0].similarity < _CLOSE:
        lines.append(FAR.text(lang))
    return "\n".join([*lines, JUDGEMENT.text(lang)])


def _line(one: Suggested, lang: Lang) -> str:
    label = one.named.label_zh if lang == "zh" else one.named.label_en
    reasons = [
        words.text(lang).format(", ".join(values))
        for words, values in ((BECAUSE_WORDS, one.words), (BECAUSE_STANDARDS, one.standards))
        if values
    ]
    return f"{one.named.code} {label}" + (f" — {'; '.join(reasons)}" if reasons else "")


def measured_text(found: dict[str, dict[str, Figure]], lang: Lang) -> str:
    """Return figures for reading."""
    lines = []
    for cut, figures in found.items():
        lines.append(f"{CUTS[cut].text(lang)}:")
        lines += [_figure(NAMES[name], figure, lang) for name, figure in figures.items()] or [
            f"  {UNDECIDED.text(lang)}"
        ]
    return "\n".join(lines)


def _figure(name: Message, figure: Figure, lang: Lang) -> str:
    fifths = " ".join(f"{share:.0%}" for share in figure.fifths)
    if lang == "zh":
        return (
            f"  {name.zh}：前三名含正确者 {figure.three:.1%}，第一名即正确 {figure.first:.1%}"
            f"（n={figure.n}；留出的第一个五分之一 {figure.fifths[0]:.1%}；各五分之一 {fifths}）"
        )
    return (
        f"  {name.en}: right among the first three {figure.three:.1%}, right first"
        f" {figure.first:.1%} (n={figure.n}; first held-out fifth {figure.fifths[0]:.1%};"
        f" each fifth {fifths})"
    )

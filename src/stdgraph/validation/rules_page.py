"""The page ``docs/validation.md``: its table of rules is written from the shapes."""

from __future__ import annotations

from collections.abc import Mapping

from stdgraph.errors import Message
from stdgraph.model.finding import SEVERITIES
from stdgraph.validation.shapes import Rule, Shapes

START = "<!-- rules: written from ontology/shapes -->"
END = "<!-- end of rules -->"
_HEADS = {"violation": "Violations", "warning": "Warnings", "info": "Not recorded yet"}


def with_rules(page: str, shapes: Shapes, counts: Mapping[str, int] | None = None) -> str:
    """Return the page with its tables renewed: a table for each severity, a row for each rule.

    ``counts`` gives the findings of each rule on the bundled graph; without it that column is
    left out.
    """
    head, _, rest = page.partition(START)
    _, _, tail = rest.partition(END)
    tables = "\n".join(_table(severity, shapes, counts) for severity in SEVERITIES)
    return f"{head}{START}\n{tables}\n{END}{tail}"


def _table(severity: str, shapes: Shapes, counts: Mapping[str, int] | None) -> str:
    rules = [rule for rule in shapes.ours() if rule.severity == severity]
    columns = ["rule", "what it says 规则", "why"] + (["findings"] if counts is not None else [])
    rows = [_row(rule, counts) for rule in rules]
    lines = [columns, ["---"] * len(columns), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"\n### {_HEADS[severity]} ({len(rules)})\n\n{table}\n"


def _row(rule: Rule, counts: Mapping[str, int] | None) -> list[str]:
    cells = [f"`{rule.name}`", f"{_both(rule.message)}<br>{_both(rule.fix)}", rule.why]
    return [*cells, str(counts.get(rule.name, 0))] if counts is not None else cells


def _both(message: Message) -> str:
    said = f"{message.en}<br>{message.zh}"
    return said.replace("{?value}", "…").replace("{$this}", "…").replace("|", "\\|")

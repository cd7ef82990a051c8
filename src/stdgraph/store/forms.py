"""The forms of a query, and which formats can hold the answer of each."""

from __future__ import annotations

from stdgraph.errors import BadUsage, Message
from stdgraph.store.formats import GRAPH_FORMATS, ROW_FORMATS, Format
from stdgraph.store.sparql.reading import Form, Reading, read


def formats_for(form: Form) -> tuple[Format, ...]:
    """Return the formats that can hold a form's answer, the default first."""
    return ROW_FORMATS if form in ("SELECT", "ASK") else GRAPH_FORMATS


def read_form(query: str, *forms: Form) -> Reading:
    """Read a query that must be of one of ``forms``; raises BadUsage for another.

    A text of no form at all goes through: what is wrong with it is for the grammar to say.
    """
    reading = read(query)
    if reading.form is not None and reading.form not in forms:
        wanted = " / ".join(forms)
        raise BadUsage(
            Message(
                f"这里需要 {wanted} 查询，给出的是 {reading.form}。",
                f"What is wanted here is {wanted}, not {reading.form}.",
            ),
            Message("请改写查询。", "Write it in that form."),
        )
    return reading


def refuse_format(form: Form, format_: Format) -> None:
    """Raise BadUsage where a form's answer can't be written in ``format_``."""
    fit = formats_for(form)
    if format_ not in fit:
        names = ", ".join(each.name for each in fit)
        raise BadUsage(
            Message(
                f"{form} 的答案不能写成 {format_.name}。",
                f"The answer to {form} can't be written as {format_.name}.",
            ),
            Message(f"可用：{names}。", f"Use one of: {names}."),
        )

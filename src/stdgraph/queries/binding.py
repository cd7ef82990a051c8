"""Putting chosen values where a question's defaults stand.

A parameter stands in the query as a line of its own, ``VALUES ?name { default }`` (SPARQL 1.1,
10.2), so the file shows what may be chosen and runs unchanged in any editor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stdgraph.errors import BadUsage, Message
from stdgraph.queries.question import Question
from stdgraph.queries.values import read_value

VALUES_LINE = re.compile(r"^([ \t]*VALUES \?(\w+) \{ )([^\n]+)( \})[ \t]*$", re.MULTILINE)


def bind(question: Question, values: Mapping[str, str]) -> str:
    """Return the question's SPARQL with ``values`` in place of the defaults they name.

    ``values`` holds what a person typed, by parameter; a parameter left out keeps its default.

    Raises:
        BadUsage: a parameter that the question hasn't (the message names those it has), or a
            value that doesn't fit its type.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            raise _unknown(question, name)
    terms = {name: str(read_value(known[name], text)) for name, text in values.items()}
    return VALUES_LINE.sub(
        lambda line: line[1] + terms.get(line[2], line[3]) + line[4], question.text
    )


def _unknown(question: Question, name: str) -> BadUsage:
    allowed = ", ".join(parameter.name for parameter in question.parameters)
    return BadUsage(
        Message(
            f"问题 {question.name} 没有参数“{name}”。",
            f"Question {question.name} has no parameter “{name}”.",
        ),
        Message(f"可用的参数：{allowed}。", f"Use one of: {allowed}.")
        if allowed
        else Message("该问题没有参数，请去掉它。", "It takes no parameters: leave this out."),
    )

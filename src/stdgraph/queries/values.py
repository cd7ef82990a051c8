"""From what a person types for a parameter to the RDF term that stands in the query.

A value becomes a term, never text spliced into SPARQL. Codepoint escapes (SPARQL 1.1, 19.2) are
expanded by some engines before they look for the end of a string, so a backslash is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from stdgraph import names
from stdgraph.errors import BadInput, BadUsage, Message
from stdgraph.model.dates import parse_date
from stdgraph.numbers import parse_number
from stdgraph.queries.question import Parameter, ValueType
from stdgraph.rdf.terms import Iri, Literal, Term

LONGEST = 200
# What the whole of a value must match, where that alone decides.
FORMS = {
    ValueType.INTEGER: re.compile(r"[0-9]{1,9}"),
    ValueType.EDITION: re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}"),
    ValueType.CATEGORY: re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,119}"),
    ValueType.INDUSTRY: re.compile(r"[A-T](?:[0-9]{2,4})?"),
}
_FIXES = {
    ValueType.STRING: Message(
        f"请写 1 至 {LONGEST} 个字符，不含反斜杠和控制字符。",
        f"Write 1 to {LONGEST} characters without backslashes or control characters.",
    ),
    ValueType.INTEGER: Message("请写非负整数，如 5。", "Write a whole number such as 5."),
    ValueType.DATE: Message(
        "请写完整日期，如 2026-08-25。", "Write a full date such as 2026-08-25."
    ),
    ValueType.EDITION: Message(
        "请写指南的版本，如 2021。", "Write an edition of the guide such as 2021."
    ),
    ValueType.CATEGORY: Message(
        "请写该版本的类目代码或短名，如 BB 或 intelligent-factory。",
        "Write the category's code or slug in that edition, such as BB or intelligent-factory.",
    ),
    ValueType.INDUSTRY: Message(
        "请写 GB/T 4754—2017 的代码，如 C、C29、C291 或 C2911。",
        "Write a code of GB/T 4754-2017 such as C, C29, C291 or C2911.",
    ),
}


def read_value(parameter: Parameter, text: str) -> Term:
    """Return the term for what a person typed.

    Raises:
        BadUsage: the text doesn't fit the parameter's type; the message says what does.
    """
    return _READERS[parameter.type](parameter, unicodedata.normalize("NFC", text.strip()))


def refuse(parameter: Parameter, text: str, fix: Message) -> BadUsage:
    """Return the error for a value that doesn't fit."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    shown = shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"
    return BadUsage(
        Message(
            f"参数 {parameter.name}（{parameter.label.zh}）不能取“{shown}”。",
            f"Parameter {parameter.name} ({parameter.label.en}) can't be “{shown}”.",
        ),
        fix,
    )


def _string(parameter: Parameter, text: str) -> Term:
    unsafe = any(c == "\\" or unicodedata.category(c) in ("Cc", "Cs") for c in text)
    if unsafe or not 0 < len(text) <= LONGEST:
        raise refuse(parameter, text, _FIXES[ValueType.STRING])
    return Literal(text)


def _of_form(datatype: str) -> Callable[[Parameter, str], Term]:
    def read(parameter: Parameter, text: str) -> Term:
        if not FORMS[parameter.type].fullmatch(text):
            raise refuse(parameter, text, _FIXES[parameter.type])
        return Literal(text, names.XSD + datatype)

    return read


def _date(parameter: Parameter, text: str) -> Term:
    try:
        day = parse_date(text)
    except BadInput:
        raise refuse(parameter, text, _FIXES[ValueType.DATE]) from None
    if day.precision != "day":
        raise refuse(parameter, text, _FIXES[ValueType.DATE])
    return Literal(day.printed, names.XSD + "date")


def _number(parameter: Parameter, text: str) -> Term:
    try:
        return Literal(parse_number(text).canonical)
    except BadInput as error:
        raise refuse(parameter, text, Message(error.text("zh"), error.text("en"))) from None


def _code(parameter: Parameter, text: str) -> Term:
    if text not in parameter.choices:
        allowed = " ".join(parameter.choices)
        fix = Message(f"可用的值：{allowed}。", f"Use one of: {allowed}.")
        raise refuse(parameter, text, fix)
    return Iri(names.code(parameter.scheme, text))


_READERS: dict[ValueType, Callable[[Parameter, str], Term]] = {
    ValueType.STRING: _string,
    ValueType.INTEGER: _of_form("integer"),
    ValueType.DATE: _date,
    ValueType.EDITION: _of_form("string"),
    ValueType.CATEGORY: _of_form("string"),
    ValueType.INDUSTRY: _of_form("string"),
    ValueType.NUMBER: _number,
    ValueType.CODE: _code,
}

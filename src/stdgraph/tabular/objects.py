"""Records written as JSON or YAML: one object, or a list of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from stdgraph.errors import BadSyntax, Message
from stdgraph.model.row import SEPARATOR
from stdgraph.tabular.csv_table import decode


class _Refused(ValueError):
    """What JSON's grammar allows and a record can't be: a field given twice, NaN."""


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if twice:
        raise _Refused(f"“{twice[0]}” is given twice")
    return dict(pairs)


def _no_number(text: str) -> None:
    raise _Refused(f"{text} is no number of JSON")


class _Plain(yaml.SafeLoader):
    """YAML whose scalars stay the texts that were written: 2020-01-01 and 2020 are texts here.

    A field given twice is refused, and so are aliases, which can swell without end.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Return the next node; raises ComposerError for an alias."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases are not read here", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """Return a mapping; raises ConstructorError for a key that is there twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                said = f"“{key.value}” is given twice"
                raise yaml.constructor.ConstructorError(None, None, said, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_Plain.yaml_implicit_resolvers = {
    sign: [pair for pair in pairs if pair[0] == "tag:yaml.org,2002:null"]
    for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_json(data: bytes, name: str) -> tuple[dict[str, str], ...]:
    """Return the records of a JSON text; raises BadEncoding, BadSyntax (line and column)."""
    try:
        value = json.loads(
            decode(data, name),
            object_pairs_hook=_named_once,
            # A number is read as its text, so that 25.040 and a long one stay what they are.
            parse_int=str,
            parse_float=str,
            parse_constant=_no_number,
        )
    except _Refused as error:
        raise _broken(name, "JSON", str(error), 1, 1) from error
    except json.JSONDecodeError as error:
        raise _broken(name, "JSON", error.msg, error.lineno, error.colno) from error
    except RecursionError as error:
        raise _broken(name, "JSON", "nested too deeply", 1, 1) from error
    return records(value, name)


def read_yaml(data: bytes, name: str) -> tuple[dict[str, str], ...]:
    """Return the records of a YAML text; raises BadEncoding, BadSyntax (line and column)."""
    try:
        value = yaml.load(decode(data, name), Loader=_Plain)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _broken(name, "YAML", said, *place) from error
    except RecursionError as error:
        raise _broken(name, "YAML", "nested too deeply", 1, 1) from error
    return records(value, name)


def write_json(found: Sequence[Mapping[str, str]]) -> str:
    """Return records as JSON: a list of objects, empty fields left out."""
    return json.dumps([_filled(row) for row in found], ensure_ascii=False, indent=1) + "\n"


def write_yaml(found: Sequence[Mapping[str, str]]) -> str:
    """Return records as YAML: a list of mappings, empty fields left out."""
    return yaml.safe_dump(
        [_filled(row) for row in found], allow_unicode=True, sort_keys=False, width=10_000
    )


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    return {field: value for field, value in row.items() if value}


def records(value: Any, name: str) -> tuple[dict[str, str], ...]:
    """Return an object, or a list of objects, as records of texts; lists become ``a; b``.

    Raises:
        BadSyntax: something else stands where a record or a text should.
    """
    items = value if isinstance(value, list) else [value]
    found = []
    for index, item in enumerate(items, start=1):
        if not isinstance(item, Mapping):
            raise _misshapen(name, index, type(item).__name__)
        found.append({str(key): _cell(cell, name, index, str(key)) for key, cell in item.items()})
    return tuple(found)


def _cell(value: Any, name: str, index: int, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(_cell(item, name, index, key) for item in value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _misshapen(name, index, f"{key}: {type(value).__name__}")
    return str(value)


def _misshapen(name: str, index: int, said: str) -> BadSyntax:
    return BadSyntax(
        Message(
            f"{name} 第 {index} 条不是由字段和文本组成的记录（{said}）。",
            f"{name}, record {index}, is not made of fields and texts ({said}).",
        ),
        Message(
            "每条记录写成一个对象，字段值为文本或文本列表。",
            "Write each record as an object whose values are texts or lists of texts.",
        ),
        line=index,
    )


def _broken(name: str, form: str, said: str, line: int, column: int) -> BadSyntax:
    return BadSyntax(
        Message(
            f"{name} 第 {line} 行第 {column} 列不是正确的 {form}：{said}。",
            f"{name}, line {line}, column {column}, is not {form}: {said}.",
        ),
        Message("请改正后重试。", "Correct it and try again."),
        line=line,
        column=column,
    )

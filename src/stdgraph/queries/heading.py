"""Reading a query file: the ``#+`` heading above the SPARQL, and the defaults inside it.

::

    #+ title@zh: 某类目的标准
    #+ title@en: Standards of a category
    #+ description@zh: …
    #+ description@en: What the answer means
    #+   (a line that begins with three blanks goes on with the one above).
    #+ tags: categories, standards
    #+ question: 3
    #+ param edition: edition; 指南版本 | guide edition
    #+ param part: code part base-common key-technology; 部分 | part
    #+ missing@zh: …
    #+ missing@en: What the bundled graph lacks, said when the answer is empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from stdgraph.errors import BadSyntax, BadUsage, Message
from stdgraph.queries.binding import VALUES_LINE
from stdgraph.queries.question import Parameter, Question, ValueType
from stdgraph.queries.values import read_value

REQUIRED = ("title@zh", "title@en", "description@zh", "description@en", "tags")
OPTIONAL = ("question", "missing@zh", "missing@en")
_ENTRY = re.compile(r"#\+ ([\w@ ]+): (.+)")
_PARAM = re.compile(r"(\w+)(?: (\w[\w-]*) ([\w -]+))?; ([^|]+?) \| (.+)")
_DEFAULT = re.compile(r'"([^"\\]+)"(?:\^\^xsd:date)?|([0-9]+)|code:([\w-]+)')


def read_question(name: str, text: str) -> Question:
    """Return the question that a file holds; ``name`` is the file's name without ``.rq``.

    Raises:
        BadSyntax: a heading that is missing or can't be read, or a parameter without its
            ``VALUES`` line; the message names the file and the line.
    """
    entries = _entries(name, text)
    for key in REQUIRED:
        if key not in entries:
            raise _refuse(name, 1, f"缺少“#+ {key}: …”。", f"“#+ {key}: …” is missing.")
    return Question(
        name=name,
        title=Message(entries["title@zh"][1], entries["title@en"][1]),
        description=Message(entries["description@zh"][1], entries["description@en"][1]),
        tags=tuple(tag.strip() for tag in entries["tags"][1].split(",")),
        parameters=_parameters(name, text, entries),
        text=text,
        missing=_missing(name, entries),
        number=_number(name, entries),
    )


Entries = Mapping[str, tuple[int, str]]


def _entries(name: str, text: str) -> Entries:
    """Return each entry's line (from 1) and text, by its key."""
    found: dict[str, tuple[int, str]] = {}
    key = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        if line.startswith("#+   ") and key:
            found[key] = (found[key][0], _joined(found[key][1], line[2:].strip()))
            continue
        match = _ENTRY.fullmatch(line.rstrip())
        if match is None or not _allowed(match[1]) or match[1] in found:
            raise _refuse(name, number, f"读不懂标题行：{line}", f"Unreadable heading: {line}")
        key = match[1]
        found[key] = (number, match[2])
    return found


def _joined(above: str, below: str) -> str:
    """Join two lines: with a space between words, and without one where Chinese runs on."""
    ends = above[-1] + below[:1]
    runs_on = not ends.isascii() and (not ends.isalnum() or not re.search(r"[0-9A-Za-z]", ends))
    return above + below if runs_on else f"{above} {below}"


def _allowed(key: str) -> bool:
    return key in REQUIRED or key in OPTIONAL or re.fullmatch(r"param \w+", key) is not None


def _number(name: str, entries: Entries) -> int | None:
    if "question" not in entries:
        return None
    line, text = entries["question"]
    if re.fullmatch("[0-9]+", text) is None:
        raise _refuse(name, line, "question 须是整数。", "question takes a whole number.")
    return int(text)


def _missing(name: str, entries: Entries) -> Message | None:
    given = [entries[key] for key in ("missing@zh", "missing@en") if key in entries]
    if not given:
        return None
    if len(given) == 1:
        raise _refuse(
            name, given[0][0], "missing 须有 zh 和 en。", "missing is needed in zh and in en."
        )
    return Message(given[0][1], given[1][1])


def _parameters(name: str, text: str, entries: Entries) -> tuple[Parameter, ...]:
    defaults = {
        found[2]: (text.count("\n", 0, found.start()) + 1, found[3])
        for found in VALUES_LINE.finditer(text)
    }
    described = {
        key.removeprefix("param "): entry
        for key, entry in entries.items()
        if key.startswith("param ")
    }
    for variable in sorted(defaults.keys() ^ described.keys()):
        raise _refuse(
            name,
            (described.get(variable) or defaults[variable])[0],
            f"参数 {variable} 须同时有“#+ param”行和单独一行的 VALUES。",
            f"Parameter {variable} needs both a “#+ param” line and a VALUES line of its own.",
        )
    return tuple(
        _parameter(name, variable, entry, defaults[variable][1])
        for variable, entry in described.items()
    )


def _parameter(name: str, variable: str, entry: tuple[int, str], default: str) -> Parameter:
    line, text = entry
    match, value = _PARAM.fullmatch(text), _DEFAULT.fullmatch(default)
    if match is None or value is None or match[1] not in set(ValueType):
        raise _refuse(
            name,
            line,
            f"读不懂参数 {variable}：{text}（默认值 {default}）。",
            f"Unreadable parameter {variable}: {text} (default {default}).",
        )
    parameter = Parameter(
        name=variable,
        type=ValueType(match[1]),
        label=Message(match[4].strip(), match[5].strip()),
        default="",
        scheme=match[2] or "",
        choices=tuple((match[3] or "").split()),
    )
    typed = (value[1] or value[2] or value[3]).removeprefix(f"{parameter.scheme}-")
    try:
        read_value(parameter, typed)
    except BadUsage as error:
        raise _refuse(name, line, error.text("zh"), error.text("en")) from None
    return replace(parameter, default=typed)


def _refuse(name: str, line: int, zh: str, en: str) -> BadSyntax:
    return BadSyntax(
        Message(
            f"查询文件 {name}.rq 第 {line} 行：{zh}", f"Query file {name}.rq, line {line}: {en}"
        ),
        Message(
            "请对照 queries 文件夹中其他文件的标题改正。",
            "Mend it after the headings of the other files in the folder of queries.",
        ),
        line=line,
    )

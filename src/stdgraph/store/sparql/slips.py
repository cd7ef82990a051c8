"""Why a SPARQL text is refused, where, and what the writer probably meant."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from stdgraph.errors import MalformedQuery, Message
from stdgraph.model.text_width import text_width
from stdgraph.names import ONTOLOGY, PREFIXES
from stdgraph.store.sparql.grammar import AGGREGATES, FUNCTIONS, RULES
from stdgraph.store.sparql.ll1 import Grammar, Stop
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.tokens import Kind, Token, name_parts, offset_of, place

# Prefixes that people use by habit and that this project does not coin.
HABITUAL = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
}


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A term of the vocabulary that does not exist, and the nearest that does."""

    token: Token
    nearest: str


@cache
def sparql_grammar() -> Grammar:
    """Return the grammar of queries and updates."""
    return Grammar(RULES)


def is_well_formed(reading: Reading, start: str) -> bool:
    """Tell whether the grammar accepts the text as a ``Query`` or ``Update``."""
    return _stop(reading, start) is None


def _stop(reading: Reading, start: str) -> Stop | None:
    return sparql_grammar().stop(start, [terminals(token) for token in reading.tokens])


def malformed(
    reading: Reading,
    *,
    start: str,
    said: str,
    at: tuple[int, int] | None = None,
    vocabulary: Collection[str] = (),
) -> MalformedQuery:
    """Say why an engine refused the text.

    ``start`` is ``Query`` or ``Update``; ``said`` and ``at`` (line, column) are the engine's own
    words, used where the grammar finds nothing wrong (such as a variable assigned twice);
    ``vocabulary`` are the IRIs of known terms. The error's place counts lines and columns from 1.
    """
    unknown = _undeclared(reading)
    stop = _stop(reading, start)
    broken = reading.tokens[stop.index] if stop else None
    if unknown is not None and (broken is None or unknown.start <= broken.start):
        offset, why, fix = unknown.start, *_missing_prefix(unknown)
    elif broken is not None and stop is not None:
        offset, why, fix = broken.start, _unexpected(broken), _expected(broken, stop.expected)
    else:
        offset = offset_of(reading.text, *at) if at else 0
        why = Message(f"查询引擎不接受：{said}。", f"The engine refuses it: {said}.")
        fix = Message(
            "请检查变量、聚合与作用域。", "Check variables, aggregates and where they are bound."
        )
    for slip in misspelt(reading, vocabulary):
        fix = _also(fix, slip)
    line, column = place(reading.text, offset)
    what = Message(
        f"第 {line} 行第 {column} 列：{why.zh}\n{_caret(reading.text, line, column)}\n",
        f"Line {line}, column {column}: {why.en}\n{_caret(reading.text, line, column)}\n",
    )
    return MalformedQuery(what, fix, line=line, column=column)


def misspelt(reading: Reading, vocabulary: Collection[str]) -> list[Misspelling]:
    """Find terms written in the ontology's namespace that are not in ``vocabulary`` (IRIs)."""
    prefixes = PREFIXES | reading.prefixes
    found = []
    for token in reading.tokens if vocabulary else ():
        if token.kind is not Kind.NAME:
            continue
        prefix, local = name_parts(token)
        if prefixes.get(prefix) == ONTOLOGY and local and ONTOLOGY + local not in vocabulary:
            near = get_close_matches(local, _local_names(vocabulary), n=1, cutoff=0.7)
            found += [Misspelling(token, f"{prefix}:{near[0]}")] if near else []
    return found


def _local_names(vocabulary: Collection[str]) -> list[str]:
    return [iri.removeprefix(ONTOLOGY) for iri in vocabulary if iri.startswith(ONTOLOGY)]


def terminals(token: Token) -> frozenset[str]:
    """Return the grammar's terminals that the token can be."""
    if token.kind is Kind.SIGN:
        return frozenset({f"'{token.text}'"})
    if token.kind is not Kind.WORD:
        return frozenset({token.kind.value})
    word = token.text if token.text == "a" else token.text.upper()
    found = {f"'{word}'"}
    if word in FUNCTIONS:
        found.add("FUNCTION")
    if word in AGGREGATES:
        found.add("AGGREGATE")
    return frozenset(found)


def _undeclared(reading: Reading) -> Token | None:
    declared = PREFIXES.keys() | reading.prefixes.keys()
    for i, token in enumerate(reading.tokens):
        if token.kind is not Kind.NAME:
            continue
        prefix = name_parts(token)[0]
        if reading.tokens[i - 1].is_word("PREFIX"):  # an update may declare some later
            declared.add(prefix)
        elif prefix not in declared:
            return token
    return None


def _missing_prefix(token: Token) -> tuple[Message, Message]:
    prefix, _ = name_parts(token)
    why = Message(f"前缀 {prefix}: 没有声明。", f"The prefix {prefix}: is not declared.")
    if prefix in HABITUAL:
        line = f"PREFIX {prefix}: <{HABITUAL[prefix]}>"
        return why, Message(f"请在开头加上一行：{line}", f"Add this line at the top: {line}")
    near = get_close_matches(prefix, PREFIXES, n=1) or ["sg"]
    known = ", ".join(f"{name}:" for name in PREFIXES)
    line = f"PREFIX {near[0]}: <{PREFIXES[near[0]]}>"
    return why, Message(
        f"请在开头用 PREFIX 声明它；已知前缀有 {known}（例如 {line}）。",
        f"Declare it with PREFIX at the top; known are {known} (such as {line}).",
    )


def _unexpected(token: Token) -> Message:
    if token.kind is Kind.END:
        return Message("文本在此中断，还没有写完。", "The text ends here, before it is complete.")
    if token.kind is Kind.BAD and token.text in "\"'":
        return Message("字符串没有结束引号。", "A string begins here and is never closed.")
    if token.kind is Kind.SIGN and token.text == "<":
        return Message(
            "这里不能有“<”，或者 IRI 没有写完。", "A “<” can't stand here, or an IRI is broken."
        )
    return Message(f"这里不能有“{token.text}”。", f"“{token.text}” can't stand here.")


_UPDATES = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
_QUERIES = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def _expected(token: Token, expected: frozenset[str]) -> Message:
    if token.is_word(*_UPDATES) and "'SELECT'" in expected:
        return Message("这是更新，请发到 /update。", "This is an update: send it to /update.")
    if token.is_word(*_QUERIES) and "'INSERT'" in expected:
        return Message("这是查询，请发到 /sparql。", "This is a query: send it to /sparql.")
    if token.kind is Kind.BAD and token.text in "\"'":
        return Message(f"请用 {token.text} 结束字符串。", f"Close the string with {token.text}.")
    words = sorted(_shown(name) for name in expected)
    near = get_close_matches(token.text.upper(), words, n=1) if token.kind is Kind.WORD else []
    if near:
        return Message(f"是否要写 {near[0]}？", f"Did you mean {near[0]}?")
    some = " ".join(words[:12]) + (" …" if len(words) > 12 else "")
    return Message(f"这里可以写：{some}", f"What can stand here: {some}")


_SHOWN = {
    "IRIREF": "<IRI>",
    "PNAME": "prefix:name",
    "BLANK_NODE_LABEL": "_:label",
    "VAR": "?variable",
    "LANGTAG": "@lang",
    "STRING": '"text"',
    "FUNCTION": "function()",
    "AGGREGATE": "aggregate()",
    "END": "(end of the text)",
}


def _shown(terminal: str) -> str:
    return _SHOWN.get(terminal, terminal.strip("'"))


def _also(fix: Message, slip: Misspelling) -> Message:
    return Message(
        f"{fix.zh} 词汇表里没有 {slip.token.text}，最接近的是 {slip.nearest}。",
        f"{fix.en} The vocabulary has no {slip.token.text}; the nearest is {slip.nearest}.",
    )


def _caret(text: str, line: int, column: int) -> str:
    """Return the offending line and, below, a caret under the column; long lines are cut."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[line - 1]
    start = max(column - 60, 0)
    before = whole[start : column - 1].replace("\t", " ")
    return f"{before}{whole[column - 1 : start + 100]}\n{' ' * text_width(before)}^"

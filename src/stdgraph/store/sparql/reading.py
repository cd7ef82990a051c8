"""What a SPARQL text is and asks for, read from its tokens alone.

The same reading guards every engine: what is refused here (SPARQL 1.1 Federated Query, LOAD of
SPARQL 1.1 Update, files named in a dataset, custom functions) never reaches one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from itertools import islice
from typing import Literal, TypeVar
from urllib.parse import urljoin

from stdgraph.errors import ForbiddenQuery, Message, StdgraphError
from stdgraph.names import PREFIXES, XSD
from stdgraph.store.sparql.calls import call_names
from stdgraph.store.sparql.size import (
    MAX_CALLS,
    MAX_CLOSURES,
    MAX_DEPTH,
    MAX_TEXT,
    MAX_TOKENS,
    oversized,
)
from stdgraph.store.sparql.tokens import Kind, Token, iri_text, name_parts, place, tokens

T = TypeVar("T")
Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_FORMS: dict[str, Form] = {
    "SELECT": "SELECT",
    "ASK": "ASK",
    "CONSTRUCT": "CONSTRUCT",
    "DESCRIBE": "DESCRIBE",
}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Readings of texts up to this length are kept, since questions are asked again.
_SHORT = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text's tokens, the prefixes and base that it declares, and its query form.

    One text has one reading (see ``read``), so what follows from it can be kept by identity.
    ``marks`` are the words, in capitals, and the signs that stand in it, and the kinds of its other
    tokens: most of what is looked for in a text isn't there, which they tell without going through
    it.

    ``form`` is None when the text is an update or can't be told (then an engine refuses it).
    """

    text: str
    tokens: tuple[Token, ...]
    marks: frozenset[str]
    form: Form | None
    prefixes: dict[str, str] = field(default_factory=dict)
    base: str | None = None

    def has(self, *marks: str) -> bool:
        """Tell whether one of these words (in capitals), signs or kinds of token is in the text."""
        return not self.marks.isdisjoint(marks)

    def resolve(self, token: Token) -> str | None:
        """Return the IRI that an IRIREF or PNAME token names, None for an unknown prefix.

        Prefixes that the text does not declare have their meaning in ``names.PREFIXES``.
        """
        if token.kind is Kind.IRI:
            return _resolved(iri_text(token), self.base)
        prefix, local = name_parts(token)
        namespace = self.prefixes.get(prefix, PREFIXES.get(prefix))
        return None if namespace is None else namespace + local

    def in_order_of_writing(self, variables: tuple[str, ...]) -> tuple[str, ...]:
        """Return a ``SELECT *``'s variables as they first stand in the text; others unchanged.

        The standard leaves the order open (18.2.4.4), and engines sort by name.
        """
        if not self.has("*"):
            return variables
        at = next((i for i, token in enumerate(self.tokens) if token.is_word("SELECT")), -1)
        start = at + 1 + self.tokens[at + 1].is_word("DISTINCT", "REDUCED") if at >= 0 else at
        if self.tokens[start].text != "*":
            return variables
        written = [token.text[1:] for token in self.tokens if token.kind is Kind.VAR]
        return tuple(sorted(variables, key=written.index))


def remembered(function: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Keep what a function gives for the latest readings of short texts."""
    kept = lru_cache(maxsize=256)(function)

    @wraps(function)
    def call(reading: Reading) -> T:
        return kept(reading) if len(reading.text) <= _SHORT else function(reading)

    return call


def read(text: str) -> Reading:
    """Read ``text`` by its tokens; ForbiddenQuery where it is too long to be read at all.

    Nothing else is refused here: to say what is wrong with a text is the parser's part.
    """
    _refuse_too_long(text)
    return _kept(text) if is_short(text) else _read(text)


def is_short(text: str) -> bool:
    """Tell whether a text is so short that reading it takes no time worth sparing."""
    return len(text) <= _SHORT


def form_of(text: str) -> Form | None:
    """Return the form of a query, of a long one from its beginning alone; raises as ``read``."""
    if is_short(text):
        return read(text).form
    _refuse_too_long(text)
    # A prologue beyond this is more than an engine is given (see ``size``).
    for token in islice(tokens(text), MAX_TOKENS):
        if token.kind is Kind.WORD and not token.is_word("BASE", "PREFIX"):
            return _FORMS.get(token.text.upper())
    return None


def _refuse_too_long(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise ForbiddenQuery(*_TOO_LONG)


def _read(text: str) -> Reading:
    found = tuple(tokens(text))
    prefixes: dict[str, str] = {}
    base: str | None = None
    form: Form | None = None
    for i, token in enumerate(found):
        if token.is_word("BASE") and found[i + 1].kind is Kind.IRI:
            base = _resolved(iri_text(found[i + 1]), base)
        elif token.is_word("PREFIX") and _declares(found[i + 1 : i + 3]):
            iri = _resolved(iri_text(found[i + 2]), base)
            prefixes[name_parts(found[i + 1])[0]] = iri
        elif token.kind is Kind.WORD and not token.is_word("BASE", "PREFIX"):
            form = _FORMS.get(token.text.upper())
            break
    return Reading(text, found, _marks(found), form, prefixes, base)


def _marks(found: Sequence[Token]) -> frozenset[str]:
    return frozenset(text.upper() if kind in _WRITTEN else kind.value for kind, text, _ in found)


# Tokens that are told apart by what is written, not by their kind alone.
_WRITTEN = (Kind.WORD, Kind.SIGN)
_kept = lru_cache(maxsize=256)(_read)


def _resolved(iri: str, base: str | None) -> str:
    """Resolve a relative IRI; ``urljoin`` would take the empty fragment off an absolute one."""
    return iri if base is None or _ABSOLUTE.match(iri) else urljoin(base, iri)


def _declares(pair: Sequence[Token]) -> bool:
    return [token.kind for token in pair] == [Kind.NAME, Kind.IRI]


@remembered
def refuse_oversized(reading: Reading) -> None:
    """Raise ForbiddenQuery for a text beyond the limits of ``size``."""
    too_far = oversized(reading.tokens)
    if too_far is not None:
        raise _refusal(reading, too_far, *_TOO_BIG)


@remembered
def refuse_forbidden(reading: Reading) -> None:
    """Raise ForbiddenQuery for a text that asks for what is not allowed here.

    SERVICE (SPARQL 1.1 Federated Query), LOAD (SPARQL 1.1 Update 3.1.4), ``file:`` in a dataset
    clause, calls of functions other than the standard's own and the casts to XSD types (17.5);
    names of the engine's own books, which look like graphs and are none.
    """
    found = reading.tokens
    for i, token in enumerate(found):
        if token.kind in (Kind.IRI, Kind.NAME):
            if _is_books(reading.resolve(token)):
                raise _refusal(reading, token, *_ENGINES_OWN)
        elif token.is_word("SERVICE", "LOAD"):
            raise _refusal(reading, token, *_WORDS[token.text.upper()])
        elif token.is_word("FROM", "USING"):
            named = found[i + 2] if found[i + 1].is_word("NAMED") else found[i + 1]
            iri = reading.resolve(named) if named.kind in (Kind.IRI, Kind.NAME) else None
            if iri is not None and iri.lower().startswith("file:"):
                raise _refusal(reading, named, *_FILES)
    for token in call_names(found) if reading.has("(") else ():
        function = reading.resolve(token)
        if function is not None and not function.startswith(XSD):
            raise _refusal(reading, token, *_FUNCTIONS)


def _is_books(iri: str | None) -> bool:
    return iri is not None and iri.lower().startswith(_BOOKS)


_BOOKS = "oxilite:"
_ENGINES_OWN = (
    Message(
        "以 oxilite: 开头的名称由引擎自用，不是图谱的数据。",
        "Names that begin with oxilite: are the engine's own and no data of the graph.",
    ),
    Message("请使用其他名称。", "Use another name."),
)
_WORDS = {
    "SERVICE": (
        Message(
            "SERVICE 会让本服务去访问其他服务器；本服务没有联邦查询。",
            "SERVICE would make this server call other servers; it has no federation.",
        ),
        Message(
            "请分别查询两个服务，再合并结果。", "Query both services yourself and join the answers."
        ),
    ),
    "LOAD": (
        Message(
            "LOAD 会让本服务去读取网络或文件，这里不允许。",
            "LOAD would make this server read from the network or a file,"
            " which is not allowed here.",
        ),
        Message(
            "请下载文件后用 stdgraph import 或 PUT /graphs 写入。",
            "Download the file and send it with stdgraph import or PUT /graphs.",
        ),
    ),
}
_TOO_LONG = (
    Message(f"文本超过 {MAX_TEXT} 个字符。", f"The text is longer than {MAX_TEXT} characters."),
    Message(
        "请用 PUT 或 POST /graphs，或用 stdgraph import 写入数据。",
        "Send data with PUT or POST to /graphs, or with stdgraph import.",
    ),
)
_FILES = (
    Message(
        "数据集子句不能指向服务器上的文件。", "A dataset clause may not name a file on the server."
    ),
    Message(
        "请改用图谱中已有的命名图。",
        "Name a graph of the store (SELECT DISTINCT ?g {GRAPH ?g {}}).",
    ),
)
_FUNCTIONS = (
    Message(
        "这里不允许标准以外的自定义函数。",
        "Functions other than those of SPARQL 1.1 are not allowed here.",
    ),
    Message(
        "请改用 SPARQL 1.1 第 17.4 节的内置函数。",
        "Use a built-in function of SPARQL 1.1, section 17.4.",
    ),
)


def _refusal(reading: Reading, token: Token, why: Message, fix: Message) -> StdgraphError:
    line, column = place(reading.text, token.start)
    what = Message(
        f"第 {line} 行第 {column} 列（{token.text}）：{why.zh}",
        f"Line {line}, column {column} ({token.text}): {why.en}",
    )
    return ForbiddenQuery(what, fix, line=line, column=column)


_TOO_BIG = (
    Message(
        f"查询太复杂：最多 {MAX_TOKENS} 个词，括号 {MAX_DEPTH} 层，函数 {MAX_CALLS} 层，"
        f"路径重复 {MAX_CLOSURES} 层。",
        f"The text is too complex: at most {MAX_TOKENS} words and signs, {MAX_DEPTH} levels of"
        f" brackets, {MAX_CALLS} of calls and {MAX_CLOSURES} of repeated paths are read here.",
    ),
    Message(
        "请拆成几个查询，长列表请放入 VALUES。",
        "Split it into several, and put long lists into VALUES.",
    ),
)

"""A predictive recogniser: where a text leaves a grammar, and what could have stood there.

It keeps its own stack, so that deep nesting can't exhaust the interpreter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

_SYMBOL = re.compile(r"'[^']*'|\w+|[()|*+?]")
EMPTY = ""
# Stands on the stack where a span ends; no symbol is called so.
_CLOSE = "~close"

# A symbol is a rule's name, a kind of token (all capitals) or a quoted word or sign.
Sequence = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """The first token that can't stand where it does (its index) and what could."""

    index: int
    expected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens from ``start`` to before ``end`` that a rule stands for.

    ``parent`` is the place, in the list of spans, of the span around it; None for an outermost.
    """

    rule: str
    start: int
    end: int
    parent: int | None


@dataclass(slots=True)
class Grammar:
    """Rules in a small EBNF (``|``, ``( )``, ``?``, ``*``, ``+``), made into prediction tables."""

    text: str
    rules: dict[str, list[Sequence]] = field(default_factory=dict)
    first: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the rules and compute what each can begin with."""
        for line in self.text.strip().splitlines():
            name, _, body = line.partition("=")
            symbols = _SYMBOL.findall(body)
            self.rules[name.strip()] = self._alternatives(symbols)
        self._find_first()

    def _alternatives(self, symbols: list[str]) -> list[Sequence]:
        """Read alternatives up to a closing parenthesis; groups become rules of their own."""
        found: list[list[str]] = [[]]
        while symbols:
            symbol = symbols.pop(0)
            if symbol == ")":
                break
            if symbol == "|":
                found.append([])
            elif symbol == "(":
                found[-1].append(self._new(self._alternatives(symbols)))
            elif symbol in ("?", "*", "+"):
                found[-1].append(self._repeated(found[-1].pop(), symbol))
            else:
                found[-1].append(symbol)
        return [tuple(sequence) for sequence in found]

    def _new(self, alternatives: list[Sequence]) -> str:
        name = f"~{len(self.rules)}"
        self.rules[name] = alternatives
        return name

    def _repeated(self, symbol: str, sign: str) -> str:
        if sign == "?":
            return self._new([(symbol,), ()])
        many = self._new([])
        self.rules[many] = [(symbol, many), ()]
        return many if sign == "*" else self._new([(symbol, many)])

    def _find_first(self) -> None:
        self.first = {name: set() for name in self.rules}
        changed = True
        while changed:
            changed = False
            for name, alternatives in self.rules.items():
                found = set().union(*map(self.first_of, alternatives))
                changed = changed or found != self.first[name]
                self.first[name] = found

    def first_of(self, sequence: Iterable[str]) -> set[str]:
        """Return what a sequence can begin with; EMPTY is among it when it can be left out."""
        found: set[str] = set()
        for symbol in sequence:
            begins = self.first.get(symbol, {symbol})
            found |= begins - {EMPTY}
            if EMPTY not in begins:
                return found
        return found | {EMPTY}

    def stop(self, start: str, classes: list[frozenset[str]]) -> Stop | None:
        """Find the first token that the grammar refuses.

        ``classes`` holds for every token the terminals that it can be, the last being END's.
        Returns None when the whole is in the language of the rule ``start``.
        """
        stack = ["END", start]
        # What optional parts could have stood before the token, to name them as well.
        skipped: set[str] = set()
        index = 0
        while stack:
            symbol = stack.pop()
            here = classes[index]
            if symbol in self.rules:
                choice = self._predict(symbol, here)
                if choice is None:
                    return Stop(index, frozenset(self.first[symbol] - {EMPTY} | skipped))
                if not choice:
                    skipped |= self.first[symbol] - {EMPTY}
                stack.extend(reversed(choice))
            elif symbol in here:
                index += 1
                skipped = set()
            else:
                return Stop(index, frozenset(skipped | {symbol}))
        return None

    def spans(self, start: str, classes: list[frozenset[str]], rules: frozenset[str]) -> list[Span]:
        """Return where some rules stand in a text of the language, outer ones before inner ones.

        A text that is not in the language of the rule ``start`` has none.
        """
        found: list[Span] = []
        open_ones: list[int] = []
        stack = ["END", start]
        index = 0
        while stack:
            symbol = stack.pop()
            if symbol == _CLOSE:
                at = open_ones.pop()
                found[at] = replace(found[at], end=index)
            elif symbol in self.rules:
                choice = self._predict(symbol, classes[index])
                if choice is None:
                    return []
                if symbol in rules:
                    parent = open_ones[-1] if open_ones else None
                    open_ones.append(len(found))
                    found.append(Span(symbol, index, index, parent))
                    stack.append(_CLOSE)
                stack.extend(reversed(choice))
            elif symbol in classes[index]:
                index += 1
            else:
                return []
        return found

    def _predict(self, name: str, here: frozenset[str]) -> Sequence | None:
        empty: Sequence | None = None
        for alternative in self.rules[name]:
            begins = self.first_of(alternative)
            if not here.isdisjoint(begins):
                return alternative
            if EMPTY in begins:
                empty = alternative
        return empty


def conflicts(grammar: Grammar) -> list[str]:
    """Name the rules whose alternatives begin alike, which a predictive reading can't tell."""
    found = []
    for name, alternatives in grammar.rules.items():
        seen: set[str] = set()
        for alternative in alternatives:
            begins = grammar.first_of(alternative) - {EMPTY}
            if seen & begins:
                found.append(name)
            seen |= begins
    return found

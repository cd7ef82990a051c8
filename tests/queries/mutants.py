"""Named questions with one thing changed, and whether the expected answers notice.

A mutant drops a triple pattern, a filter, an optional part or a branch of a UNION, makes an
optional part a must, turns NOT EXISTS into EXISTS, a condition or a code into another. The score
is the share of mutants whose answer differs from the expected one in some trial: a case on the
fixture, or on a variant of it whose answer is known beforehand. What is no SPARQL doesn't count.

    python -m tests.queries.mutants           # the score, and every mutant that nobody notices
    python -m tests.queries.mutants NAME …    # of some questions
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from stdgraph import resources
from stdgraph.queries import bind, load_questions
from stdgraph.queries.question import Question
from stdgraph.store.sparql.tokens import Kind, Token, tokens
from tests.queries.cases import Case, cases
from tests.queries.engines import Oxilite
from tests.queries.variants import variants

OTHER = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "=": "!=",
    "!=": "=",
    "&&": "||",
    "||": "&&",
}
_OPEN, _CLOSE = {"(": ")", "{": "}"}, {")", "}"}
_BOUNDARIES = {"{", "}", ".", ";"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A question whose text differs in one place; ``what`` says how."""

    question: Question
    what: str


def mutants(question: Question) -> Iterator[Mutant]:
    """Give every mutant of a question; the lines of its parameters stay."""
    text = question.text
    for what, start, end, instead in _edits(text):
        if start < end:
            changed = text[:start] + instead + text[end:]
            line = text.count("\n", 0, start) + 1
            yield Mutant(replace(question, text=changed), f"line {line}: {what}")


Edit = tuple[str, int, int, str]


def _edits(text: str) -> Iterator[Edit]:
    found = [token for token in tokens(text) if token.kind is not Kind.END]
    first = next(i for i, token in enumerate(found) if token.is_word("SELECT"))
    inside = _expressions(found)
    for index in range(first, len(found)):
        yield from _at(text, found, index, in_expression=index in inside)
    yield from _patterns(found, first, inside)


def _at(text: str, found: Sequence[Token], index: int, *, in_expression: bool) -> Iterator[Edit]:
    token, rest = found[index], found[index + 1 :]
    if token.is_word("OPTIONAL"):
        yield "OPTIONAL made a must", token.start, token.end, ""
        yield "OPTIONAL dropped", token.start, _closing(found, index + 1).end, ""
    elif token.is_word("UNION"):
        yield "branch dropped", token.start, _closing(found, index + 1).end, ""
    elif token.is_word("FILTER"):
        opening = next(i for i in range(index, len(found)) if found[i].text in _OPEN)
        yield "FILTER dropped", token.start, _closing(found, opening).end, ""
        if rest[0].is_word("NOT"):
            yield "NOT dropped", rest[0].start, rest[0].end, ""
        elif rest[0].is_word("EXISTS"):
            yield "EXISTS turned", rest[0].start, rest[0].end, "NOT EXISTS"
    elif token.kind is Kind.NAME and token.text.startswith("code:"):
        if not _in_parameter(text, token):
            yield f"{token.text} is another", token.start, token.end, "code:something-else"
    elif in_expression and token.text in OTHER:
        yield f"{token.text} turned", token.start, token.end, OTHER[token.text]


def _patterns(found: Sequence[Token], first: int, inside: set[int]) -> Iterator[Edit]:
    """Give the edits that drop one predicate with its objects."""
    start = first
    while start < len(found):
        if found[start - 1].text not in _BOUNDARIES or not _begins_pattern(found[start]):
            start += 1
            continue
        end = start
        while end < len(found) and found[end].text not in _BOUNDARIES and end not in inside:
            if found[end].kind is Kind.WORD and found[end].text != "a":
                break
            end += 1
        yield from _drop(found, start, end)
        start = max(end, start + 1)


def _drop(found: Sequence[Token], start: int, end: int) -> Iterator[Edit]:
    pattern = " ".join(token.text for token in found[start:end])
    what = f"“{pattern}” dropped"
    if found[start - 1].text == ";":
        if end - start >= 2:
            yield what, found[start - 1].start, found[end - 1].end, ""
    elif end - start >= 3:
        if found[end].text == ";":
            yield what, found[start + 1].start, found[end].end, ""
        else:
            yield what, found[start].start, found[end - 1].end, ""


def _begins_pattern(token: Token) -> bool:
    return token.kind in (Kind.VAR, Kind.NAME, Kind.IRI) or token.text in ("a", "^", "(")


def _expressions(found: Sequence[Token]) -> set[int]:
    """Return the tokens that stand within the parentheses of FILTER, BIND or IF."""
    inside: set[int] = set()
    for index, token in enumerate(found[:-1]):
        if token.is_word("FILTER", "BIND") and found[index + 1].text == "(":
            closing = _closing(found, index + 1)
            inside |= {i for i in range(index + 1, len(found)) if found[i].end <= closing.end}
    return inside


def _closing(found: Sequence[Token], opening: int) -> Token:
    depth = 0
    for token in found[opening:]:
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if depth == 0:
            return token
    raise AssertionError(found[opening])


def _in_parameter(text: str, token: Token) -> bool:
    line = text[text.rfind("\n", 0, token.start) + 1 : token.start]
    return line.lstrip().startswith("VALUES")


@dataclass(frozen=True, slots=True)
class Score:
    """How many mutants were tried, and those that no expected answer notices."""

    tried: int
    unnoticed: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """The share of mutants that were noticed."""
        return 1 - len(self.unnoticed) / self.tried if self.tried else 1.0


@dataclass(frozen=True, slots=True)
class Trial:
    """A case on a variant of the fixture, with the answer that is known beforehand."""

    engine: Oxilite
    case: Case
    columns: list[str]
    expected: list[dict[str, str]]

    def is_passed(self, question: Question) -> bool:
        """Tell whether a question, or a mutant of it, gives the expected answer."""
        found = self.engine.answer(bind(question, self.case.values))
        return [{name: row.get(name) for name in self.columns} for row in found] == self.expected


@cache
def _trials(name: str) -> tuple[Trial, ...]:
    """Return every case of a question on every variant."""
    asked = [(case, *case.rows()) for case in cases() if case.question == name]
    return tuple(
        Trial(variant.engine, case, columns, variant.expected(rows))
        for variant in variants()
        for case, columns, rows in asked
    )


@cache
def _is_fair(name: str, which: int) -> bool:
    """Tell whether a question passes a trial: a variant that it sees itself is none."""
    return _trials(name)[which].is_passed(_question(name))


@cache
def _question(name: str) -> Question:
    return next(q for q in load_questions(resources.queries()) if q.name == name)


def score(tried: Sequence[Mutant]) -> Score:
    """Ask every mutant in every trial of its question."""
    judged = [(mutant, _noticed(mutant)) for mutant in tried]
    valid = [(mutant, noticed) for mutant, noticed in judged if noticed is not None]
    return Score(len(valid), tuple(mutant for mutant, noticed in valid if not noticed))


def _noticed(mutant: Mutant) -> bool | None:
    """Tell whether any trial is failed; None for a text that is no SPARQL."""
    name = mutant.question.name
    try:
        return any(
            not trial.is_passed(mutant.question) and _is_fair(name, which)
            for which, trial in enumerate(_trials(name))
        )
    except SyntaxError:
        return None


def main(names: Sequence[str]) -> None:
    """Print the score of the named questions, or of all, and what nobody notices."""
    asked = [q for q in load_questions(resources.queries()) if not names or q.name in names]
    found = score([mutant for question in asked for mutant in mutants(question)])
    lines = [f"{mutant.question.name}.rq {mutant.what}" for mutant in found.unnoticed]
    noticed = found.tried - len(found.unnoticed)
    lines.append(f"{noticed} of {found.tried} mutants noticed: {found.share:.1%}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

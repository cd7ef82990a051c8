"""Where a SPARQL text calls a function by its IRI, told apart from lists and paths by context.

An IRI before ``(`` is a call in an expression (rules 70 and 128) but a predicate before an RDF
list in a triple (rule 102): ``FILTER(ex:f(?x))`` against ``?s ex:p (1 2)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdgraph.store.sparql.tokens import Kind, Token

# Words after which a parenthesis holds no expression.
_PLAIN = ("A", "TRUE", "FALSE", "VALUES", "UNDEF", "WHERE")
_CLAUSES = ("SELECT", "GROUP", "ORDER", "HAVING")
_CALLERS = ("FILTER", "HAVING", "BY")


def call_names(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the IRIREF and PNAME tokens that are called as functions."""
    # One entry for every open bracket: True where an expression stands. The outermost level is
    # that of the query's own clauses, where every parenthesis holds an expression.
    expression = [True]
    for i, token in enumerate(tokens):
        if token.is_word(*_CLAUSES):
            expression[-1] = True
        elif token.is_word("WHERE"):
            expression[-1] = len(expression) == 1
        elif token.kind is not Kind.SIGN:
            continue
        elif token.text == "(":
            called = _is_called(tokens[max(i - 2, 0) : i], within=expression[-1])
            if called:
                yield tokens[i - 1]
            expression.append(called or _holds_expression(tokens[i - 1], within=expression[-1]))
        elif token.text in "{[":
            expression.append(False)
        elif token.text in ")}]" and len(expression) > 1:
            expression.pop()


def _is_called(before: Sequence[Token], *, within: bool) -> bool:
    """Tell whether the parenthesis behind these two tokens opens the arguments of a call."""
    if not before or before[-1].kind not in (Kind.IRI, Kind.NAME):
        return False
    return within or before[0].is_word(*_CALLERS)


def _holds_expression(before: Token, *, within: bool) -> bool:
    if before.kind is Kind.WORD:
        return not before.is_word(*_PLAIN)
    return within

"""Every named question is answered by each engine as it was worked out by hand."""

import pytest

from stdgraph import resources
from stdgraph.queries import bind, load_questions
from stdgraph.rdf.terms import Literal
from stdgraph.store.formats import TRIG
from tests.queries.cases import cases
from tests.queries.engines import FIXTURE, plain

QUESTIONS = {question.name: question for question in load_questions(resources.queries())}


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_every_question_is_answered_as_it_was_worked_out_by_hand(store):
    store.load(FIXTURE.read_bytes(), TRIG, replace=True)
    wrong = [str(case) for case in cases() if _answer(store, case) != _expected(case)]
    assert wrong == []


def _expected(case):
    # Engines sort texts by rules of their own, so the order is not compared.
    columns, rows = case.rows()
    return sorted(tuple(row[name] for name in columns) for row in rows)


def _answer(store, case):
    columns, _ = case.rows()
    found = store.select(bind(QUESTIONS[case.question], case.values))
    places = [found.variables.index(name) for name in columns]
    return sorted(tuple(_text(row[at]) for at in places) for row in found.rows)


def _text(term):
    if isinstance(term, Literal):
        return plain(term.value, term.datatype)
    return "" if term is None else plain(term.value)

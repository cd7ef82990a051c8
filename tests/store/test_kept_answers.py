"""Answers that are kept: the same as fresh ones, never of another state of the data, bounded."""

from contextlib import suppress
from dataclasses import replace

import pytest

from stdgraph.errors import LimitReached, MalformedQuery, Message
from stdgraph.store.formats import CSV, JSON, NTRIPLES
from stdgraph.store.kept_answers import MOST, KeptAnswers
from stdgraph.store.port import Answer, Ceiling, Dataset
from stdgraph.store.runner import Question, ThreadRunner

NUMBERS = Question("SELECT ?n { ?s sg:number ?n } ORDER BY ?n", CSV)


class Counting:
    """Asks a runner, and counts how often."""

    def __init__(self, runner):
        self.runner = runner
        self.count = 0

    def run(self, question, asker=None):
        self.count += 1
        return self.runner.run(question, asker)

    def close(self):
        self.runner.close()


@pytest.fixture
def asked(store):
    counting = Counting(ThreadRunner(store, deadline=30))
    yield counting
    counting.close()


@pytest.fixture
def kept(store, asked):
    return KeptAnswers(asked, store.version, 1 << 20)


def body(runner, question):
    answer = runner.run(question)
    return answer.media_type, b"".join(answer.chunks)


def test_what_is_asked_again_is_answered_alike_without_the_engine(kept, asked):
    assert body(kept, NUMBERS) == body(kept, NUMBERS) == body(asked.runner, NUMBERS)
    assert asked.count == 1


OTHERS = [
    replace(NUMBERS, format=JSON),
    replace(NUMBERS, text=NUMBERS.text + " LIMIT 1"),
    replace(NUMBERS, dataset=Dataset(default=("urn:none",))),
    replace(NUMBERS, ceiling=Ceiling(rows=1)),
    replace(NUMBERS, base_iri="urn:x:"),
]


@pytest.mark.parametrize("other", OTHERS)
def test_a_question_that_differs_in_anything_is_another(kept, asked, other):
    body(kept, NUMBERS)
    with suppress(LimitReached):
        body(kept, other)
    assert asked.count == 2


def test_a_change_of_the_data_is_seen_at_once(kept, store):
    before = body(kept, NUMBERS)
    store.update("INSERT DATA { <urn:new> sg:number 'GB/T 0-2000' }")
    assert body(kept, NUMBERS)[1] == before[1].replace(b"n\r\n", b"n\r\nGB/T 0-2000\r\n")


def test_an_answer_made_while_the_data_change_is_not_kept(asked):
    versions = iter(["1", "2", "1", "1"])
    kept = KeptAnswers(asked, lambda: next(versions), 1 << 20)
    body(kept, NUMBERS)
    body(kept, NUMBERS)
    assert asked.count == 2


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"])
def test_what_is_another_at_every_call_is_not_kept(kept, asked, call):
    question = Question(f"SELECT ({call} AS ?x) {{}}", CSV)
    body(kept, question)
    body(kept, question)
    assert asked.count == 2


def test_what_is_asked_of_another_folder_is_not_kept(kept, asked, folder):
    question = replace(NUMBERS, folder=folder)
    assert body(kept, question) == body(kept, question)
    assert asked.count == 2


def test_a_whole_graph_is_kept_as_an_answer_is(kept, store, asked):
    graph = Question("", NTRIPLES, graph="https://w3id.org/stdgraph/graph/stated")
    dumped = b"".join(store.dump(NTRIPLES, graph=graph.graph))
    assert body(kept, graph)[1] == body(kept, graph)[1] == dumped
    assert asked.count == 1


def test_long_answers_and_those_without_an_end_are_not_kept():
    cut = LimitReached(Message("慢", "slow"), Message("改", "mend"))

    def breaking():
        yield b"n"
        raise cut

    def long():
        yield b"n" * MOST
        yield b"n"

    for make in (breaking, long):
        runner = Counting(None)
        runner.runner = type("Made", (), {"run": lambda _, q, asker: Answer("x", make())})()  # noqa: B023
        kept = KeptAnswers(runner, lambda: "1", 1 << 20)
        for _ in range(2):
            try:
                body(kept, NUMBERS)
            except LimitReached:
                assert make is breaking
        assert runner.count == 2


def test_errors_are_raised_each_time(kept, asked):
    for _ in range(2):
        with pytest.raises(MalformedQuery):
            body(kept, Question("SELECT", CSV))
    assert asked.count == 2


def test_the_oldest_make_room_and_those_asked_again_stay(store, asked):
    kept = KeptAnswers(asked, store.version, 8000)
    first, *others = [replace(NUMBERS, text=f"{NUMBERS.text} LIMIT {n}") for n in range(1, 30)]
    body(kept, first)
    for other in others:
        body(kept, other)
        body(kept, first)
    assert asked.count == len(others) + 1
    body(kept, others[0])
    assert asked.count == len(others) + 2
    assert kept._left >= 0

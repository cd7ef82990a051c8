"""The mix: questions that can be read, and answers on which engines agree, over HTTP."""

import pytest

from benchmarks.bench import LOOKUPS, lookup_queries
from benchmarks.parts.engines import ENGINES
from benchmarks.parts.measure import ask_mix, lookups
from benchmarks.parts.mix import read_mix

MIX = read_mix()


@pytest.fixture(scope="module")
def answers(small_graph, tmp_path_factory):
    """Each engine's results; an engine that isn't installed skips the test by name."""
    found = {}
    for name in ("stdgraph", "oxigraph"):
        engine = ENGINES[name](tmp_path_factory.mktemp("engines") / name)
        try:
            engine.label()
        except LookupError as error:
            pytest.skip(f"{name} is not installed: {error}")
        try:
            engine.load(small_graph)
            engine.start()
            found[name] = ask_mix(engine, MIX, runs=1, deadline=10, say=lambda _: None)
            queries = lookup_queries(small_graph)
            found[name, "rate"] = lookups(engine.endpoint, queries, clients=2, seconds=0.5)
        finally:
            engine.stop()
    return found


def test_mix_has_its_questions():
    assert len(MIX) >= 20
    assert len({question.title for question in MIX}) == len(MIX)


def test_a_question_without_heading_is_refused(tmp_path):
    (tmp_path / "bare.rq").write_text("SELECT * {}")
    with pytest.raises(ValueError, match=r"bare\.rq"):
        read_mix(tmp_path)


def test_lookups_are_of_standards_of_the_graph(small_graph):
    queries = lookup_queries(small_graph)
    assert 200 < len(queries) <= LOOKUPS
    assert len(set(queries)) == len(queries)


def test_every_question_has_an_answer_with_rows(answers):
    for name, result in answers["stdgraph"].items():
        assert not result.failure, (name, result.failure)
        assert result.content is None or result.content.size, name


def test_engines_agree(answers):
    compared = 0
    for name, result in answers["stdgraph"].items():
        other = answers["oxigraph"][name]
        if result.content and other.content:
            assert result.content == other.content, name
            compared += 1
    assert compared >= 25


def test_lookups_by_several_clients_all_succeed(answers):
    for name in ("stdgraph", "oxigraph"):
        rate = answers[name, "rate"]
        assert rate.per_second > 0
        assert rate.failed == 0

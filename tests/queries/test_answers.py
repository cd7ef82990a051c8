import re

import oxilite
import pytest

from stdgraph import resources
from stdgraph.model.question_words import COUNTS, TO_VERIFY
from stdgraph.queries import bind, load_questions
from tests.queries.cases import HERE, cases
from tests.queries.engines import FIXTURE, Oxilite, Rdflib

QUESTIONS = {question.name: question for question in load_questions(resources.queries())}
CASES = cases()


@pytest.fixture(scope="module")
def engine():
    return Oxilite(FIXTURE.read_bytes())


@pytest.fixture(scope="module")
def second_engine():
    return Rdflib(FIXTURE.read_bytes())


@pytest.fixture(scope="module")
def bundled_engine(bundled):
    data = "".join(f"{line}\n" for line in bundled.lines()).encode()
    return Oxilite(data, oxilite.RdfFormat.N_QUADS)


def unordered(rows):
    return sorted(tuple(sorted(row.items())) for row in rows)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_question_gives_the_answer_worked_out_by_hand(case, engine):
    columns, expected = case.rows()
    found = engine.answer(bind(QUESTIONS[case.question], case.values))
    assert [{name: row[name] for name in columns} for row in found] == expected


# rdflib takes 20 s and more for a case of them; tests/store/remote asks two other engines.
TOO_MUCH_FOR_RDFLIB = {"replacement-chain", "committees-with-overlapping-scopes"}
BOTH = [case for case in CASES if case.question not in TOO_MUCH_FOR_RDFLIB]


@pytest.mark.parametrize("case", BOTH, ids=str)
def test_two_engines_agree(case, engine, second_engine):
    query = bind(QUESTIONS[case.question], case.values)
    assert unordered(second_engine.answer(query)) == unordered(engine.answer(query))


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_a_case_with_an_answer(name):
    assert any(case.rows()[1] for case in CASES if case.question == name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_answers_from_the_bundled_graph_or_says_what_is_missing(
    name, bundled_engine
):
    question = QUESTIONS[name]
    assert bundled_engine.answer(question.text) or question.missing is not None


def test_every_expected_answer_belongs_to_a_case():
    files = {path.stem for path in (HERE / "expected").iterdir()}
    assert files == {case.expected for case in CASES}


LISTED = {"standard", "number", "member", "document", "pilot", "category", "from", "first_category"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_of_records_say_whether_they_are_to_be_verified(name, engine):
    heads = {variable.value for variable in engine.store.query(QUESTIONS[name].text).variables}
    assert "confidence" in heads or not heads & LISTED


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_count_of_records_is_followed_by_how_many_are_to_be_verified(name, engine):
    heads = [variable.value for variable in engine.store.query(QUESTIONS[name].text).variables]
    counted = [head.removesuffix(TO_VERIFY) for head in heads if head.endswith(TO_VERIFY)]
    assert counted == [head for head in heads if head in COUNTS]
    assert all(heads[heads.index(count) + 1] == count + TO_VERIFY for count in counted)


# What is counted, or added up, without counting records that may be to be verified.
OTHER_COUNTS = {"undated", "edition_filings", "published"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_number_that_is_counted_is_known_as_a_count(name):
    text = QUESTIONS[name].text
    heads = set(re.findall(r"\?(\w+)", text.partition("SELECT")[2].partition("WHERE")[0]))
    sums = set(re.findall(r"(?:COUNT|SUM)\([^()]*\) AS \?(\w+)", text))
    passed_on = dict(re.findall(r"COALESCE\(\?(\w+), 0\) AS \?(\w+)", text))
    numbers = {passed_on.get(name, name) for name in sums} & heads
    assert numbers - OTHER_COUNTS <= {name + end for name in COUNTS for end in ("", TO_VERIFY)}

"""The expected answers notice when a named question is wrong."""

import random

import pytest

from stdgraph import resources
from stdgraph.queries import bind, load_questions
from stdgraph.queries.question import Question
from tests.queries.cases import cases
from tests.queries.mutants import mutants, score
from tests.queries.variants import variants

QUESTIONS = {question.name: question for question in load_questions(resources.queries())}
SAMPLE = 60
FLOOR = 0.88  # docs/analyses.md has the score of all
# Questions that look at names themselves, or list everything that is recorded without a class.
SEES = {
    "without Chinese": {
        "clusters-formed-by-pilots",
        "edition-changes",
        "facts-to-be-verified",
        "facts-without-source",
        "first-edition-of-a-theme",
        "sector-standards-beside-national-ones",
        "unchanged-categories",
    },
    "without English": {
        "facts-to-be-verified",
        "facts-without-source",
        "first-edition-of-a-theme",
    },
    "with French": {"clusters-formed-by-pilots", "facts-to-be-verified"},
}


@pytest.mark.parametrize("name", SEES)
def test_labels_change_no_answer_beyond_their_own_columns(name):
    variant = next(each for each in variants() if each.name == name)
    differs = set()
    for case in cases():
        columns, rows = case.rows()
        found = variant.engine.answer(bind(QUESTIONS[case.question], case.values))
        if [{head: row[head] for head in columns} for row in found] != variant.expected(rows):
            differs.add(case.question)
    assert differs == SEES[name]


def test_most_of_a_sample_of_mutants_are_noticed():
    every = [mutant for question in QUESTIONS.values() for mutant in mutants(question)]
    found = score(random.Random(20171124).sample(every, SAMPLE))
    assert found.tried >= SAMPLE * 0.9
    told = [f"{mutant.question.name}: {mutant.what}" for mutant in found.unnoticed]
    assert found.share >= FLOOR, told


TEXT = """SELECT DISTINCT ?s WHERE {
  VALUES ?kind { code:part-key-technology }
  ?s a sg:Standard ; sg:part ?kind , ?other ; sg:level code:level-national .
  { ?s sg:adopts ?a } UNION { ?s sg:references ?a . }
  OPTIONAL { ?s sg:number ?n FILTER(?n = "x" && ?n < 3) }
  FILTER NOT EXISTS { ?s sg:replacedBy ?b }
}"""
MADE = {
    "“?s a sg:Standard” dropped",
    "“sg:part ?kind , ?other” dropped",
    "“sg:level code:level-national” dropped",
    "“?s sg:adopts ?a” dropped",
    "“?s sg:references ?a” dropped",
    "“?s sg:number ?n” dropped",
    "“?s sg:replacedBy ?b” dropped",
    "code:level-national is another",
    "branch dropped",
    "OPTIONAL made a must",
    "OPTIONAL dropped",
    "FILTER dropped",
    "= turned",
    "&& turned",
    "< turned",
    "NOT dropped",
}


def test_every_kind_of_mutant_is_made_and_parameters_stay():
    like = next(iter(QUESTIONS.values()))
    question = Question("x", like.title, like.description, (), (), TEXT)
    made = list(mutants(question))
    assert {mutant.what.partition(": ")[2] for mutant in made} == MADE
    assert all("VALUES ?kind { code:part-key-technology }" in m.question.text for m in made)

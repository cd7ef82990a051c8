"""``stdgraph cite`` on the bundled graph."""

import pytest


def test_several_numbers_in_any_spelling_are_cited_once_each_in_their_order(run):
    text = run("cite", "ISO 13849-1:2015", "GB/T39116—2020", "GB/T 39116-2020").stdout
    assert [line.rpartition(": ")[2] for line in text.splitlines()] == [
        "ISO 13849-1:2015[S]. 2015.",
        "GB/T 39116—2020[S]. 2020.",
    ]


@pytest.mark.parametrize(
    ("form", "begins"), [("bibtex", "@standard{GB-T-39116-2020,"), ("ris", "TY  - STAND")]
)
def test_other_forms(run, form, begins):
    assert run("cite", "GB/T 39116-2020", "--format", form).stdout.startswith(begins)


@pytest.mark.parametrize(
    ("number", "code"), [("GB/T 1-1999", 1), ("20254645-T-604", 2), ("maturity", 2)]
)
def test_a_number_that_cannot_be_cited_stops_all(run, number, code):
    done = run("cite", "GB/T 39116-2020", number, code=code)
    assert done.stdout == ""
    assert done.stderr

"""The table: what counts, ratios, and one section for each size."""

from datetime import date

import pytest

from benchmarks.parts.answers import Content
from benchmarks.parts.measure import Rate, Result, geometric_mean
from benchmarks.parts.mix import Question
from benchmarks.parts.report import Measured, Run, put_section, section

MIX = (
    Question("q1", "First", "rows", "SELECT"),
    Question("q2", "Second", "rows", "SELECT"),
)
RATE = Rate(100, 0.01, 0.02, 0)


def measured(label, first, second):
    return Measured(label, 10, 2**20, 2**21, {"q1": first, "q2": second}, RATE)


def run(**engines):
    return Run(1000, 50_000, 30, 3, engines, {"rdflib": "pip install"}, 0.005, 0.002)


ONE = Result((0.3, 0.1, 0.2), 0.2, Content(7, "aa"))
TWO = Result((0.4, 0.3, 0.5), 0.4, Content(7, "aa"))
LATE = Result((), 30.0, failure="deadline")


def test_geometric_mean():
    assert geometric_mean([1, 100]) == pytest.approx(10)


def test_ratios_are_of_medians_and_a_failure_counts_at_the_deadline():
    text = section(run(stdgraph=measured("S", ONE, ONE), oxigraph=measured("O", TWO, LATE)), MIX)
    assert "| First (`q1`) | 7 | 200.0 (100.0) | 400.0 (300.0) | 2.00 |" in text
    assert "| Second (`q2`) | 7 | 200.0 (100.0) | deadline | 150.00 |" in text
    assert "| **geometric mean** |  | **200.0** | **3464.1** | **17.32** |" in text
    assert "| questions of 1 s and more |  | 0 | 1 |  |" in text


def test_conditions_and_absent_engines_are_told():
    text = section(run(stdgraph=measured("S", ONE, ONE)), MIX)
    assert date.today().isoformat() in text  # noqa: DTZ011
    assert "Not measured: rdflib (pip install)." in text
    assert "the layers between add 3.00 ms" in text


def test_answers_that_differ_are_named():
    other = Result((0.1,), 0.1, Content(8, "bb"))
    text = section(run(stdgraph=measured("S", ONE, ONE), oxigraph=measured("O", other, LATE)), MIX)
    assert "- `q1`: stdgraph 7 rows, aa, oxigraph 8 rows, bb" in text
    assert "`q2`:" not in text


def test_section_of_a_size_is_renewed_and_the_rest_stays(tmp_path):
    path = tmp_path / "benchmarks.md"
    path.write_text("# Benchmarks\n", encoding="utf-8")
    put_section(path, 10, "ten\n")
    put_section(path, 100, "hundred\n")
    put_section(path, 10, "new ten \\1\n")
    assert path.read_text(encoding="utf-8") == (
        "# Benchmarks\n\n<!-- results 10 -->\nnew ten \\1\n<!-- end 10 -->\n\n"
        "<!-- results 100 -->\nhundred\n<!-- end 100 -->\n"
    )

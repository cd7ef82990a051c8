import unicodedata

import oxilite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph import resources
from stdgraph.errors import BadUsage
from stdgraph.queries import bind, question
from stdgraph.queries.heading import read_question
from tests.queries.engines import Oxilite, Rdflib

HEADING = """#+ title@zh: 题
#+ title@en: Title
#+ description@zh: 说明
#+ description@en: Description
#+ tags: test
"""
ECHO = HEADING + "#+ param {0}\nSELECT ?v WHERE {{\n  VALUES ?v {{ {1} }}\n}}\n"

# parameter, default, what is typed, the term that stands in the query
ACCEPTED = [
    ("string; 词 | word", '"a"', '工业 "软件" # }', r'"工业 \"软件\" # }"'),
    ("string; 词 | word", '"a"', "  trimmed ", '"trimmed"'),
    ("integer; 数 | count", "3", "12", '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ("edition; 版 | edition", '"2021"', "2024", '"2024"'),
    ("category; 类 | category", '"BB"', "enabling--software", '"enabling--software"'),
    ("industry; 业 | industry", '"C"', "C2911", '"C2911"'),
    ("number; 号 | number", '"GB/T 1-2020"', "ＧＢ／Ｔ39116—2020", '"GB/T 39116-2020"'),
    (
        "date; 日 | day",
        '"2020-01-01"^^xsd:date',
        "2021-02-28",
        '"2021-02-28"^^<http://www.w3.org/2001/XMLSchema#date>',
    ),
    (
        "code part base-common key-technology; 部分 | part",
        "code:part-base-common",
        "key-technology",
        "<https://w3id.org/stdgraph/code/part-key-technology>",
    ),
]

REFUSED = [
    ("string; 词 | word", '"a"', ""),
    ("string; 词 | word", '"a"', "x" * 201),
    ("string; 词 | word", '"a"', r"\u0022 } DELETE"),
    ("string; 词 | word", '"a"', "two\nlines"),
    ("string; 词 | word", '"a"', "\ud800"),
    ("integer; 数 | count", "3", "-1"),
    ("integer; 数 | count", "3", "three"),
    ("integer; 数 | count", "3", "3 } #"),
    ("integer; 数 | count", "3", "٣"),
    ("date; 日 | day", '"2020-01-01"^^xsd:date', "2020-01"),
    ("date; 日 | day", '"2020-01-01"^^xsd:date', "2021-02-30"),
    ("edition; 版 | edition", '"2021"', '2021"'),
    ("category; 类 | category", '"BB"', "B B"),
    ("industry; 业 | industry", '"C"', "C291X"),
    ("industry; 业 | industry", '"C"', "Z1"),
    ("number; 号 | number", '"GB/T 1-2020"', "no number"),
    ("code part base-common key-technology; 部分 | part", "code:part-base-common", "other"),
]

ENGINE = Oxilite(b"", oxilite.RdfFormat.N_QUADS)
SECOND_ENGINE = Rdflib(b"")


def echo(parameter, default):
    """Return a question with one parameter, ``v``, that gives back its value."""
    return read_question("echo", ECHO.format(f"v: {parameter}", default))


@pytest.mark.parametrize(("parameter", "default", "typed", "term"), ACCEPTED)
def test_a_value_becomes_a_term_where_the_default_stood(parameter, default, typed, term):
    asked = echo(parameter, default)
    assert bind(asked, {"v": typed}) == asked.text.replace(default, term)


@pytest.mark.parametrize(("parameter", "default", "typed"), REFUSED)
def test_a_value_of_the_wrong_type_is_refused_with_what_fits(parameter, default, typed):
    with pytest.raises(BadUsage) as refused:
        bind(echo(parameter, default), {"v": typed})
    for lang in ("zh", "en"):
        assert "v" in refused.value.what.text(lang)
        assert refused.value.fix.text(lang).endswith(("。", "."))


def test_the_refusal_of_a_code_names_those_allowed():
    asked = echo("code part base-common key-technology; 部分 | part", "code:part-base-common")
    with pytest.raises(BadUsage, match="base-common key-technology"):
        bind(asked, {"v": "bases"})


def test_an_unknown_parameter_is_refused_naming_the_known_ones():
    asked = question("in-force-on-a-date", resources.queries())
    with pytest.raises(BadUsage, match="day, edition, category"):
        bind(asked, {"date": "2020-01-01"})


def test_a_parameter_of_a_question_without_any_is_refused():
    asked = question("reference-cycles", resources.queries())
    with pytest.raises(BadUsage, match="leave this out"):
        bind(asked, {"day": "2020-01-01"})


def test_without_values_the_text_stays_as_it_stands_in_the_file():
    asked = question("in-force-on-a-date", resources.queries())
    assert bind(asked, {}) == asked.text


def test_a_parameter_left_out_keeps_its_default():
    asked = question("in-force-on-a-date", resources.queries())
    assert 'VALUES ?edition { "2021" }' in bind(asked, {"day": "2020-01-01"})


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_no_text_gets_out_of_its_string(typed):
    asked = echo("string; 词 | word", '"a"')
    try:
        query = bind(asked, {"v": typed})
    except BadUsage:
        return
    expected = [{"v": unicodedata.normalize("NFC", typed.strip())}]
    assert ENGINE.answer(query) == expected
    assert SECOND_ENGINE.answer(query) == expected

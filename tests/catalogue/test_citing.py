"""Citations of standards: by the rules of each form, whole whatever a title holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.catalogue.citing import FORMS, citation, entry_of
from stdgraph.errors import BadUsage, NotFound
from stdgraph.model.bibliography import Entry, bibtex, gbt7714, printed_number, ris
from stdgraph.model.dates import parse_date
from stdgraph.numbers import parse_number

CITED = [
    (
        "GB/T 39116-2020",
        "MIIT. 智能制造能力成熟度模型: GB/T 39116—2020[S]. 2020.",
    ),
    (
        "ISO 13849-1:2015",
        "ISO/TC 199. Safety of machinery—Safety-related parts of control systems—Part 1: "
        "General principles for design: ISO 13849-1:2015[S]. 2015.",
    ),
    # Only mentioned: nothing but the number is known.
    ("GB/T 16855.1-2008", "GB/T 16855.1—2008[S]."),
]
PRINTED = [
    ("GB/T 39116-2020", "GB/T 39116—2020"),
    ("GB/T 20720.1-2019/IEC 62264-1:2013", "GB/T 20720.1—2019/IEC 62264-1:2013"),
    ("ISO 9001:2015", "ISO 9001:2015"),
    ("DB11/T 1234.2001-2020", "DB11/T 1234.2001—2020"),
    ("GB/T 1.1", "GB/T 1.1"),
]


@pytest.mark.parametrize(("number", "text"), CITED)
def test_a_standard_is_cited_by_what_is_recorded(bundled_store, number, text):
    assert gbt7714(entry_of(bundled_store.select, parse_number(number))) == text


@pytest.mark.parametrize(("number", "text"), PRINTED)
def test_a_number_stands_as_its_body_prints_it(number, text):
    assert printed_number(parse_number(number)) == text


def test_the_year_of_the_number_is_no_date_of_issue(bundled_store):
    select = bundled_store.select
    found = select(
        "SELECT ?n { ?d a sg:Standard ; sg:number ?n ; sg:issuedBasis code:date-from-number }"
    ).rows
    ((number,), *_) = found
    assert entry_of(select, parse_number(number.value)).issued is None


def test_what_was_recalled_is_noted_in_every_form(bundled_store):
    found = bundled_store.select(
        "SELECT ?n { ?d a sg:Standard ; sg:number ?n ; sg:level code:level-national ."
        " GRAPH graph:recalled { ?d dcterms:title ?t } } ORDER BY ?n LIMIT 1"
    ).rows
    ((number,),) = found
    entry = entry_of(bundled_store.select, parse_number(number.value))
    for form in FORMS:
        assert "待核实" in citation(entry, form)
        assert "to be verified" in citation(entry, form)


@pytest.mark.parametrize("number", ["20254645-T-604", "ISO/DIS 9001"])
def test_a_plan_is_no_standard_to_cite(bundled_store, number):
    with pytest.raises(BadUsage) as caught:
        entry_of(bundled_store.select, parse_number(number))
    assert "发布后" in caught.value.fix.zh


def test_what_is_not_recorded_is_not_said_to_be_absent(bundled_store):
    with pytest.raises(NotFound) as caught:
        entry_of(bundled_store.select, parse_number("GB/T 1-1999"))
    assert "不等于不存在" in caught.value.fix.zh


TEXTS = st.text(max_size=40)
ENTRIES = st.builds(
    Entry,
    st.sampled_from([parse_number("GB/T 1-2020"), parse_number("T/XA1 12-2020")]),
    TEXTS,
    TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
    st.sampled_from([None, parse_date("2020"), parse_date("2020-10-11")]),
    st.frozensets(st.sampled_from(["title_zh", "title_en", "published"])),
)
SIGNS = {
    "textbackslash{}": "\\",
    "textbraceleft{}": "{",
    "textbraceright{}": "}",
    "textasciitilde{}": "~",
    "textasciicircum{}": "^",
}


def read_bibtex(text):
    """Read one entry as BibTeX does: braces are counted, whatever stands before them."""
    start = text.index("@standard{")
    key, _, body = text[start + len("@standard{") :].partition(",\n")
    assert re.fullmatch(r"[\w.-]+", key)
    fields = {}
    while not body.startswith("}"):
        name, _, rest = body.partition(" = {")
        depth, end = 1, 0
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        fields[name.strip()] = rest[: end - 1]
        assert rest[end : end + 2] == ",\n"
        body = rest[end + 2 :]
    assert body == "}"
    return fields


def set_by_tex(text):
    r"""Return what LaTeX would print; a sign that it takes for a command must not be left."""
    names = "|".join(re.escape(name) for name in SIGNS)
    found = re.sub(rf"\\({names}|[$&%#_])", lambda m: SIGNS.get(m[1], m[1]), text)
    left = re.sub(rf"\\({names}|[$&%#_])", "", text)
    assert not re.search(r"[\\{}$&%#_~^]", left)
    return found


def one_line(text):
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@given(ENTRIES)
def test_bibtex_is_whole_whatever_a_text_holds(entry):
    fields = read_bibtex(bibtex(entry))
    assert fields["number"] == entry.number.canonical
    title = fields.get("title", "{}")
    assert (title[0], title[-1]) == ("{", "}")
    assert set_by_tex(title[1:-1]) == one_line(entry.title)
    assert ("date" in fields) == (entry.issued is not None)


@given(ENTRIES)
def test_ris_is_one_line_for_each_field(entry):
    lines = ris(entry).split("\r\n")
    assert lines[0] == "TY  - STAND"
    assert lines[-1] == "ER  - "
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert f"SN  - {entry.number.canonical}" in lines
    assert all(c.isprintable() for line in lines for c in line)


@given(ENTRIES)
def test_a_line_of_references_is_one_line_that_holds_the_number(entry):
    text = gbt7714(entry)
    assert "\n" not in text
    assert f"{printed_number(entry.number)}[S]" in text
    assert text.endswith(".")

"""``stdgraph impact`` on the bundled graph."""

import json

from stdgraph.catalogue.gaps import data_date, evidence
from stdgraph.catalogue.impact import impact, opened_without


def test_a_number_in_any_spelling_is_found(run):
    texts = {
        run("impact", number).stdout
        for number in ("GB/T 39116-2020", "GB/T39116—2020", "ＧＢ／Ｔ 39116－2020")
    }
    (text,) = texts
    assert "GB/T 39117-2020 (normative)" in text
    assert "current (2026-08-25)" in text


def test_what_was_recalled_is_marked(run):
    assert "ISO 13849-1:2015 (IDT, to be verified)" in run("impact", "GB/T 16855.1-2018").stdout
    assert "待核实" in run("impact", "GB/T 16855.1-2018", "--lang", "zh").stdout


def test_json_holds_the_line_of_replacement(run):
    found = json.loads(run("impact", "GB/T 16855.1-2018", "--format", "json").stdout)
    assert found["successors"] == ["GB/T 16855.1-2025"]
    assert found["predecessors"] == ["GB/T 16855.1-2008"]
    assert {link["source"] for link in found["cited_by"]["direct"]} >= {"GB/T 38560-2020"}


def test_an_unrecorded_number_is_not_found_and_not_said_to_be_absent(run):
    assert "不等于不存在" in run("impact", "GB/T 1-1999", "--lang", "zh", code=1).stderr


def test_what_is_no_number_is_bad_input(run):
    assert run("impact", "maturity model", code=2).stderr


def test_withdrawing_the_only_standard_of_a_cell_opens_it(bundled_store):
    found = impact(bundled_store, "GB/T 37959-2019")
    assert "C356" in {cell.industry.code for cell in found.opened}


def test_withdrawing_a_standard_filed_nowhere_opens_nothing(bundled_store):
    found = impact(bundled_store, "GB/T 39116-2020")
    assert found.industries == ()
    assert found.opened == ()


def test_withdrawing_nothing_changes_nothing(bundled_store):
    day = data_date(bundled_store)
    assert opened_without(evidence(bundled_store, day), "no such number", day) == ()

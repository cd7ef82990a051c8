"""``stdgraph verify`` and ``stdgraph stale``: how old records are, on a copy of the graph."""

import csv
import io
import json
import shutil

import pytest

from stdgraph.model.record_kind import KINDS
from stdgraph.rdf.read_tables import table_rows
from stdgraph.store.opening import open_store

NUMBER = "GB/T 39116-2020"
SOURCE = "https://openstd.samr.gov.cn/bzgk/gb/newGbInfo"


@pytest.fixture
def own(bundled_folder, tmp_path, run):
    """Run the console script on a copy that it may change."""
    folder = shutil.copytree(bundled_folder, tmp_path / "data")

    def invoke(*arguments, **options):
        return run(*arguments, data=folder, **options)

    invoke.folder = folder
    return invoke


def record(folder, kind, key):
    store = open_store(folder, read_only=True)
    try:
        return next(
            row for row in table_rows(store.select, KINDS[kind]) if KINDS[kind].key_of(row) == key
        )
    finally:
        store.close()


def listed(run, *options):
    return json.loads(run("stale", "--format", "json", *options).stdout)


def test_what_bears_no_date_and_what_no_source_was_read_of_is_listed_with_its_reason(run):
    found = listed(run, "--as-of", "2026-09-01")
    assert found["total"] == found["stale"] == 744
    assert found["counts"]["to-be-verified"] + found["counts"]["no-date"] == 744
    assert {row["why"] for row in found["records"][:10]} == {"to-be-verified"}
    assert found["states_as_of"] == "2026-08-25"
    assert {row["status_as_of"] for row in found["records"]} == {"2026-08-25"}


def test_the_table_gives_the_day_of_states_and_says_that_no_date_is_recorded(run):
    told = run("stale", "--limit", "3", "--lang", "zh").stdout
    assert "状态（2026-08-25）" in told
    assert "日期未收录" in told
    assert "744 条" in told


def test_a_verification_takes_a_record_off_the_list_until_the_years_are_over(own):
    before = record(own.folder, "standards", NUMBER)
    own("verify", NUMBER, "--source", SOURCE, "--on", "2026-11-02", "--who", "Li")
    after = record(own.folder, "standards", NUMBER)
    assert (after["verified"], after["verified_source"]) == ("2026-11-02", SOURCE)
    assert after["title_zh"] == before["title_zh"]
    keys = {row["key"] for row in listed(own, "--as-of", "2027-01-01")["records"]}
    assert NUMBER not in keys
    late = {row["key"]: row["why"] for row in listed(own, "--as-of", "2031-11-03")["records"]}
    assert late[NUMBER] == "long-ago"
    change = own("history", NUMBER).stdout
    assert "Li" in change
    assert "2026-11-02" in change
    own("undo", "c000001")
    assert record(own.folder, "standards", NUMBER) == before


def test_verifying_what_was_recalled_makes_it_read_there(own):
    unread = next(row["key"] for row in listed(own)["records"] if row["confidence"] == "recalled")
    own("verify", unread, "--source", SOURCE, "--on", "2026-11-02", "--source-kind", "official")
    after = record(own.folder, "standards", unread)
    told = {name: after[name] for name in ("confidence", "source_url", "source_kind", "retrieved")}
    assert told == {
        "confidence": "stated",
        "source_url": SOURCE,
        "source_kind": "official",
        "retrieved": "2026-11-02",
    }
    assert after["recalled_fields"] == ""


def test_records_of_other_kinds_are_verified_and_listed_too(own):
    own("verify", "pilot-2015-x01", "--kind", "pilots", "--source", SOURCE, "--on", "2026-11-02")
    found = csv.DictReader(io.StringIO(own("stale", "--kind", "pilots", "--format", "csv").stdout))
    keys = {row["key"] for row in found}
    assert len(keys) == 26
    assert "pilot-2015-x01" not in keys


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("verify", NUMBER), 2, "--source URL"),
        (("verify", NUMBER, "--source", SOURCE, "--on", "2999-01-01"), 2, "after today"),
        (("verify", NUMBER, "--source", "the shelf"), 2, "not a web address"),
        (("verify", "GB/T 99999-2020", "--source", SOURCE), 1, "not recorded"),
        (("edit", NUMBER, "verified=2026-11"), 2, "not a full date"),
        (("edit", NUMBER, f"verified_source={SOURCE}"), 1, "without the day"),
        (("stale", "--years", "-1"), 2, "--years"),
    ],
)
def test_what_is_no_verification_is_refused(own, arguments, code, said):
    assert said in own(*arguments, code=code).stderr
    assert "No changes" in own("history").stderr


def test_a_verification_comes_in_by_a_sheet_and_goes_out_again(own, tmp_path):
    sheet = tmp_path / "verified.csv"
    sheet.write_text(f"标准号,核实日期,核实来源\n{NUMBER},2026-11-02,{SOURCE}\n", encoding="utf-8")
    own("import", str(sheet))
    out = own("export", "--format", "csv").stdout
    row = next(r for r in csv.DictReader(io.StringIO(out)) if r["number"] == NUMBER)
    assert (row["verified"], row["verified_source"]) == ("2026-11-02", SOURCE)
    sheet.write_text(out, encoding="utf-8")
    assert "Nothing changes" in own("import", str(sheet)).stdout

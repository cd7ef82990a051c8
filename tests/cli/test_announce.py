"""``stdgraph announce`` and its address: said line by line, stored as one change, nothing lost."""

import json

import pytest

from tests.catalogue.announcements import papers
from tests.cli.test_adding import own  # noqa: F401 - a copy of the bundled graph


def paste(own, text, *options, **more):  # noqa: F811
    return own("announce", "-", *options, stdin=text, **more)


def test_an_announcement_is_tried_stored_and_undone_as_one_change(own):  # noqa: F811
    tried = paste(own, papers.NATIONAL, "--dry-run")
    assert "taken for: announcement of new standards" in tried.stdout
    assert "added GB/T 69001-2026" in tried.stdout
    assert "No changes" in own("history").stderr
    paste(own, papers.NATIONAL)
    (change,) = json.loads(own("history", "--format", "json").stdout)
    assert change["source"] == "中国国家标准公告 2026年第901号"
    assert "GB/T 69003-2026" in own("impact", "GB/T 69003-2026").stdout
    own("undo", "c000001")
    own("impact", "GB/T 69003-2026", code=1)


def test_nothing_is_stored_while_a_line_is_not_read(own):  # noqa: F811
    refused = paste(own, papers.FAULTY, code=2).stderr
    assert "line 5 is not read" in refused
    assert "--skip" in refused
    assert "No changes" in own("history").stderr
    paste(own, papers.FAULTY, "--dry-run", code=2)


def test_lines_that_are_not_read_are_skipped_on_request(own):  # noqa: F811
    text = papers.NATIONAL + "4\tGB/T 69046-2026\t（虚构）\t\t尽快\n"
    told = paste(own, text, "--skip")
    assert "line 11 is not read" in told.stderr
    own("impact", "GB/T 69001-2026")


def test_the_reading_comes_as_json_with_the_change(own):  # noqa: F811
    origin = "https://example.org/901"
    found = json.loads(paste(own, papers.NATIONAL, "--format", "json", "--source", origin).stdout)
    assert found["announcement"]["lines"][1] == {
        "line": 9,
        "puts": [{"kind": "standards", "key": "GB/T 69002.1-2026"}],
    }
    assert found["change"] == "c000001"
    assert found["changes"][0]["after"]["source_url"] == origin


def test_what_concerns_no_record_stores_nothing(own):  # noqa: F811
    text = papers.WITHDRAWN.replace("39116", "69998")
    told = paste(own, text)
    assert "Nothing changes" in told.stdout
    assert "line 6 is left out" in told.stderr


def test_a_review_is_stored_as_a_record(own):  # noqa: F811
    paste(own, papers.REVIEWED, "--skip")
    asked = "SELECT (STR(?c) AS ?x) { ?s sg:review/sg:reviewConclusion ?c }"
    told = own("query", asked, "--format", "csv").stdout
    assert {line.rpartition("/")[2] for line in told.split()[1:]} == {
        "review-continue",
        "review-revise",
    }


@pytest.mark.parametrize("text", ["", papers.NO_HEADS])
def test_what_is_no_announcement_is_refused(own, text):  # noqa: F811
    assert paste(own, text, code=2).stderr

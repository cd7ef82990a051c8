"""``stdgraph edit``, ``withdraw``, ``remove``, ``history`` and ``undo`` on a copy of the graph."""

import json
import shutil

import pytest

from stdgraph.store.opening import open_store

NUMBER = "GB/T 39116-2020"


@pytest.fixture
def own(bundled_folder, tmp_path, run):
    """Run the console script on a copy that it may change."""
    folder = shutil.copytree(bundled_folder, tmp_path / "data")

    def invoke(*arguments, **options):
        return run(*arguments, data=folder, **options)

    invoke.folder = folder
    return invoke


def test_a_dry_run_says_what_would_change_and_stores_nothing(own):
    told = own("edit", NUMBER, "title_en=Another title", "--dry-run")
    assert "title_en" in told.stdout
    assert "Another title" in told.stdout
    assert "nothing was stored" in told.stderr
    assert "No changes" in own("history").stderr


def test_withdrawing_says_which_gap_it_opens_and_undo_closes_it(own):
    told = own("withdraw", "GB/T 37959-2019", "--on", "2026-01-01", "--who", "Li", "--why", "test")
    assert "C356" in told.stdout
    assert "c000001" in told.stderr
    assert "Li" in own("history", "GB/T37959—2019").stdout
    own("undo", "c000001")
    assert "C356" not in own("gaps", "--format", "csv").stdout


def test_removing_and_listing_speak_chinese(own):
    assert "删除 GB/T 39117-2020" in own("remove", "GB/T 39117-2020", "--lang", "zh").stdout
    assert "删除" in own("history", "--lang", "zh").stdout


def test_history_as_json_holds_fields_from_and_to(own):
    own("edit", NUMBER, "title_en=Another title")
    (change,) = json.loads(own("history", "--format", "json").stdout)
    (field,) = change["records"][0]["fields"]
    assert (field["field"], field["to"]) == ("title_en", "Another title")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("edit", NUMBER, "colour=red"), 2, "FIELD=VALUE"),
        (("edit", NUMBER, "number=GB/T 1-2020"), 2, "FIELD=VALUE"),
        (("edit", "GB/T 1-1901", "status=current"), 2, "1901"),
        (("edit", "GB/T 99999-2020", "status=current"), 1, "not recorded"),
        (("edit", NUMBER, "status=colourful"), 2, "column status"),
        (("edit", NUMBER, "effective=2019-01-01"), 1, "Nothing was stored"),
        (("remove", "GB/T 99999-2020"), 1, "not recorded"),
        (("undo", "c000042"), 1, "no change c000042"),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(own, arguments, code, said):
    assert said in own(*arguments, code=code).stderr
    assert "No changes" in own("history").stderr


def test_a_folder_that_a_server_holds_is_busy(own):
    holder = open_store(own.folder)
    try:
        assert "another process" in own("remove", NUMBER, code=3).stderr
        holder.serves_at("http://127.0.0.1:8123/")
        told = own("remove", NUMBER, code=3).stderr
        assert "http://127.0.0.1:8123/api/docs" in told
    finally:
        holder.close()

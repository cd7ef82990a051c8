"""``stdgraph edit``, ``withdraw``, ``remove``, ``history`` and ``undo`` on a copy of the graph."""

import json
import shutil

import pytest

from stdgraph.model.record_kind import KINDS
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


def record(own, kind="standards", key=NUMBER):
    found = json.loads(own("export", "--format", "json", "--kind", kind).stdout)
    return next(it for it in found if KINDS[kind].key_of(it) == key)


def test_the_second_of_two_editors_merges_or_decides(own, tmp_path):
    seen = tmp_path / "seen.json"
    own("export", "--format", "json", "-o", str(seen))
    own("edit", NUMBER, "ics=25.040", "title_en=Theirs")
    refused = own("edit", NUMBER, "note=mine", "--seen", "start", code=1)
    assert "theirs “25.040”" in refused.stderr
    assert "--merge" in refused.stderr
    own("edit", NUMBER, "note=mine", "--seen", "start", "--merge")
    late = ("edit", NUMBER, "title_en=Mine", "ccs=N10", "--seen", str(seen), "--merge")
    undecided = own(*late, code=1).stderr
    assert "theirs “Theirs”, yours “Mine”. Decide on each: --take" in undecided
    assert "c000003" not in own("history").stdout
    own(*late, "--take", "mine", "title_en")
    found = record(own)
    assert [found[it] for it in ("ics", "note", "title_en", "ccs")] == [
        "25.040",
        "mine",
        "Mine",
        "N10",
    ]
    own("undo", "c000003")
    assert (record(own)["title_en"], record(own)["ics"]) == ("Theirs", "25.040")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--merge",), 2, "--seen"),
        (("--seen", "soon"), 2, "names no moment"),
        (("--seen", "c000042"), 1, "no change c000042"),
        (("--seen", "other.csv"), 1, "holds no record"),
    ],
)
def test_what_was_seen_must_be_told(own, tmp_path, monkeypatch, arguments, code, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.csv").write_text("number,title_zh\nGB/T 1-2000,x\n")
    assert said in own("edit", NUMBER, "note=x", *arguments, code=code).stderr


# A record, its fields that others change, and the form of the file that was edited.
SHEETS = [
    ("standards", NUMBER, ("announcement", "title_en"), "xlsx"),
    ("pilots", "pilot-2015-x01", ("name_en", "enterprise_en"), "csv"),
]


@pytest.mark.parametrize(("kind", "key", "others", "form"), SHEETS)
def test_an_edited_file_is_merged_with_what_others_changed(own, tmp_path, kind, key, others, form):
    seen = tmp_path / f"seen.{form}"
    own("export", "--format", form, "--kind", kind, "-o", str(seen))
    before = record(own, kind, key)

    def edited(**fields):
        file = tmp_path / "edited.json"
        file.write_text(json.dumps([before | fields]), "utf-8")
        return ("import", str(file), "--kind", kind)

    theirs = dict.fromkeys(others, "https://example.org/theirs")
    own(*edited(**theirs))
    late = ("--seen", str(seen), "--merge")
    assert "Both changed it" in own(*edited(note="x"), "--seen", str(seen), code=1).stderr
    own(*edited(note="mine"), *late)
    assert record(own, kind, key) == before | theirs | {"note": "mine"}
    clash = edited(**{"note": "mine", others[1]: "https://example.org/mine"})
    undecided = own(*clash, *late, code=1).stderr
    assert f"{key}, {others[1]}: was" in undecided
    assert "Nothing changes" in own(*clash, *late, "--take", "theirs", key).stdout
    own(*clash, *late, "--take", "mine", others[1])
    decided = {others[1]: "https://example.org/mine"}
    assert record(own, kind, key) == before | theirs | decided | {"note": "mine"}


def test_a_record_that_others_removed_meanwhile_is_left_to_be_decided(own, tmp_path):
    seen, edited = tmp_path / "seen.csv", tmp_path / "edited.json"
    own("export", "--format", "csv", "-o", str(seen))
    edited.write_text(json.dumps([record(own) | {"note": "mine"}]), "utf-8")
    own("remove", NUMBER)
    late = ("import", str(edited), "--seen", str(seen), "--merge")
    assert f"{NUMBER} has been removed" in own(*late, code=1).stderr
    assert "Nothing changes" in own(*late, "--take", "theirs", NUMBER).stdout
    own(*late, "--take", "mine", "rest")
    assert record(own)["note"] == "mine"


def test_a_seen_state_is_for_files_of_records(own, tmp_path):
    (tmp_path / "a.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
    for file in (tmp_path, tmp_path / "a.nt"):
        assert "--seen" in own("import", str(file), "--seen", "start", code=2).stderr

"""``stdgraph propose``, ``proposals``, ``approve``, ``reject`` on one data folder."""

import json
import shutil

NEW = ("--number", "GB/T 60001-2024", "--title-zh", "新标准")


def test_a_proposal_is_handed_in_listed_decided_on(run, bundled_folder, tmp_path):
    data = shutil.copytree(bundled_folder, tmp_path / "data")
    run("token", "add", "Wang", "--role", "admin", data=data)
    made = run("propose", *NEW, "--who", "Li", "--why", "announced", data=data)
    assert "added GB/T 60001-2024" in made.stdout
    assert "p000001" in made.stderr
    assert "GB/T 60001-2024" in run("proposals", data=data).stdout
    shown = json.loads(run("proposals", "p000001", data=data).stdout)
    assert shown["standing"]["can_be_approved"] is True
    own = run("approve", "p000001", "--who", "Li", code=1, data=data)
    assert "own proposal" in own.stderr
    run("approve", "p000001", "--who", "Wang", data=data)
    assert "Li / Wang" in run("history", data=data).stdout
    again = run("propose", *NEW, "--note", "more", "--who", "Li", data=data)
    assert "note" in again.stdout
    assert "title_zh" not in again.stdout  # fields that aren't given stay
    run("reject", "p000002", "--reason", "no", data=data)
    listed = json.loads(run("proposals", "--state", "all", "--format", "json", data=data).stdout)
    assert [one["state"] for one in listed] == ["rejected", "approved"]


def test_what_is_put_wrongly_is_told(run, bundled_folder, tmp_path):
    data = shutil.copytree(bundled_folder, tmp_path / "data")
    assert "No standard is given" in run("propose", code=2, data=data).stderr
    wrong = run("propose", *NEW, "--published", "soon", code=2, data=data)
    assert "published" in wrong.stderr
    run("propose", "--remove", "GB/T 99999-2020", code=1, data=data)
    run("approve", "p000009", code=1, data=data)
    assert "no such proposals" in run("proposals", data=data).stderr

"""``--assume``: what would be, told and not stored."""

import json

import pytest


def test_the_command_says_what_would_change(run, tmp_path):
    path = tmp_path / "new.json"
    fields = {"number": "GB/T 60001-2024", "title_zh": "标准", "status": "current"}
    path.write_text(
        json.dumps(fields | {"gbt4754_code": "C131", "industry_role": "applies"}), encoding="utf-8"
    )
    plain = json.loads(run("gaps", "--format", "json").stdout)
    told = run("gaps", "--assume", f"add:{path}", "--format", "json")
    found = json.loads(told.stdout)
    assert {g["code"] for g in plain["gaps"]} - {g["code"] for g in found["gaps"]} == {"C131"}
    assert [cell["code"] for cell in found["what_if"]["closed"]] == ["C131"]
    assert "would leave the list of gaps: C131" in run("gaps", "--assume", f"add:{path}").stdout
    assert json.loads(run("gaps", "--format", "json").stdout) == plain


@pytest.mark.parametrize("text", ["GB/T 1-2020", "drop:GB/T 1-2020", "withdraw:"])
def test_an_unclear_assumption_is_refused(run, text):
    assert "add:FILE" in run("gaps", "--assume", text, code=2).stderr

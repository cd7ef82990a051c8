"""``stdgraph token``: given once, listed without its secret, taken back."""

import json
from functools import partial

from stdgraph.store.accounts import Accounts


def test_a_token_is_printed_once_listed_and_taken_back(run, tmp_path):
    run = partial(run, data=tmp_path / "data")
    given = run("token", "add", "Li Wei", "--role", "admin")
    token = given.stdout.strip()
    assert Accounts(tmp_path / "data").bearer(token.encode()).name == "Li Wei"
    assert "shown this once" in given.stderr
    listed = run("token", "list", "--format", "json")
    assert [(a["name"], a["role"]) for a in json.loads(listed.stdout)] == [("Li Wei", "admin")]
    assert token not in listed.stdout
    assert "administrator" in run("token", "list").stdout
    run("token", "add", "li wei", code=1)
    run("token", "remove", "Li Wei")
    run("token", "remove", "Li Wei", code=1)
    assert "no named tokens" in run("token", "list").stderr


def test_a_wrong_role_is_refused_with_the_ones_there_are(run):
    answer = run("token", "add", "X", "--role", "king", code=2)
    assert "reader" in answer.stderr

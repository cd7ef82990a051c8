"""Named tokens: hashed, in a file for its owner alone, gone at once when taken back."""

import json
import os
import threading

import pytest
from argon2 import PasswordHasher

from stdgraph.errors import BadUsage, Duplicate, NotFound, StoreDamaged, StoreUnreachable
from stdgraph.model.person import Person, Role
from stdgraph.store.accounts import FILE, Accounts

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def accounts(tmp_path):
    return Accounts(tmp_path / "data", QUICK)


def bearer(accounts, token):
    found = accounts.bearer(token.encode())
    return found and found.person


def test_a_token_is_known_by_its_bearer_and_kept_as_a_hash(accounts, tmp_path):
    token = accounts.add("李 伟", Role.EDITOR)
    assert bearer(accounts, token) == Person("李 伟", Role.EDITOR)
    text = (tmp_path / "data" / FILE).read_text("utf-8")
    assert "$argon2id$" in text
    assert token not in text
    assert token.rpartition("_")[2] not in text


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_the_file_is_its_owners_alone(accounts, tmp_path):
    accounts.add("A", Role.READER)
    accounts.add("B", Role.READER)
    assert (tmp_path / "data" / FILE).stat().st_mode & 0o777 == 0o600


def test_every_other_token_is_nobodys(accounts):
    token = accounts.add("A", Role.ADMIN)
    prefix, key, secret = token.split("_", 2)
    short, other = f"{prefix}_{key}_", f"{prefix}_00000000_{secret}"
    for wrong in ("", "x", key, short, f"{token}x", token[:-1], other, f"xx_{key}_{secret}"):
        assert bearer(accounts, wrong) is None, wrong
    assert accounts.bearer(f"{prefix}_".encode() + b"\xff_\xff") is None


def test_a_token_taken_back_counts_no_more_even_in_another_process(accounts, tmp_path):
    token, other = accounts.add("A", Role.EDITOR), accounts.add("B", Role.EDITOR)
    assert bearer(accounts, token)
    Accounts(tmp_path / "data", QUICK).remove("a")
    assert bearer(accounts, token) is None
    assert bearer(accounts, other)
    again = Accounts(tmp_path / "data", QUICK).add("A", Role.EDITOR)
    assert bearer(accounts, token) is None
    assert bearer(accounts, again)


def test_a_verified_token_is_known_without_hashing_again(accounts, monkeypatch):
    token = accounts.add("A", Role.EDITOR)
    assert bearer(accounts, token)
    monkeypatch.setattr(accounts, "_hasher", None)
    assert bearer(accounts, token)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "\u202e", "x" * 61])
def test_a_name_must_be_one(accounts, name):
    with pytest.raises(BadUsage):
        accounts.add(name, Role.EDITOR)


def test_a_name_is_given_once_and_only_a_known_one_is_taken_back(accounts):
    accounts.add("Li  Wei", Role.EDITOR)
    with pytest.raises(Duplicate, match="li wei"):
        accounts.add("li wei", Role.READER)
    with pytest.raises(NotFound, match="Wang"):
        accounts.remove("Wang")


@pytest.mark.parametrize("text", ["{", "7", '[{"id": 1}]', '[{"role": "king"}]', '["x"]'])
def test_a_broken_file_is_named(accounts, tmp_path, text):
    accounts.add("A", Role.EDITOR)
    (tmp_path / "data" / FILE).write_text(text)
    with pytest.raises(StoreDamaged, match=FILE):
        accounts.all()


def test_a_folder_that_can_not_be_used_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnreachable, match="file"):
        Accounts(tmp_path / "file", QUICK).add("A", Role.EDITOR)


def test_many_who_add_at_once_are_all_there(tmp_path):
    def add(i):
        Accounts(tmp_path, QUICK).add(f"person {i}", Role.EDITOR)

    threads = [threading.Thread(target=add, args=(i,)) for i in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(json.loads((tmp_path / FILE).read_text("utf-8"))) == 12
    assert list(tmp_path.glob(".*")) == []

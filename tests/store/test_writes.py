"""The version of a store that alone may write: as fresh as if it were asked for each time."""

import pytest

from stdgraph.errors import MalformedQuery
from stdgraph.store.opening import open_store
from stdgraph.store.writes import Writes

INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"


def test_what_was_found_holds_until_a_write_and_not_while_one_goes_on():
    found = iter("abcdef")
    writes = Writes()

    def find():
        return next(found)

    assert [writes.since_last(find) for _ in range(3)] == ["a", "a", "a"]
    with writes:
        assert [writes.since_last(find) for _ in range(2)] == ["b", "c"]
    assert [writes.since_last(find) for _ in range(2)] == ["d", "d"]


def test_what_is_found_while_a_write_comes_between_is_not_held():
    writes = Writes()

    def find_meanwhile():
        with writes:
            return "old"

    assert writes.since_last(find_meanwhile) == "old"
    assert writes.since_last(lambda: "new") == "new"


def test_a_write_that_fails_counts_as_one():
    writes = Writes()
    writes.since_last(lambda: "before")
    with pytest.raises(ZeroDivisionError), writes:
        raise ZeroDivisionError
    assert writes.since_last(lambda: "after") == "after"


def test_the_version_moves_with_every_write_and_for_readers_of_the_folder_too(tmp_path):
    store = open_store(tmp_path / "data")
    reader = open_store(tmp_path / "data", read_only=True)
    seen = [store.version()]
    for text in (INSERT, "CREATE GRAPH <urn:empty>", "CLEAR ALL"):
        store.seen_as("strict").update(text)
        seen.append(store.version())
        assert reader.version() == seen[-1]
    with pytest.raises(MalformedQuery):
        store.update("INSERT")
    assert store.version() == seen[-1]
    assert len(set(seen)) == len(seen)
    reader.close()
    store.close()

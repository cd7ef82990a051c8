"""What takes long is found once, beside whoever asks for it."""

from threading import Event

import pytest

from stdgraph.errors import Message, NotFound
from stdgraph.web.in_background import Found, InBackground


def test_whoever_has_no_patience_is_told_nothing_yet_and_later_all():
    go, calls = Event(), []

    def find():
        calls.append(1)
        go.wait(10)
        return "found"

    kept = InBackground(find)
    assert kept.at("1", 0.01) is None
    assert kept.at("1", 0.01) is None
    go.set()
    assert kept.at("1") == "found"
    assert kept.at("1", 0) == "found"
    assert len(calls) == 1


def test_another_version_is_found_anew():
    calls = []
    kept = InBackground(lambda: calls.append(1) or len(calls))
    assert [kept.at(version) for version in ("1", "1", "2")] == [1, 1, 2]


def test_what_was_found_before_a_change_is_told_as_such_until_the_new_is_there():
    go, calls = Event(), []

    def find():
        calls.append(1)
        go.wait(10 * (len(calls) > 1))
        return len(calls)

    kept = InBackground(find)
    assert kept.lately("1", 10) == Found(1, is_of_now=True)
    assert kept.lately("2", 0.01) == Found(1, is_of_now=False)
    # A second change begins no second search beside the first.
    assert kept.lately("3", 0.01) == Found(1, is_of_now=False)
    assert len(calls) == 2
    go.set()
    assert kept.at("3") == 3
    assert kept.lately("3", 0) == Found(3, is_of_now=True)


def test_a_failure_is_told_and_not_kept():
    answers = [NotFound(Message("没有", "absent"), Message("请载入", "load it")), "there"]

    def find():
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    kept = InBackground(find)
    with pytest.raises(NotFound):
        kept.at("1")
    assert kept.at("1") == "there"

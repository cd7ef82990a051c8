"""What takes long is found once, beside whoever asks for it."""

from threading import Event

import pytest

from stdgraph.errors import Message, NotFound
from stdgraph.web.in_background import InBackground


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

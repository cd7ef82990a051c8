"""What takes long is found once, beside whoever asks for it."""

from datetime import UTC, datetime
from threading import Event

import pytest

from stdgraph.errors import Message, NotFound
from stdgraph.web.in_background import Found, InBackground


class Slow:
    """What is found once it may be, each time another number, and how often that began."""

    def __init__(self):
        self.go, self.begun, self.version = Event(), 0, "1"

    def find(self):
        self.begun += 1
        answer = self.begun
        self.go.wait(10)
        return answer

    def kept(self, **options):
        return InBackground(self.find, lambda: self.version, **options)


def test_whoever_has_no_patience_is_told_nothing_yet_and_later_all():
    slow = Slow()
    kept = slow.kept()
    assert kept.at(0.01) is None
    assert kept.at(0.01) is None
    slow.go.set()
    assert kept.at() == Found(1, None)
    assert kept.at(0) == Found(1, None)
    assert slow.begun == 1


def test_until_it_is_found_anew_the_old_is_told_with_its_time():
    slow = Slow()
    kept = slow.kept()
    slow.go.set()
    before = datetime.now(UTC)
    kept.at()
    slow.go.clear()
    for slow.version in ("2", "3"):  # however many changes come, it is found once at a time
        old = kept.at(0.01)
        assert old.value == 1
        assert before <= old.since <= datetime.now(UTC)
    assert slow.begun == 2
    slow.go.set()
    assert kept.at() == Found(3, None)  # what began before the last change doesn't count as new


def test_a_change_that_leaves_it_as_it_is_counts_for_nothing():
    slow = Slow()
    slow.go.set()
    kept = slow.kept(is_unaffected=lambda old, new: new < "3")
    kept.at()
    slow.version = "2"
    assert kept.at() == Found(1, None)
    slow.version = "3"
    assert kept.at() == Found(2, None)


def test_a_failure_is_told_and_not_kept():
    answers = [NotFound(Message("没有", "absent"), Message("请载入", "load it")), "there"]

    def find():
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    kept = InBackground(find, lambda: "1")
    with pytest.raises(NotFound):
        kept.at()
    assert kept.at() == Found("there", None)

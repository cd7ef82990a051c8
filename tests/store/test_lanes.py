"""How long a query may keep a place in the quick lane."""

import threading
import time

import pytest

from stdgraph.errors import LimitReached
from stdgraph.store.pool.lanes import CONTESTED_SLICE, SLICE, Lane, quick_slice

BETWEEN = (SLICE + CONTESTED_SLICE) / 2


def sliced(lane, used, deadline=60.0):
    taken = iter([5.0, 5.0 + used])
    return quick_slice(lane, deadline, lambda: next(taken))()


@pytest.fixture
def wanted():
    """A lane whose only place is taken and waited for."""
    lane = Lane(1)
    assert lane.enter()
    waiting = threading.Thread(target=lambda: lane.turn(time.monotonic() + 60).__enter__())
    waiting.start()
    while not lane.is_wanted:
        time.sleep(0.001)
    yield lane
    lane.leave()
    waiting.join()
    assert not lane.is_wanted


def test_a_query_goes_on_while_it_has_had_less_than_its_slice_and_nobody_waits():
    assert sliced(Lane(1), BETWEEN) > 0
    assert sliced(Lane(1), 2 * SLICE) == 0


def test_a_query_leaves_sooner_when_others_wait(wanted):
    assert sliced(wanted, CONTESTED_SLICE / 2) > 0
    assert sliced(wanted, BETWEEN) == 0


def test_time_without_a_processor_costs_no_place_but_waiting_has_an_end():
    more = quick_slice(Lane(1), 60.0, lambda: 5.0)
    time.sleep(SLICE * 1.5)
    assert more() > 0
    assert quick_slice(Lane(1), 0.001, lambda: 5.0)() <= 0.001


def test_the_deadline_is_the_longest_slice():
    assert sliced(Lane(1), BETWEEN, deadline=CONTESTED_SLICE) == 0


def test_who_finds_no_place_in_time_is_told():
    lane = Lane(1)
    with lane.turn(time.monotonic()), pytest.raises(LimitReached, match="Too many"):
        lane.turn(time.monotonic() + 0.01).__enter__()
    assert lane.enter()

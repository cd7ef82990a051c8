"""How long a query may keep a place in the quick lane, and who gets the next."""

import asyncio
import threading
import time

import pytest

from stdgraph.errors import LimitReached
from stdgraph.store.pool.lanes import CONTESTED_SLICE, SLICE, Lane, quick_slice
from tests.store.loops import in_own_loop

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


def test_who_waits_longest_is_next_be_it_in_a_thread_or_in_a_loop():
    lane = Lane(1)
    assert lane.enter()
    came = []

    def in_thread():
        with lane.turn(time.monotonic() + 60):
            came.append("thread")

    async def in_loop(name):
        await lane.wait_in_loop(time.monotonic() + 60)
        came.append(name)
        lane.leave()

    async def all_of_them():
        first = asyncio.create_task(in_loop("loop"))
        await asyncio.sleep(0)
        thread = threading.Thread(target=in_thread)
        thread.start()
        while len(lane._waiting) < 2:
            await asyncio.sleep(0.001)
        last = asyncio.create_task(in_loop("last"))
        await asyncio.sleep(0)
        lane.leave()
        await asyncio.gather(first, last)
        thread.join()

    in_own_loop(all_of_them())
    assert came == ["loop", "thread", "last"]
    assert lane.enter()
    assert not lane.enter()


@pytest.mark.parametrize("given_meanwhile", [False, True])
def test_who_stops_waiting_in_a_loop_keeps_no_place(given_meanwhile):
    lane = Lane(1)
    assert lane.enter()

    async def cancelled():
        waiting = asyncio.create_task(lane.wait_in_loop(time.monotonic() + 60))
        while not lane.is_wanted:
            await asyncio.sleep(0)
        if given_meanwhile:
            lane.leave()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    in_own_loop(cancelled())
    assert not lane.is_wanted
    assert lane.enter() is given_meanwhile
    with pytest.raises(LimitReached, match="Too many"):
        in_own_loop(lane.wait_in_loop(time.monotonic() + 0.01))

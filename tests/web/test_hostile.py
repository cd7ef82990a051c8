"""A server under lookups and hostile queries at a time, as a process with its workers."""

import sys

import pytest

from benchmarks.parts.soak_report import faults, table
from benchmarks.soak import soak

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks at processes in /proc")


def test_hostile_queries_bring_nothing_down_and_spoil_no_answer(tmp_path):
    soaked = soak(tmp_path, seconds=40, rate=25, clients=32, deadline=2, share=0.15, seed=7)
    print(table(soaked, 5))  # noqa: T201 - for people
    assert list(faults(soaked)) == []
    honest = soaked.honest()
    assert sum(one.is_right for one in honest) > len(honest) / 2
    assert {one.status for one in soaked.hostile()} >= {403, 503}

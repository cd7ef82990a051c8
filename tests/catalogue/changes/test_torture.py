"""Writers are killed and crowded for real, for a short while; ``make torture`` takes longer."""

import sys

import pytest

from benchmarks.torture import crowded, killed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it kills processes (Linux only)")


def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_half_done(bundled_folder, tmp_path):
    said, wrong = killed(bundled_folder, tmp_path / "data", kills=20, seed=5)
    assert wrong == [], said
    assert "20 kills" in said
    assert " 0 acknowledged" not in said


def test_a_crowd_of_writers_loses_nothing(bundled_folder, tmp_path):
    said, wrong = crowded(bundled_folder, tmp_path / "data", writers=4, changes=6)
    assert wrong == [], said

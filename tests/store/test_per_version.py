"""Something found once for each version of the data."""

import time
from concurrent.futures import ThreadPoolExecutor

from stdgraph.store.per_version import PerVersion


def test_it_is_found_once_for_a_version_and_anew_for_the_next():
    found = []
    held = PerVersion(lambda: found.append(None) or len(found))
    assert [held.at(version) for version in "aabba"] == [1, 1, 2, 2, 3]


def test_those_who_come_together_wait_for_one_finding():
    count = []

    def find():
        count.append(None)
        time.sleep(0.05)
        return len(count)

    held = PerVersion(find)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: held.at("a"), range(4))) == {1}
    assert len(count) == 1

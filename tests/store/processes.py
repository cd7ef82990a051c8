"""The processes that answer queries, as the system sees them, and waiting for what they do."""

import os
import time
from pathlib import Path


def children(pid):
    """The processes that have this parent, without those that are dead."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found.append(int(stat.parent.name))
    return set(found)


def nurseries():
    """The nurseries of this process; other children, such as a browser's, are not among them."""
    return {
        pid
        for pid in children(os.getpid())
        if b"stdgraph.store.pool.nursery" in Path(f"/proc/{pid}/cmdline").read_bytes()
    }


def workers():
    return {worker for nursery in nurseries() for worker in children(nursery)}


def eventually(true, seconds=10):
    until = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < until
        time.sleep(0.01)
    return found

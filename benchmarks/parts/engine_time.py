"""The engine's own time for a question, in this process, with nothing of ours around it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import oxilite

from stdgraph.store.folder import graph_file


def own_seconds(data: Path, queries: Sequence[str]) -> float:
    """Return the median seconds of queries to the store in a data folder, read to the last row."""
    engine = oxilite.Store.read_only(graph_file(data))
    times = []
    for query in queries:
        start = time.perf_counter()
        solutions = engine.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, oxilite.QuerySolutions)
        list(solutions)
        times.append(time.perf_counter() - start)
    return median(times)

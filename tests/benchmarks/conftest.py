"""A small invented graph, written once a run."""

import pytest

from benchmarks.parts.generator import write_graph

SIZE = 300


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "graph.nq"
    write_graph(path, SIZE)
    return path

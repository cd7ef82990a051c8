"""Filling our store for the benchmark: in pieces that end where a line ends."""

import pytest

from benchmarks.parts.fill_store import fill, pieces
from stdgraph.store.opening import open_store

LINES = b"".join(b"<urn:s%d> <urn:p> <urn:o> <urn:g> .\n" % number for number in range(50))


@pytest.mark.parametrize("size", [1, 37, 100, 10_000])
def test_pieces_are_whole_lines_and_leave_nothing_out(size, tmp_path):
    path = tmp_path / "graph.nq"
    path.write_bytes(LINES)
    found = list(pieces(path, size))
    assert b"".join(found) == LINES
    assert all(piece.endswith(b"\n") for piece in found)


def test_filled_folder_is_bare_and_holds_every_quad(tmp_path):
    path = tmp_path / "graph.nq"
    path.write_bytes(LINES)
    fill(path, tmp_path / "data")
    store = open_store(tmp_path / "data", read_only=True)
    assert store.record.bare
    assert store.size() == 50
    store.close()

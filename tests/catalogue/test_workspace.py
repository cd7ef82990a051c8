"""A data folder comes with the bundled graph, once, whatever interrupts the first start."""

import os
import signal
import subprocess
import sys
import time

import pytest

from stdgraph.catalogue.workspace import bundled_lines, open_graph
from stdgraph.errors import StoreBusy, StoreUnreachable
from stdgraph.names import DEFAULT_BASE, VOCABULARY
from stdgraph.store.opening import open_store

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a sg:Standard }"


def standards(store):
    ((count,),) = store.select(COUNT).rows
    return int(count.value)


def test_a_new_folder_holds_the_bundled_graph_and_the_vocabulary(bundled_store):
    assert standards(bundled_store) == 721
    assert VOCABULARY in bundled_store.graphs()
    assert bundled_store.ask('ASK { sg:Standard rdfs:label ?l FILTER(LANG(?l) = "zh") }')


def test_every_built_quad_is_in_the_store(bundled_store):
    built = bundled_lines(DEFAULT_BASE).count(b"\n")
    ((count,),) = bundled_store.select(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } "
        "FILTER(?g NOT IN (graph:vocabulary, graph:coverage)) }"
    ).rows
    assert int(count.value) == built


def test_a_bare_folder_stays_bare(tmp_path):
    told = []
    open_graph(tmp_path / "d", bare=True, say=told.append).close()
    store = open_graph(tmp_path / "d", say=told.append)
    assert store.size() == 0
    assert told == []
    store.close()


def test_a_graph_that_somebody_emptied_is_not_filled_again(tmp_path):
    folder = tmp_path / "d"
    open_graph(folder).close()
    writer = open_store(folder)
    writer.update("CLEAR ALL")
    writer.close()
    store = open_graph(folder)
    assert store.size() == 0
    store.close()


@pytest.mark.parametrize("wait", [0.5, 1.5, 3.0])
def test_a_first_start_that_is_killed_starts_anew(tmp_path, wait):
    folder = tmp_path / "d"
    script = "import sys;from pathlib import Path;from stdgraph.catalogue.workspace import "
    script += "open_graph;open_graph(Path(sys.argv[1])).close()"
    child = subprocess.Popen([sys.executable, "-c", script, str(folder)])
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    child.wait()
    store = open_graph(folder)
    assert standards(store) == 721
    store.close()


def test_a_second_writer_is_told_who_holds_the_folder(tmp_path):
    folder = tmp_path / "d"
    open_graph(folder, bare=True).close()
    writer = open_store(folder)
    with pytest.raises(StoreBusy) as refused:
        open_store(folder)
    assert str(os.getpid()) in refused.value.text("zh")
    assert "--data" in refused.value.text("en")
    reader = open_graph(folder)
    assert reader.size() == 0
    reader.close()
    writer.close()


def test_a_file_in_place_of_a_folder_is_refused(tmp_path):
    (tmp_path / "d").write_text("not a folder")
    with pytest.raises(StoreUnreachable, match="--data"):
        open_graph(tmp_path / "d")

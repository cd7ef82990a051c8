"""A small graph in a data folder, and one in memory."""

import pytest

from stdgraph.store.opening import open_store

SMALL = """
PREFIX ex: <https://example.org/>
INSERT DATA {
  GRAPH graph:stated { ex:a sg:number "GB/T 1-2020" ; sg:numberYear 2020 ; a sg:Standard }
  GRAPH graph:recalled { ex:b sg:number "GB/T 2-2021" ; sg:numberYear 2021 ; a sg:Standard }
  GRAPH graph:vocabulary { sg:Standard a <urn:c> . sg:number a <urn:c> . sg:numberYear a <urn:c> }
}
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def store(folder):
    store = open_store(folder)
    store.update(SMALL)
    yield store
    store.close()


@pytest.fixture
def memory():
    store = open_store(None)
    yield store
    store.close()

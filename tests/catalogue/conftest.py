"""A desk over a copy of the bundled graph, for tests that change it."""

import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store


@pytest.fixture
def desk(bundled_folder, tmp_path):
    folder = shutil.copytree(bundled_folder, tmp_path / "data")
    store = open_store(folder)
    desk = Desk(store, Journal(folder))
    yield desk
    desk.close()
    store.close()

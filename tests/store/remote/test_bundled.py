"""The bundled graph on a remote engine: it loads whole, and the main job has the same answer."""

import pytest

from stdgraph.catalogue.gaps import coverage, default_rule
from stdgraph.catalogue.workspace import fill_with_bundled
from stdgraph.model.gap import IndustryLevel
from stdgraph.store.formats import NTRIPLES
from stdgraph.store.place import Service
from stdgraph.store.remote_opening import open_remote
from tests.store.remote.engines import MAKERS


@pytest.mark.parametrize("engine", list(MAKERS))
def test_the_gaps_are_the_same_on_every_engine(engine, servers, bundled_store):
    store = open_remote(Service(servers(engine).url))
    fill_with_bundled(store)
    assert store.size() == bundled_store.size()
    assert store.graphs() == bundled_store.graphs()
    rule = default_rule(store, IndustryLevel.GROUP)
    found = coverage(store, rule)
    assert rule == default_rule(bundled_store, IndustryLevel.GROUP)
    assert found == coverage(bundled_store, rule)
    assert found.gaps
    assert _texts(store) == _texts(bundled_store)
    store.close()


def _texts(store):
    """Return the dump's triples without decimals, of which engines keep the value alone."""
    lines = b"".join(store.dump(NTRIPLES)).split(b"\n")
    return sorted(line for line in lines if b"#decimal>" not in line)

"""The vocabulary, read once for all tests of the ontology."""

from __future__ import annotations

import pytest
from rdflib import Graph

from .usage import vocabulary


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Return the ontology and the code lists; tests only read it."""
    return vocabulary()

"""What is known of each engine: addresses, how it can be told, and where it departs from others.

The facts come from the engines' documentation and, for Oxigraph 0.5 and Virtuoso 7.2, from the
contract tests; ``docs/engines.md`` says which is which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["basic", "digest"]


@dataclass(frozen=True, slots=True)
class Engine:
    """One kind of engine.

    ``query`` is the query address under a service's root; ``update`` the update address, relative
    to the query address. ``mark`` is what the header ``server`` begins with, ``header`` a header
    that only this engine sends. ``union``: whether the default graph is the union of all graphs
    where no data can tell; ``union_parameter`` asks for that. ``has_unnamed``: whether there is
    an unnamed graph, ``unnamed`` its name in a request's dataset where it has one. ``deadline``:
    the parameter that carries a time limit, with its units to a second. ``batch``: triples that
    one update may bring. ``own_graphs``: kept by the engine for itself. ``empty_graphs``:
    whether a graph without triples exists. ``blank_data``: whether INSERT DATA takes blank nodes.
    ``deletes_data``: whether DELETE DATA takes texts with a language away from several graphs.
    ``clears_all``: whether CLEAR and DROP understand ALL, NAMED and DEFAULT. ``integers``: the
    largest that is kept as it is written (None: any). ``own_in_updates``: whether the patterns of
    an update reach, and change, ``own_graphs``. ``page``: rows that every setting of the engine
    can be trusted to give at a time (None: all). ``hides_cuts``: whether the answer to a
    CONSTRUCT may be cut without a word.
    """

    name: str
    query: str = ""
    update: str = ""
    mark: str = ""
    header: str = ""
    scheme: Scheme = "basic"
    union: bool = False
    union_parameter: str = ""
    has_unnamed: bool = True
    unnamed: str = ""
    deadline: tuple[str, int] | None = None
    batch: int = 10_000
    own_graphs: tuple[str, ...] = ()
    empty_graphs: bool = False
    blank_data: bool = True
    deletes_data: bool = True
    clears_all: bool = True
    integers: int | None = None
    hides_cuts: bool = False
    own_in_updates: bool = False
    page: int | None = None


ANY = Engine("any")
OXIGRAPH = Engine(
    "oxigraph",
    query="query",
    update="update",
    mark="Oxigraph",
    union_parameter="union-default-graph",
    batch=200_000,
    empty_graphs=True,
)
VIRTUOSO = Engine(
    "virtuoso",
    query="sparql",
    update="sparql-auth",
    mark="Virtuoso",
    scheme="digest",
    union=True,
    has_unnamed=False,
    deadline=("timeout", 1000),
    batch=2_000,  # the compiler's memory is exhausted by some 5,000 triples in one text
    own_graphs=(
        "http://www.openlinksw.com/schemas/virtrdf#",
        "http://www.w3.org/ns/ldp#",
        "http://localuriqaserver/sparql",
    ),
    blank_data=False,
    deletes_data=False,
    clears_all=False,
    integers=2**63 - 1,
    hides_cuts=True,
    own_in_updates=True,
    page=8_000,  # its ResultSetMaxRows is delivered as 10,000
)
FUSEKI = Engine(
    "fuseki",
    update="update",
    header="fuseki-request-id",
    unnamed="urn:x-arq:DefaultGraph",
    deadline=("timeout", 1),
)
GRAPHDB = Engine(
    "graphdb",
    update="statements",
    union=True,
    unnamed="http://www.openrdf.org/schema/sesame#nil",
    deadline=("timeout", 1),
)
NEPTUNE = Engine("neptune", query="sparql", union=True, has_unnamed=False)
QLEVER = Engine("qlever", union=True)

ENGINES = (OXIGRAPH, VIRTUOSO, FUSEKI, GRAPHDB, NEPTUNE, QLEVER, ANY)


def engine_of_headers(headers: Mapping[str, str]) -> Engine:
    """Return the engine that sent an answer's headers (names in small letters); ANY if unknown."""
    server = headers.get("server", "")
    for engine in ENGINES:
        if engine.mark and server.startswith(engine.mark):
            return engine
        if engine.header and engine.header in headers:
            return engine
    return ANY

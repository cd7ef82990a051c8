"""A query as programs ask it: a command of curl, and Python that needs no library."""

from __future__ import annotations

import shlex

from stdgraph.store.formats import CSV, JSON, TURTLE


def curl(endpoint: str, query: str, *, is_graph: bool) -> str:
    """Return a command for a POSIX shell that prints the answer as CSV, or Turtle for a graph."""
    accept = (TURTLE if is_graph else CSV).media_type
    return (
        f"curl --get {shlex.quote(endpoint)} \\\n"
        f"  --header {shlex.quote(f'Accept: {accept}')} \\\n"
        f"  --data-urlencode {shlex.quote(f'query={query}')}\n"
    )


def python(endpoint: str, query: str, *, is_graph: bool) -> str:
    """Return a program that prints the answer row by row, or a graph as Turtle."""
    accept = (TURTLE if is_graph else JSON).media_type
    lines = [
        "import json" if not is_graph else "",
        "from urllib.parse import urlencode",
        "from urllib.request import Request, urlopen",
        "",
        f"QUERY = {_literal(query)}",
        "request = Request(",
        f"    {endpoint!r},",
        '    urlencode({"query": QUERY}).encode(),',
        f'    {{"Accept": {accept!r}}},',
        ")",
        "with urlopen(request) as answer:",
        *(_PRINT_GRAPH if is_graph else _PRINT_ROWS),
    ]
    return "\n".join(lines).lstrip() + "\n"


_PRINT_GRAPH = ("    print(answer.read().decode())",)
_PRINT_ROWS = (
    "    found = json.load(answer)",
    'if "boolean" in found:',
    '    print(found["boolean"])',
    'for row in found.get("results", {"bindings": []})["bindings"]:',
    '    print({name: term["value"] for name, term in row.items()})',
)


def _literal(query: str) -> str:
    """Return a Python literal that keeps the lines where it can."""
    plain = '"""' not in query and "\\" not in query and "\r" not in query
    return f'"""\\\n{query}\n"""' if plain else repr(query)

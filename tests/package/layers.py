"""The house rules on imports, and what breaks them in a tree of sources."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

# From top to bottom: a part imports from the rows below its own, and from itself.
LAYERS = (
    ("__main__",),
    ("cli", "web"),
    ("catalogue",),
    ("store", "validation", "analysis", "tabular"),
    ("queries",),
    ("rdf",),
    ("model",),
    ("numbers", "names", "resources"),
    ("errors",),
    ("",),  # the package's own __init__
)
# The only step sideways: the command `serve` starts the web app.
SIDEWAYS = frozenset({("cli", "web")})

# Each library is imported in one part only.
HOMES = {
    "anyio": "web",
    "argon2": "store",
    "click": "cli",
    "csv": "tabular",
    "docx": "tabular",
    "fastapi": "web",
    "filelock": "store",
    "httpx": "store",
    "jinja2": "web",
    "matplotlib": "analysis",
    "networkx": "analysis",
    "openpyxl": "tabular",
    "oxilite": "store",
    "platformdirs": "cli",
    "pypdf": "tabular",
    "pyshacl": "validation",
    "rdflib": "validation",
    "shacl": "validation",
    "sklearn": "analysis",
    "starlette": "web",
    "uvicorn": "web",
    "yaml": "tabular",
}

ENVIRONMENT_READERS = ("stdgraph.cli", "stdgraph.web.app")
_ENVIRONMENT = {"environ", "environb", "getenv", "getenvb"}


@dataclass(frozen=True, slots=True)
class Module:
    """One source file under its dotted name."""

    name: str
    path: Path
    is_package: bool
    tree: ast.Module

    @property
    def part(self) -> str:
        return part_of(self.name)

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


@dataclass(frozen=True, slots=True)
class Import:
    """A module that another one imports, and where."""

    target: str
    node: ast.stmt


def part_of(name: str) -> str:
    """Return the part of the package in which the module ``name`` stands."""
    return [*name.split("."), ""][1]


def modules(source: Path) -> dict[str, Module]:
    """Read every module of the package ``stdgraph`` under the folder ``source``."""
    found = {}
    for path in sorted((source / "stdgraph").rglob("*.py")):
        steps = path.relative_to(source).with_suffix("").parts
        is_package = steps[-1] == "__init__"
        name = ".".join(steps[:-1] if is_package else steps)
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        found[name] = Module(name, path, is_package, tree)
    return found


def imports(module: Module, known: dict[str, Module]) -> Iterator[Import]:
    """Give all that ``module`` imports, wherever in the file; a submodule under its own name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = _origin(module, node)
            for alias in node.names:
                submodule = f"{start}.{alias.name}"
                yield Import(submodule if submodule in known else start, node)


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    steps = module.name.split(".")
    kept = steps[: len(steps) - node.level + module.is_package]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _own(target: str) -> bool:
    return target.split(".", maxsplit=1)[0] == "stdgraph"


def unplaced_parts(known: dict[str, Module]) -> list[str]:
    """Name the parts that no row of LAYERS holds."""
    placed = {part for row in LAYERS for part in row}
    return sorted({module.part for module in known.values()} - placed)


def upward_imports(known: dict[str, Module]) -> list[str]:
    """Name the imports that do not lead downward."""
    rows = {part: row for row, parts in enumerate(LAYERS) for part in parts}
    found = []
    for module in known.values():
        for step in imports(module, known):
            if not _own(step.target):
                continue
            above, below = module.part, part_of(step.target)
            if above == below or (above, below) in SIDEWAYS:
                continue
            if rows.get(above, -1) >= rows.get(below, -1):
                found.append(f"{module.at(step.node)}: {above} may not import {below}")
    return list(dict.fromkeys(found))


def import_cycle(known: dict[str, Module]) -> list[str]:
    """Return the modules of one cycle of imports; nothing when there is none."""
    graph = {
        name: {
            step.target for step in imports(module, known) if step.target in known.keys() - {name}
        }
        for name, module in known.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def libraries(known: dict[str, Module]) -> Iterator[tuple[str, Module, Import]]:
    """Give each import of a library that is third-party or has a home."""
    for module in known.values():
        for step in imports(module, known):
            library = step.target.split(".")[0]
            if library in HOMES or not (library in sys.stdlib_module_names or _own(library)):
                yield library, module, step


def homeless_libraries(known: dict[str, Module]) -> list[str]:
    """Name the imports of a library outside its home, or of one that has none."""
    return [
        f"{module.at(step.node)}: {library} may be imported in"
        f" {HOMES.get(library, 'no part until HOMES names one')}, not in {module.part}"
        for library, module, step in libraries(known)
        if HOMES.get(library) != module.part
    ]


def environment_readers(known: dict[str, Module]) -> list[str]:
    """Name the places outside the readers' own that read environment variables."""
    return [
        f"{module.at(node)}: only {' and '.join(ENVIRONMENT_READERS)} read the environment"
        for module in known.values()
        if not f"{module.name}.".startswith(tuple(f"{name}." for name in ENVIRONMENT_READERS))
        for node in ast.walk(module.tree)
        if _reads_environment(node)
    ]


def _reads_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "os" and any(alias.name in _ENVIRONMENT for alias in node.names)
    return (
        isinstance(node, ast.Attribute)
        and node.attr in _ENVIRONMENT
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
    )


def printers(known: dict[str, Module]) -> list[str]:
    """Name the places outside the command line that print or write to the standard streams."""
    return [
        f"{module.at(node)}: only cli prints; return the text instead"
        for module in known.values()
        if module.part != "cli"
        for node in ast.walk(module.tree)
        if _prints(node)
    ]


def _prints(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "print"
    return (
        isinstance(node, ast.Attribute)
        and node.attr in {"stdout", "stderr"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    )

"""The package keeps to its layers, and the rules that say so can fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.package import layers

ROOT = Path(__file__).resolve().parents[2]
Rule = Callable[[dict[str, layers.Module]], list[str]]

RULES: dict[str, Rule] = {
    "every part has a layer": layers.unplaced_parts,
    "imports lead downward": layers.upward_imports,
    "no import cycle": layers.import_cycle,
    "one home for each library": layers.homeless_libraries,
    "only the edges read the environment": layers.environment_readers,
    "only the command line prints": layers.printers,
}


@pytest.fixture(scope="module")
def package() -> dict[str, layers.Module]:
    return layers.modules(ROOT / "src")


@pytest.mark.parametrize("rule", RULES)
def test_package_keeps_rule(rule: str, package: dict[str, layers.Module]) -> None:
    assert RULES[rule](package) == []


def test_the_rules_see_the_package(package: dict[str, layers.Module]) -> None:
    assert {"stdgraph", "stdgraph.errors", "stdgraph.cli"} <= package.keys()
    targets = {step.target for step in layers.imports(package["stdgraph.cli"], package)}
    assert "click" in targets
    assert "stdgraph.errors" in targets


def test_each_imported_library_is_locked(package: dict[str, layers.Module]) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))
    installed = packages_distributions()
    imported = {library for library, _, _ in layers.libraries(package)} - {"csv"}
    missing = {
        library
        for library in imported
        if not locked & {re.sub(r"[-_.]+", "-", d).lower() for d in installed.get(library, [])}
    }
    assert not missing, "add them to pyproject.toml's dependencies and run: make lock"


# For each rule: what a made-up package holds beside its empty __init__, and what the rule says.
BROKEN: dict[str, list[tuple[dict[str, str], str]]] = {
    "every part has a layer": [
        ({"drawer/a.py": ""}, "drawer"),
    ],
    "imports lead downward": [
        ({"rdf/a.py": "import stdgraph.store.port"}, "rdf may not import store"),
        ({"rdf/a.py": "from stdgraph import web", "web/__init__.py": ""}, "may not import web"),
        ({"rdf/a.py": "from ..web import app"}, "rdf may not import web"),
        ({"rdf/__init__.py": "from ..web import app"}, "rdf may not import web"),
        ({"store/a.py": "from stdgraph.tabular import b"}, "store may not import tabular"),
        ({"web/a.py": "from stdgraph.cli import main"}, "web may not import cli"),
        ({"errors.py": "from stdgraph.names import X"}, "errors may not import names"),
        ({"model/a.py": "def f():\n  import stdgraph.rdf"}, "a.py:2: model may not"),
        ({"__init__.py": "import stdgraph.errors"}, "may not import errors"),
    ],
    "no import cycle": [
        ({"rdf/a.py": "from . import b", "rdf/b.py": "from .a import X"}, "stdgraph.rdf.a"),
        ({"rdf/__init__.py": "from .a import X", "rdf/a.py": "import stdgraph.rdf"}, "rdf.a"),
    ],
    "one home for each library": [
        ({"web/a.py": "import oxilite"}, "imported in store, not in web"),
        ({"rdf/a.py": "from rdflib.term import Node"}, "imported in validation, not in rdf"),
        ({"cli/a.py": "import csv"}, "imported in tabular, not in cli"),
        ({"web/a.py": "import pandas"}, "no part until HOMES names one"),
    ],
    "only the edges read the environment": [
        ({"store/a.py": "import os\nos.environ['X']"}, "a.py:2"),
        ({"web/apple.py": "from os import getenv"}, "apple.py:1"),
    ],
    "only the command line prints": [
        ({"catalogue/a.py": "print(1)"}, "a.py:1"),
        ({"web/a.py": "import sys\nsys.stderr.write('')"}, "a.py:2"),
    ],
}


@pytest.mark.parametrize(
    ("rule", "files", "said"),
    [(rule, *case) for rule, cases in BROKEN.items() for case in cases],
)
def test_rule_names_its_breach(rule: str, files: dict[str, str], said: str, tmp_path: Path) -> None:
    found = RULES[rule](made_up(tmp_path, files))
    assert found
    assert said in " ".join(found)


ALLOWED = {
    "__main__.py": "from stdgraph.cli import main",
    "cli/__init__.py": "import os, click\nfrom stdgraph.web import app\nprint(os.environ)",
    "web/app.py": "import fastapi, os\nfrom stdgraph.catalogue import a\nos.environ['X']",
    "catalogue/a.py": "from stdgraph import names\nfrom stdgraph.store import port",
    "store/__init__.py": "from stdgraph.store.port import X",
    "store/port.py": "import oxilite\nfrom stdgraph.rdf.terms import Y",
    "rdf/terms.py": "from stdgraph import __doc__",
    "names.py": "from stdgraph.errors import Z",
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_lets_good_code_pass(rule: str, tmp_path: Path) -> None:
    assert RULES[rule](made_up(tmp_path, ALLOWED)) == []


def made_up(folder: Path, files: dict[str, str]) -> dict[str, layers.Module]:
    for name, text in {"__init__.py": "", **files}.items():
        path = folder / "stdgraph" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return layers.modules(folder)

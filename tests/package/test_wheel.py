"""The built wheel holds all that the program reads and works in an empty environment."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Where the checkout's folders lie in the wheel.
PLACES = {
    "src/stdgraph": "stdgraph",
    "ontology": "stdgraph/_data/ontology",
    "queries": "stdgraph/_data/queries",
}
# At least one file of each kind must be there, or a folder was lost on the way.
NEEDED = (
    "stdgraph/py.typed",
    "stdgraph/_data/ontology/stdgraph.ttl",
    "stdgraph/_data/ontology/codes.ttl",
    "stdgraph/_data/ontology/shapes/*.ttl",
    "stdgraph/_data/ontology/tables/standards/standards.csv",
    "stdgraph/_data/queries/*.rq",
    "stdgraph/web/templates/*.html*",
    "stdgraph/web/static/*.css",
    "stdgraph/web/static/editor.js",
    "stdgraph/web/static/editor-licences.txt",
    "stdgraph-*.dist-info/licenses/LICENSE",
    "stdgraph-*.dist-info/licenses/LICENSE-DATA",
)
UNREACHABLE = re.compile(
    r"NewConnectionError|Failed to establish|name resolution|Max retries exceeded|timed out"
    r"|ProxyError|No matching distribution found"
)
# What is built from it is in the wheel.
SOURCES = ROOT / "src/stdgraph/web/editor"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive and, from it, the wheel, as a release is built."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def held(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("pattern", NEEDED)
def test_wheel_holds(pattern: str, held: set[str]) -> None:
    assert any(fnmatch(name, pattern) for name in held)


@pytest.mark.parametrize("folder", PLACES)
def test_wheel_holds_every_file_of_the_folder(folder: str, held: set[str]) -> None:
    names = {
        f"{PLACES[folder]}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.name.startswith(".")
        and not path.is_relative_to(SOURCES)
    }
    assert names - held == set(), "is it ignored by version control?"


def test_wheel_holds_nothing_else(held: set[str]) -> None:
    tops = {name.split("/")[0] for name in held}
    assert {re.sub(r"-.*(?=\.dist-info)", "", top) for top in tops} == {
        "stdgraph",
        "stdgraph.dist-info",
    }
    assert not any(name.endswith(".pyc") for name in held)
    assert not any(name.startswith("stdgraph/web/editor/") for name in held)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Install the wheel into an empty environment; return what runs a program of it elsewhere."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STDGRAPH", "PYTHON"))}
    environment = {**kept, "STDGRAPH_DATA": str(folder / "data"), "LC_ALL": "C.UTF-8"}

    def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [programs / program, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    lock = ROOT / "requirements.lock"
    for what in (("--require-hashes", "-r", lock), ("--no-deps", "--no-index", wheel)):
        done = run("python", "-m", "pip", "install", "--quiet", "--retries", "1", *what)
        if done.returncode and UNREACHABLE.search(done.stderr):
            pytest.skip(f"no package registry in reach: {done.stderr.strip().splitlines()[-1]}")
        assert done.returncode == 0, done.stderr
    return run


def test_installed_package_is_not_the_checkout(installed: Run) -> None:
    done = installed("python", "-c", "import stdgraph; print(stdgraph.__file__)")
    assert done.returncode == 0, done.stderr
    assert not Path(done.stdout.strip()).is_relative_to(ROOT)


def test_installed_package_has_all_that_it_needs(installed: Run) -> None:
    done = installed("python", "-m", "pip", "check")
    assert done.returncode == 0, done.stdout


def test_installed_stats_counts_the_bundled_graph(installed: Run) -> None:
    done = installed("stdgraph", "--lang", "en", "stats")
    assert done.returncode == 0, done.stderr
    assert "standards" in done.stdout.lower()
    assert re.search(r"\b[1-9]\d{2}\b", done.stdout), done.stdout


def test_installed_gaps_lists_industries_with_the_rule(installed: Run) -> None:
    done = installed("stdgraph", "gaps", "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["rule"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", answer["as_of"])
    assert {"code", "label_zh", "label_en", "type"} <= answer["gaps"][0].keys()

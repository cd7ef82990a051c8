"""The editor that the wheel holds is the one that its sources give."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src/stdgraph/web"
SOURCES, STATIC = WEB / "editor", WEB / "static"
BUILT = ("editor.js", "editor-licences.txt")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the editor from its sources and the packages that the lock names."""
    if shutil.which("npm") is None:
        pytest.skip("THE EDITOR'S BUILD IS NOT COMPARED: no Node here (apt-get install npm)")
    folder = tmp_path_factory.mktemp("editor")
    sources, target = folder / "sources", folder / "built"
    shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("node_modules"))
    target.mkdir()
    install = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0")
    done = subprocess.run(install, cwd=sources, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and any(sign in done.stderr for sign in ("ENOTFOUND", "ECONN", "ETIMEDOUT")):
        pytest.skip("THE EDITOR'S BUILD IS NOT COMPARED: no package registry in reach")
    assert done.returncode == 0, done.stderr
    subprocess.run(["node", "build.mjs", target], cwd=sources, check=True)
    return target


@pytest.mark.parametrize("name", BUILT)
def test_what_is_committed_is_what_the_sources_give(rebuilt: Path, name: str) -> None:
    same = (rebuilt / name).read_bytes() == (STATIC / name).read_bytes()
    assert same, "run `npm ci --ignore-scripts && npm run build` in src/stdgraph/web/editor"


def test_every_package_is_pinned_to_one_version() -> None:
    wanted = json.loads((SOURCES / "package.json").read_text("utf-8"))["devDependencies"]
    assert all(version[0].isdigit() for version in wanted.values())
    locked = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))["packages"]
    assert all("integrity" in package for name, package in locked.items() if name)


def test_the_licences_of_all_that_is_built_in_stand_beside_it() -> None:
    text = (STATIC / "editor-licences.txt").read_text("utf-8")
    locked = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))["packages"]
    for name, package in locked.items():
        if name and "esbuild" not in name:
            assert f"{name.removeprefix('node_modules/')} {package['version']}\n" in text
    assert text.count("Permission is hereby granted, free of charge") == text.count("-" * 72) + 1

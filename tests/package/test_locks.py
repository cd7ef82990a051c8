"""The lock files pin what pyproject.toml asks for, with hashes, wherever it comes from."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
RENEW = "run: make lock"


def entries(lock: str) -> list[str]:
    """Return the lock's entries, each with its continuation lines joined."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", " ", text)
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def pins(lock: str) -> dict[str, set[str]]:
    """Return the versions that a lock pins for each name (more than one by platform)."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries(lock):
        requirement = Requirement(entry.split("--hash")[0])
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        found[canonicalize_name(requirement.name)].add(pin.version)
    return dict(found)


def asked() -> list[tuple[str, str]]:
    """Return the lock and the requirement, for each one that pyproject.toml states."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = settings["dependency-groups"]
    run = [*settings["project"]["dependencies"], *groups["build"]]
    dev = [*run, *(item for item in groups["dev"] if isinstance(item, str))]
    return [*((LOCKS[0], item) for item in run), *((LOCKS[1], item) for item in dev)]


@pytest.mark.parametrize(("lock", "requirement"), asked())
def test_requirement_is_pinned_as_asked(lock: str, requirement: str) -> None:
    wanted = Requirement(requirement)
    versions = pins(lock).get(canonicalize_name(wanted.name))
    assert versions, RENEW
    assert all(wanted.specifier.contains(version) for version in versions), RENEW


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    assert [entry for entry in entries(lock) if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_tests_run_on_the_versions_that_users_get() -> None:
    dev = pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")

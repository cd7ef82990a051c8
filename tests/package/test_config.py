"""There is one configuration file, and each tool obeys what it says there."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = ("ruff.toml", ".ruff.toml", "mypy.ini", ".mypy.ini", "pytest.ini", "pytest.toml",
             "tox.ini", "setup.cfg", "setup.py", ".coveragerc")  # fmt: skip
LONG = f"NAMES = {'x' * 88!r}\n"  # 98 characters: over ruff's own 88, within ours


def tool(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_nothing_is_configured_elsewhere() -> None:
    assert [name for name in ELSEWHERE if (ROOT / name).exists()] == []


def test_each_section_belongs_to_a_tool_that_a_test_here_tries() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert set(settings["tool"]) == {"hatch", "ruff", "mypy", "pytest"}


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("src/stdgraph/rdf/probe.py", '"""Probe."""\n\nprint(1)\n', "T201"),
        ("src/stdgraph/cli/probe.py", '"""Probe."""\n\nprint(1)\n', None),
        ("src/stdgraph/rdf/probe.py", "ONE = 1\n", "D100"),
        ("tests/probe.py", "ONE = 1\n", None),
        ("tests/probe.py", f"ONE = {'x' * 95!r}\n", "E501"),
        ("tests/probe.py", LONG, None),
        ("tests/probe.py", '"""全角（括号）。"""\n', None),
        ("tests/probe.py", "# one = 2\nONE = 1\n", "ERA001"),
    ],
)
def test_ruff_obeys(name: str, text: str, rule: str | None) -> None:
    done = tool("ruff", "check", "--quiet", "--no-cache", "--stdin-filename", name, "-", given=text)
    assert done.returncode == (1 if rule else 0), done.stdout
    assert (rule or "") in done.stdout


def test_ruff_format_keeps_our_line_length() -> None:
    done = tool("ruff", "format", "--stdin-filename", "tests/probe.py", "-", given=LONG)
    assert done.stdout == LONG.replace("'", '"')


def test_mypy_is_strict(tmp_path: Path) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text("def one(x):\n    return x\n", encoding="utf-8")
    done = tool("mypy", "--cache-dir", tmp_path / "cache", probe)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "[no-untyped-def]" in done.stdout


TESTS = """
import warnings
import pytest

def test_that_warns():
    warnings.warn("old", DeprecationWarning)

@pytest.mark.xfail
def test_that_passes_against_its_mark():
    pass

@pytest.mark.skip(reason="nothing to see")
def test_that_is_skipped():
    pass
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TESTS, ("2 failed, 1 skipped", "DeprecationWarning: old", "nothing to see")),
        (
            "import pytest\n\n@pytest.mark.unheard_of\ndef test_one():\n    pass\n",
            ("'unheard_of' not found",),
        ),
    ],
)
def test_pytest_obeys(text: str, said: tuple[str, ...], tmp_path: Path) -> None:
    probe = tmp_path / "test_probe.py"
    probe.write_text(text, encoding="utf-8")
    done = tool("pytest", "-c", "pyproject.toml", "-p", "no:cacheprovider", probe)
    assert done.returncode != 0
    assert [words for words in said if words not in done.stdout] == [], done.stdout


@pytest.mark.parametrize("start", [("stdgraph",), (sys.executable, "-m", "stdgraph")])
def test_console_script_starts(start: tuple[str, ...]) -> None:
    program = str(Path(sys.executable).parent / start[0])
    done = subprocess.run(
        [program, *start[1:], "--version"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert version("stdgraph") in done.stdout

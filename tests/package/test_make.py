"""The commands of the Makefile exist, and the steps behind them say what they could not do."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = (
    "help",
    "serve",
    "test",
    "lint",
    "format",
    "bench",
    "soak",
    "torture",
    "docs",
    "lock",
    "clean",
)


def run(
    *command: str | Path, path: Path | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in the checkout; with ``path``, no other programs are in reach."""
    environment = {**os.environ, **settings}
    if path:
        environment["PATH"] = str(path)
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def programs(folder: Path, *names: str, **scripts: str) -> Path:
    """Make a folder of programs: this machine's own by name, and made-up ones by their text."""
    folder.mkdir()
    for name in ("bash", *names):
        (folder / name).symlink_to(str(shutil.which(name)))
    for name, text in scripts.items():
        script = folder / name.replace("_", "-")
        script.write_text(f"#!{shutil.which('bash')}\n{text}\n", encoding="utf-8")
        script.chmod(0o755)
    return folder


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_the_target(target: str) -> None:
    done = run("make", "-n", target)
    assert done.returncode == 0, done.stderr


def test_make_without_a_target_lists_them_all() -> None:
    # Within `make test` the variables of the outer make would have it print its folder as well.
    listed = run("env", "-u", "MAKEFLAGS", "-u", "MAKELEVEL", "make").stdout
    assert [line.split()[1] for line in listed.splitlines()] == list(TARGETS)


@pytest.mark.parametrize(
    ("host", "port"),
    [("127.0.0.1", "8000"), ("0.0.0.0", "8123")],
)
def test_serve_takes_its_address_from_the_environment(host: str, port: str) -> None:
    done = run("make", "-n", "serve", HOST=host, PORT=port)
    assert f"--host {host} --port {port}" in done.stdout


def test_serve_stays_on_this_machine_by_default() -> None:
    done = run("env", "-u", "HOST", "-u", "PORT", "make", "-n", "serve")
    assert "--host 127.0.0.1 --port 8000" in done.stdout


def test_ci_runs_make_test() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in script.splitlines()


def test_no_python_is_said_with_the_package_to_install(tmp_path: Path) -> None:
    path = programs(tmp_path / "bin")
    done = run("bash", ROOT / ".ci/make-venv", tmp_path / "env", path=path)
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr


def test_python_without_venv_is_said_with_the_package_to_install(tmp_path: Path) -> None:
    answers = 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac'
    path = programs(tmp_path / "bin", python3=answers)
    done = run("bash", ROOT / ".ci/make-venv", tmp_path / "env", path=path)
    assert done.returncode == 1
    assert "apt-get install python3.12-venv" in done.stderr


def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    path = programs(tmp_path / "bin", python3="exit 1")
    assert (
        "none was found" in run("bash", ROOT / ".ci/make-venv", tmp_path / "env", path=path).stderr
    )


@pytest.mark.parametrize(
    ("scripts", "reason"),
    [
        ({}, "no apt-get here"),
        ({"apt_get": "exit 0", "id": "echo 1000"}, "neither root nor sudo without a password"),
        ({"apt_get": "exit 1", "id": "echo 0"}, "apt-get failed"),
    ],
)
def test_missing_system_packages_are_named_and_fail_nothing(
    scripts: dict[str, str], reason: str, tmp_path: Path
) -> None:
    path = programs(tmp_path / "bin", "find", "mktemp", "rm", "tail", "env", **scripts)
    done = run("bash", ROOT / ".ci/system-packages", path=path)
    assert done.returncode == 0, done.stderr
    assert "NOT INSTALLED: chromium" in done.stderr
    assert "virtuoso-opensource-7-bin" in done.stderr
    assert reason in done.stderr


def test_one_package_that_is_not_to_be_had_keeps_no_other_away(tmp_path: Path) -> None:
    log = tmp_path / "log"
    apt = f'case "$*" in *virtuoso*) exit 1;; *) echo "$*" >> {log};; esac'
    path = programs(
        tmp_path / "bin", "find", "mktemp", "rm", "tail", "env", apt_get=apt, id="echo 0"
    )
    done = run("bash", ROOT / ".ci/system-packages", path=path)
    assert done.returncode == 0, done.stderr
    assert "NOT INSTALLED: virtuoso-opensource-7-bin (" in done.stderr
    assert "install -y -q --no-install-recommends chromium" in log.read_text(encoding="utf-8")

"""Many writers at once over REST: what each was told is stored is there at the end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from stdgraph.catalogue.validate import check_store
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store

_TOKEN = "torture"  # noqa: S105 - of a server that lives for this run
_PATH = "/api/v1/standards"


def crowd(folder: Path, writers: int, changes: int) -> list[str]:
    """Let ``writers`` make ``changes`` each on one real server; return what is wrong afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "stdgraph", "serve", "--port", str(port)]
    environment = {**os.environ, "STDGRAPH_DATA": str(folder), "STDGRAPH_TOKEN": _TOKEN}
    server = subprocess.Popen(  # noqa: S603 - a command of ours
        command, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/health", server)
        with ThreadPoolExecutor(writers) as pool:
            told = pool.map(lambda n: _write(port, n, changes), range(writers))
            acknowledged = [item for part in told for item in part]
    finally:
        server.terminate()
        server.wait(60)
    return _missing(folder, acknowledged, writers * changes)


def _write(port: int, writer: int, changes: int) -> list[tuple[str, str, str]]:
    """Add a record, then change it again and again; return id, number and title of each change."""
    number = f"GB/T 7{writer:03d}0-2024"
    path = f"{_PATH}/GB-T-7{writer:03d}0-2024"
    done = []
    headers = {"Authorization": f"Bearer {_TOKEN}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=120) as client:
        for n in range(changes):
            title = f"Writer {writer}, change {n}"
            body = {"title_en": title}
            answer = (
                client.post(_PATH, json=body | {"number": number})
                if n == 0
                else client.patch(path, json=body)
            )
            if answer.is_success:
                done.append((answer.json()["change"], number, title))
    return done


def _missing(folder: Path, acknowledged: list[tuple[str, str, str]], asked: int) -> list[str]:
    wrong = []
    if len(acknowledged) != asked:
        wrong.append(f"{asked - len(acknowledged)} changes were refused")
    journal = Journal(folder)
    kept = {change.id for change in journal.changes()}
    if lost := [key for key, *_ in acknowledged if key not in kept]:
        wrong.append(f"{len(lost)} acknowledged changes are lost")
    if journal.waiting():
        wrong.append("changes were left waiting")
    store = open_store(folder, read_only=True)
    last = {number: title for _, number, title in acknowledged}
    for number, title in last.items():
        if not store.ask(f'ASK {{ ?s sg:number "{number}" ; dcterms:title "{title}"@en }}'):
            wrong.append(f"{number} does not bear its last title")
    violations = check_store(store).report.by_severity["violation"]
    if violations:
        wrong.append(f"{violations} rules are broken")
    store.close()
    return wrong


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(address, timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    message = "the server did not get ready"
    raise AssertionError(message)

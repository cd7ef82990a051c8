"""The commands that a page of documentation shows, and whether the program answers as shown."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree

# The address that the documentation shows; the tests serve on a free port in its stead.
SHOWN_ADDRESS = "127.0.0.1:8000"

_BLOCK = re.compile(
    r"(?:^<!-- not run: (?P<reason>[^\n]+?) -->\n+)?^```console\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command as typed after the prompt ``$``, with the lines shown under it."""

    line: int
    text: str
    shown: tuple[str, ...]
    not_run: str | None = None


def commands(page: str) -> Iterator[Command]:
    """Give the commands of all blocks ``console`` on a page, with the line where each begins."""
    for block in _BLOCK.finditer(page):
        first = page.count("\n", 0, block.start("body")) + 1
        body = block["body"].splitlines()
        starts = [n for n, text in enumerate(body) if text.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
            typed = [body[start][2:]]
            rest = body[start + 1 : end]
            while typed[-1].endswith("\\") and rest:
                typed.append(rest.pop(0).removeprefix("> "))
            shown = tuple(text.rstrip() for text in rest if text.strip())
            yield Command(first + start, "\n".join(typed), shown, block["reason"])


def unmatched(shown: tuple[str, ...], answer: str) -> str | None:
    """Return the first shown line that the answer lacks, in order; ``...`` stands for anything."""
    lines = iter([line.rstrip() for line in answer.splitlines()])
    for text in shown:
        if text.strip() in {"...", "…"}:
            continue
        pattern = re.compile(".*".join(map(re.escape, re.split(r"\.\.\.|…", text))))
        if not any(pattern.fullmatch(line) for line in lines):
            return text
    return None


@dataclass(slots=True)
class Desk:
    """A folder that looks like the checkout, with a graph of its own and, if needed, a server."""

    folder: Path
    checkout: Path
    _server: subprocess.Popen[bytes] | None = None
    _address: str = field(default="")

    def __post_init__(self) -> None:
        (self.folder / "checkout").mkdir()
        for path in self.checkout.iterdir():
            if not path.name.startswith("."):
                (self.folder / "checkout" / path.name).symlink_to(path)

    def run(self, command: Command) -> subprocess.CompletedProcess[str]:
        """Run the command in a shell, stdout and stderr together as a terminal shows them."""
        text = command.text
        if SHOWN_ADDRESS in text:
            text = text.replace(SHOWN_ADDRESS, self._serving())
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", text],
            cwd=self.folder / "checkout",
            env=self._environment(self.folder / "data"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=180,
            check=False,
        )
        if self._address:
            done.stdout = done.stdout.replace(self._address, SHOWN_ADDRESS)
        return done

    def close(self) -> None:
        """End the server, if one was needed."""
        if self._server:
            self._server.terminate()
            self._server.wait(30)

    def _environment(self, data: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "STDGRAPH" not in name}
        path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
        return {**kept, "PATH": path, "STDGRAPH_DATA": str(data), "LC_ALL": "C.UTF-8"}

    def _serving(self) -> str:
        if not self._server:
            # A copy: the commands that follow need the folder for themselves.
            data = self.folder / "data"
            if data.exists():
                copytree(data, self.folder / "served")
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            self._address = f"127.0.0.1:{port}"
            with (self.folder / "server.log").open("wb") as log:
                self._server = subprocess.Popen(
                    [Path(sys.executable).parent / "stdgraph", "serve", "--port", str(port)],
                    env=self._environment(self.folder / "served"),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            self._wait_until_ready()
        return self._address

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and self._server and self._server.poll() is None:
            try:
                with urllib.request.urlopen(f"http://{self._address}/health", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        log = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        raise AssertionError(f"stdgraph serve did not get ready:\n{log}")

"""What a browser fetches for a first page, and how soon it answers the reader.

``python -m benchmarks.first_page FOLDER``: Chromium with nothing in its cache opens pages that a
server over the data folder gives, in both languages. Chromium's own clock says when a page is
interactive (domInteractive) and when its scripts have run (domContentLoadedEventEnd), both of
Navigation Timing Level 2; its network log says what came over the wire, heads included.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median
from typing import Any

import click
import httpx
from playwright.sync_api import Browser, sync_playwright

from benchmarks.parts.process import Server, free_port

STDGRAPH = str(Path(sysconfig.get_path("scripts")) / "stdgraph")
PAGES = ("/", "/standards", "/query")
LANGUAGES = ("zh", "en")
TIMES = """() => {
  const it = performance.getEntriesByType('navigation')[0];
  return [it.domInteractive, it.domContentLoadedEventEnd];
}"""


def opened(browser: Browser, address: str) -> tuple[int, float, float]:
    """Return the bytes of a page and all that it loads, and when it is interactive and ready."""
    context = browser.new_context()
    page = context.new_page()
    fetched: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        fetched.append(event["encodedDataLength"])

    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    interactive, ready = page.evaluate(TIMES)
    context.close()
    return int(sum(fetched)), interactive, ready


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--runs", default=5, show_default=True)
def main(folder: Path, runs: int) -> None:
    """Print a table of each page in each language; times are medians."""
    port = free_port()
    command = [STDGRAPH, "serve", "--data", str(folder), "--port", str(port), "--read-only"]
    server = Server(command, folder / "first_page.log")
    server.wait_for(port)
    home = f"http://127.0.0.1:{port}"
    try:
        while "refresh" in (answer := httpx.get(home, timeout=300)).headers or answer.is_error:
            time.sleep(0.5)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for path in PAGES:
                for lang in LANGUAGES:
                    taken = [opened(browser, f"{home}{path}?lang={lang}") for _ in range(runs)]
                    size, *_ = taken[0]
                    interactive, ready = (median(it[n] for it in taken) for n in (1, 2))
                    sys.stdout.write(
                        f"| `{path}` | {lang} | {size / 1000:.1f} | {interactive:.0f} "
                        f"| {ready:.0f} |\n"
                    )
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()

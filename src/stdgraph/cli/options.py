"""The options that every command takes, before its name or after it."""

from __future__ import annotations

import functools
import locale
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import click
from platformdirs import user_data_path

from stdgraph.errors import BadUsage, Lang, Message
from stdgraph.names import DEFAULT_BASE
from stdgraph.store.place import Place, Service
from stdgraph.store.remote_address import Credentials


@dataclass(frozen=True, slots=True)
class Settings:
    """What the shared options say, with the environment's and the defaults' help."""

    data: Path
    lang: Lang
    base: str
    default_graph: Literal["union", "strict"] = "union"
    store: str | None = field(default=None, repr=False)  # its address may hold a password
    credentials: Credentials | None = None

    @property
    def own_folder(self) -> Path:
        """Return the data folder; raises BadUsage where the graph isn't in it but elsewhere."""
        if self.store:
            raise BadUsage(
                Message(
                    "图谱在远程引擎上，这个命令只用于数据文件夹。",
                    "The graph is on a remote engine; this command is for data folders.",
                ),
                Message(
                    "请用引擎自己的备份，并一同复制数据文件夹里的 remote"
                    "（更改历史，见 docs/engines.md）；只要数据可用 stdgraph export -o graph.nq。",
                    "Use the engine's own backup and copy the data folder's remote with it (the"
                    " history of changes; docs/engines.md); stdgraph export -o graph.nq writes the"
                    " data alone.",
                ),
            )
        return self.data

    @property
    def place(self) -> Place:
        """Return where the graph is kept."""
        service = Service(self.store, self.credentials) if self.store else None
        return Place(self.data, service)


SHARED = (
    click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=True),
        help="Folder of the embedded store (environment: STDGRAPH_DATA).",
    ),
    click.option(
        "--store",
        metavar="URL",
        help="Remote SPARQL 1.1 service in its stead (environment: STDGRAPH_STORE).",
    ),
    click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        help="Language of messages and tables (default: the locale's).",
    ),
    click.option(
        "--base",
        metavar="IRI",
        help="Base IRI of a new graph's entities (environment: STDGRAPH_BASE).",
    ),
)


def locale_language() -> Lang:
    """Return ``zh`` where the user's locale is Chinese, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith("zh") else "en"


def initial_settings() -> Settings:
    """Return the settings before any option is read."""
    data = os.environ.get("STDGRAPH_DATA")
    return Settings(
        data=Path(data) if data else user_data_path("stdgraph"),
        lang=locale_language(),
        base=os.environ.get("STDGRAPH_BASE") or DEFAULT_BASE,
        store=os.environ.get("STDGRAPH_STORE") or None,
        credentials=_credentials(),
    )


def _credentials() -> Credentials | None:
    """Return the right to use a remote service, from the environment, where no one else reads."""
    user, password, token = (
        os.environ.get(f"STDGRAPH_STORE_{name}", "") for name in ("USER", "PASSWORD", "TOKEN")
    )
    return Credentials(user, password, token) if user or token else None


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options and pass it the merged ``settings``."""

    @functools.wraps(command)
    def with_settings(*args: Any, **options: Any) -> Any:
        context = click.get_current_context()
        before = context.obj or initial_settings()
        names = ("data", "store", "lang", "base")
        given = {name: options.pop(name) for name in names if name in options}
        settings = replace(before, **{k: v for k, v in given.items() if v is not None})
        # The root reports failures, so it must know the language that was asked for last.
        context.obj = context.find_root().obj = settings
        return command(settings, *args, **options)

    for option in reversed(SHARED):
        with_settings = option(with_settings)
    return with_settings

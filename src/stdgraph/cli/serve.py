"""``stdgraph serve``: the web app, the SPARQL endpoint and the REST API on one address."""

from __future__ import annotations

import os
import secrets
import threading
from contextlib import suppress

import click

from stdgraph.catalogue import workspace
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gate import Gate, Policy
from stdgraph.cli.options import Settings, shared_options
from stdgraph.cli.session import teller
from stdgraph.errors import Message, StdgraphError
from stdgraph.store.accounts import Accounts
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.journal import Journal
from stdgraph.store.kept_answers import KeptAnswers
from stdgraph.store.opening import open_place
from stdgraph.store.port import DefaultGraph, Store
from stdgraph.store.remote import RemoteStore
from stdgraph.store.runner import QueryRunner, ThreadRunner
from stdgraph.store.workers import ProcessRunner
from stdgraph.web.app import create_app
from stdgraph.web.pages.query import workbench
from stdgraph.web.pages.rendering import error_page
from stdgraph.web.pages.site import Held, hold, site_routers
from stdgraph.web.server import accepted_hosts, listen, run
from stdgraph.web.service import Service
from stdgraph.web.settings import Settings as WebSettings

LARGE = 1_000_000  # quads; less is read within a second or two by whoever comes first
# Seconds for which a page waits for a reading of the whole graph before it says that it goes on.
PATIENCE = 4.0


@click.command(epilog="Example: stdgraph serve --port 8080 --timeout 10")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--read-only", is_flag=True, help="Take no changes at all.")
@click.option("--bare", is_flag=True, help="Make a new data folder without the bundled graph.")
@click.option(
    "--default-graph",
    type=click.Choice(["union", "strict"]),
    default="union",
    show_default=True,
    help="What a query without GRAPH sees: the union of all graphs, or the unnamed graph alone.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Seconds that one query may take.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="Rows that one answer may hold.",
)
@click.option(
    "--cache",
    type=click.IntRange(min=0),
    default=32,
    show_default=True,
    help="Megabytes of short answers to keep until the graph changes; 0 keeps none.",
)
@click.option(
    "--update-policy",
    type=click.Choice([policy.value for policy in Policy]),
    default=Policy.REJECT.value,
    show_default=True,
    help="What becomes of a SPARQL update or graph-store write that would break a rule: it is"
    " refused, or done and said; off neither checks writes nor keeps them in the history.",
)
@shared_options
def serve(
    settings: Settings,
    *,
    host: str,
    port: int,
    read_only: bool,
    bare: bool,
    default_graph: DefaultGraph,
    timeout: float,
    max_rows: int,
    cache: int,
    update_policy: str,
) -> None:
    """Serve the web app, the SPARQL endpoint and the REST API."""
    given = os.environ.get("STDGRAPH_TOKEN")
    token = None if read_only else given or secrets.token_urlsafe(16)
    web = WebSettings(
        token=token,
        user=os.environ.get("STDGRAPH_USER") or "token",
        deadline=timeout,
        max_rows=max_rows,
        hosts=accepted_hosts(host),
        lang=settings.lang,
    )
    say = teller(settings)
    bound = listen(host, port)
    store = _open(settings, read_only=read_only, bare=bare, say=say)
    try:
        workers = _runner(settings, store, default_graph, timeout)
        runner = KeptAnswers(workers, store.version, cache << 20) if cache else workers
        desk = Desk(store, Journal(store.home))
        for words in workspace.recovered(desk.recovered):
            say(words)
        held = hold(store, desk, PATIENCE)
        app = create_app(
            store.seen_as(default_graph),
            web,
            routers=site_routers(store, desk, held),
            gate=Gate(store, desk, Policy(update_policy)),
            workbench=workbench,
            error_page=error_page,
            runner=runner,
            accounts=Accounts(settings.data),
        )
        address = f"http://{host}:{bound.getsockname()[1]}/"
        if isinstance(store, EmbeddedStore):
            store.serves_at(address)
        say(_greeting(address, token, is_known=bool(given)))
        filling = _start_filling(app.state.service, store, held, say)
        run(app, bound)
        filling.join()
    finally:
        store.close()


def _open(
    settings: Settings,
    *,
    read_only: bool,
    bare: bool,
    say: workspace.Say,
) -> Store:
    place, base = settings.place, settings.base
    if read_only:
        return workspace.open_graph(place, base=base, bare=bare, say=say)
    return open_place(place, bare=bare, base_iri=base)


def _runner(
    settings: Settings, store: Store, default_graph: DefaultGraph, deadline: float
) -> QueryRunner:
    if isinstance(store, RemoteStore):
        limited = store.limited(deadline).seen_as(default_graph)
        return ThreadRunner(limited, deadline=deadline)
    return ProcessRunner(settings.data, deadline=deadline, default_graph=default_graph)


def _greeting(address: str, token: str | None, *, is_known: bool) -> Message:
    if token is None:
        return Message(f"只读服务：{address}", f"Serving read-only at {address}")
    if is_known:
        return Message(
            f"服务地址：{address}\n编辑：在 {address}sign-in 用 STDGRAPH_TOKEN 的令牌登录。",
            f"Serving at {address}\nTo edit, sign in at {address}sign-in with the token of "
            "STDGRAPH_TOKEN.",
        )
    link = f"{address}?token={token}"
    return Message(
        f"服务地址：{address}\n编辑用链接（含令牌，请勿外传）：{link}",
        f"Serving at {address}\nTo edit, open (it holds the token, keep it to yourself): {link}",
    )


def _start_filling(
    service: Service, store: Store, held: Held, say: workspace.Say
) -> threading.Thread:
    """Load the bundled graph beside the server, which answers 503 until it is there."""
    service.ready.clear()

    def fill() -> None:
        try:
            if not store.read_only:
                workspace.fill(store, say)
        except StdgraphError as error:
            say(Message(error.text("zh"), error.text("en")))
            os._exit(error.exit_code)
        service.ready.set()
        # A server that is told to stop doesn't wait for it.
        threading.Thread(target=read, name="read", daemon=True).start()

    def read() -> None:
        with suppress(StdgraphError):  # told to whoever asks
            if store.size() > LARGE:
                held.read()

    thread = threading.Thread(target=fill, name="fill")
    thread.start()
    return thread

"""A process that serves N-Quads by rdflib-endpoint: ``python serve_rdflib.py GRAPH PORT``.

It reads the graph, then serves it from a child that it replaces whenever it gets SIGHUP.
"""

from __future__ import annotations

import gc
import os
import signal
import sys

import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint


def main(path: str, port: int) -> None:
    """Serve ``path``; never returns."""
    dataset = Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    app = SparqlEndpoint(graph=dataset)
    # A collection in the child would touch, and so copy, every page of the graph.
    gc.freeze()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    while True:
        child = os.fork()
        if not child:
            uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
            os._exit(0)
        signal.sigwait({signal.SIGHUP})
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

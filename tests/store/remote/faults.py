"""A proxy before a real engine that does what networks and balancers do to requests."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote_plus

import httpx


class Faults:
    """What the proxy is to do: ``plan`` holds a fault for each coming request of ``kind``.

    ``before``: hang up without passing it on; ``after``: pass it on, then hang up; ``half``: send
    half of the answer; a number: answer with that status; a function: pass on what it makes of the
    body (None: nothing) and hang up. ``seen`` lists the kinds that came,
    ``headers`` what they bore.
    """

    def __init__(self):
        self.plan = {"query": [], "update": []}
        self.seen = []
        self.headers = []
        self.forms = []

    def next(self, kind):
        self.seen.append(kind)
        return self.plan[kind].pop(0) if self.plan[kind] else None


@contextmanager
def faulty(target):
    """Give the address of a proxy before the service at ``target``, and its faults."""
    faults = Faults()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kind = body.partition(b"=")[0].decode()
            faults.headers.append(dict(self.headers))
            faults.forms.append(unquote_plus(body.decode()))
            fault = faults.next(kind)
            if fault == "before":
                self.close_connection = True
                return
            if callable(fault):
                body = fault(body)
                if body is None:
                    self.close_connection = True
                    return
            if isinstance(fault, int):
                self._answer(fault, b"", {})
                return
            kept = ("accept", "content-type", "authorization")
            headers = {k: v for k, v in self.headers.items() if k.lower() in kept}
            answer = httpx.post(target + self.path, content=body, headers=headers, timeout=60)
            if fault == "after" or callable(fault):
                self.close_connection = True
                return
            told = {
                k: v
                for k, v in answer.headers.items()
                if k in ("content-type", "server", "www-authenticate")
            }
            self._answer(answer.status_code, answer.content, told, half=fault == "half")

        def _answer(self, status, content, headers, *, half=False):
            self.send_response_only(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if half else content)
            if half:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", faults
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""The headers that every answer bears, so that a browser does no more with it than is meant."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

# Read from pages of every site (CORS); everything else is for this server's own pages.
OPEN = ("/sparql", "/graphs", "/api/", "/id/", "/.well-known/", "/health")

# https://www.w3.org/TR/CSP3/: what isn't a page runs, loads and frames nothing, even when a
# browser is made to show it as one. Pages bring a policy of their own.
_DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": _DATA_POLICY,
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "X-Frame-Options": "DENY",
}


def is_open(path: str) -> bool:
    """Tell whether pages of other sites may read what stands at ``path``."""
    return path.startswith(OPEN)


def add_safety(headers: MutableHeaders, path: str) -> None:
    """Add what an answer from ``path`` lacks."""
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault(
        "Cross-Origin-Resource-Policy", "cross-origin" if is_open(path) else "same-origin"
    )

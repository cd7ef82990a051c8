"""The style sheets and scripts: read once, served under an address that changes with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

FOLDER = Path(__file__).parent.parent / "static"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its bytes, its media type and a word that changes with the bytes."""

    content: bytes
    media_type: str
    version: str


def load(folder: Path = FOLDER) -> dict[str, Asset]:
    """Return every asset of the folder by its file name."""
    return {
        path.name: Asset(
            content := path.read_bytes(),
            MEDIA_TYPES[path.suffix],
            hashlib.sha256(content).hexdigest()[:12],
        )
        for path in sorted(folder.iterdir())
        if path.suffix in MEDIA_TYPES
    }


ASSETS = load()


def asset_address(name: str) -> str:
    """Return the address of an asset; raises KeyError for a name that there is not."""
    return f"/static/{name}?v={ASSETS[name].version}"


def router() -> APIRouter:
    """Return the route of the assets."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/static/{name}")
    def static(name: str) -> Response:
        found = ASSETS.get(name)
        if found is None:
            raise HTTPException(404)
        return Response(
            found.content,
            media_type=found.media_type,
            headers={"Cache-Control": A_YEAR},
        )

    return routes

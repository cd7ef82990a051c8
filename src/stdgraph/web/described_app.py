"""The application class: its OpenAPI description says each schema once and knows its groups."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from stdgraph.web.api.components import share
from stdgraph.web.api.tags import described_tags


class DescribedApp(FastAPI):
    """FastAPI, but for what it describes itself by; the description is made once."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI 3.1 description."""
        if self.openapi_schema is None:
            self.openapi_tags = described_tags()
            self.openapi_schema = share(super().openapi())
        return self.openapi_schema

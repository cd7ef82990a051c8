"""The tag of a record: a short word for the state of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256


def tag_of(fields: Mapping[str, str]) -> str:
    """Return a short word that changes with every change of a record's fields."""
    text = "\x1f".join(f"{name}={value}" for name, value in sorted(fields.items()) if value)
    return sha256(text.encode()).hexdigest()[:16]

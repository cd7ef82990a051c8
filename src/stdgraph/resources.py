"""Where the bundled ontology, tables, shapes and queries lie: in the wheel or in the checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder ``ontology`` or ``queries`` that this installation uses."""
    packed = _HERE / "_data" / name
    return packed if packed.is_dir() else _HERE.parent.parent / name


def ontology() -> Path:
    """Return the folder of the ontology, its shapes and the curated tables."""
    return folder("ontology")


def queries() -> Path:
    """Return the folder of the named questions."""
    return folder("queries")

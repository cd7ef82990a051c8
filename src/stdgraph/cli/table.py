"""Plain text tables that line up in a terminal, Chinese characters counted as two columns."""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.model.text_width import text_width

GAP = "  "


def render(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the table as text: heads, a rule, one line a row."""
    lines = [list(heads), *([cell.replace("\n", " ") for cell in row] for row in rows)]
    widths = [max(text_width(line[index]) for line in lines) for index in range(len(heads))]
    rule = ["-" * size for size in widths]
    return "\n".join(_line(line, widths) for line in [lines[0], rule, *lines[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell + " " * (size - text_width(cell)) for cell, size in zip(cells, widths, strict=True)
    )
    return GAP.join(padded).rstrip()

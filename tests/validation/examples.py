"""One good and one broken example for each rule, in ``tests/shapes``."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

FOLDER = Path(__file__).parents[1] / "shapes"
NAMES = sorted(path.name for path in FOLDER.iterdir())
_ALSO = "# also:"


def triples(name: str, kind: str) -> str:
    """Return the example ``good`` or ``broken`` of a rule as N-Triples."""
    return Graph().parse(FOLDER / name / f"{kind}.ttl").serialize(format="nt")


def breaks(name: str) -> set[str]:
    """Return the rules that the broken example breaks: its own, and those its first line names."""
    first = (FOLDER / name / "broken.ttl").read_text(encoding="utf-8").partition("\n")[0]
    return {name, *(first.removeprefix(_ALSO).split() if first.startswith(_ALSO) else ())}

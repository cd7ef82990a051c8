"""The order of refusals: too much text to look at, then broken grammar, then what is forbidden."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal

from stdgraph.errors import ForbiddenQuery
from stdgraph.store.sparql.reading import Reading, refuse_forbidden, refuse_oversized
from stdgraph.store.sparql.slips import is_well_formed, malformed

Start = Literal["Query", "Update"]


def admit(reading: Reading, start: Start, vocabulary: Callable[[], Collection[str]]) -> None:
    """Raise ForbiddenQuery for what is not allowed here, MalformedQuery where it is also broken.

    What is too long or too deep is not looked at any further, since that alone takes time.
    ``vocabulary`` is called for the known terms only where a hint needs them.
    """
    refuse_oversized(reading)
    try:
        refuse_forbidden(reading)
    except ForbiddenQuery:
        if is_well_formed(reading, start):
            raise
        raise malformed(reading, start=start, said="", vocabulary=vocabulary()) from None

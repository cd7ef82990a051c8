"""How much is recorded of what the network is drawn from."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.model.impact import Link
from stdgraph.model.networks import Known, Node


def known(nodes: Iterable[Node], links: Iterable[Link]) -> Known:
    """Return of how many recorded standards each kind of fact is recorded."""
    found = tuple(links)
    standards = [node for node in nodes if node.kind == "Standard"]
    citing = {link.source for link in found if link.kind == "references"}
    linked = {end for link in found for end in (link.source, link.target)}
    return Known(
        standards=len(standards),
        linked=sum(node.number in linked for node in standards),
        citing=sum(node.number in citing for node in standards),
        issued=sum(node.issued is not None for node in standards),
        dated=sum(node.issued is not None and node.implemented is not None for node in standards),
        committees=sum(bool(node.committees) for node in standards),
        filed=sum(bool(node.categories) and bool(node.industries) for node in standards),
    )

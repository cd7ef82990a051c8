"""The network of documents: who cites, replaces and adopts whom, to any depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from stdgraph.model.impact import Link, Reach

ADOPTIONS = frozenset({"adopts", "correspondsTo"})


class Network:
    """Links between documents, by the document that they lead from and by that they lead to.

    The searches are iterative: chains of any length, and cycles (mutual citation is normal), are
    followed once. Nothing but the two indexes is made of the links, since that is done anew after
    every change: graphs of a library for such searches took ten times as long to make.
    """

    def __init__(self, links: Iterable[Link]) -> None:
        """Index the links."""
        self._leaving: dict[str, list[Link]] = defaultdict(list)
        self._arriving: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._leaving[link.source].append(link)
            self._arriving[link.target].append(link)

    def cited_by(self, number: str) -> Reach:
        """Return what cites a document, directly and through others."""
        direct = tuple(k for k in self._to(number) if k.kind == "references")
        return Reach(_sorted(direct), _reached(self._citing, number))

    def cites(self, number: str) -> Reach:
        """Return what a document cites, directly and through others."""
        direct = tuple(k for k in self._from(number) if k.kind == "references")
        return Reach(_sorted(direct), _reached(self._cited, number))

    def predecessors(self, number: str) -> tuple[str, ...]:
        """Return what a document replaces, and what that replaced, nearest first."""
        return _reached(self._replaced, number)

    def successors(self, number: str) -> tuple[str, ...]:
        """Return what replaces a document, and what replaces that, nearest first."""
        return _reached(self._replacing, number)

    def adoptions(self, number: str) -> tuple[Link, ...]:
        """Return the documents that a document adopts or corresponds to."""
        return _sorted(k for k in self._from(number) if k.kind in ADOPTIONS)

    def adopters(self, number: str) -> tuple[Link, ...]:
        """Return the documents that adopt a document or correspond to it."""
        return _sorted(k for k in self._to(number) if k.kind in ADOPTIONS)

    def siblings(self, number: str) -> tuple[Link, ...]:
        """Return the adoptions by others of the documents that a document adopts."""
        sources = {link.target for link in self.adoptions(number)}
        return _sorted(
            k
            for source in sources
            for k in self._to(source)
            if k.kind in ADOPTIONS and k.source != number
        )

    def planned_successors(self, number: str) -> tuple[Link, ...]:
        """Return the plan items that are to replace a document."""
        return _sorted(k for k in self._to(number) if k.kind == "plansToReplace")

    def _citing(self, number: str) -> set[str]:
        return {link.source for link in self._to(number) if link.kind == "references"}

    def _cited(self, number: str) -> set[str]:
        return {link.target for link in self._from(number) if link.kind == "references"}

    def _replacing(self, number: str) -> set[str]:
        return {link.source for link in self._to(number) if link.kind == "replaces"}

    def _replaced(self, number: str) -> set[str]:
        return {link.target for link in self._from(number) if link.kind == "replaces"}

    def _from(self, number: str) -> Sequence[Link]:
        return self._leaving.get(number, ())

    def _to(self, number: str) -> Sequence[Link]:
        return self._arriving.get(number, ())


def _sorted(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.source, link.target)))


def _reached(step: Callable[[str], set[str]], start: str) -> tuple[str, ...]:
    """Return every document that steps from ``start`` lead to, by distance and then by name."""
    found, seen, front = [], {start}, {start}
    while front:
        front = {other for number in front for other in step(number)} - seen
        seen |= front
        found += sorted(front)
    return tuple(found)

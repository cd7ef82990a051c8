"""The industries' tree: ancestors, descendants and children by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from stdgraph.model.gap import Industry, IndustryLevel


class Tree:
    """Industries by code, with what stands above and below each."""

    def __init__(self, industries: Iterable[Industry]) -> None:
        """Index the industries, which an engine may give in any order."""
        in_order = sorted(industries, key=lambda industry: industry.code)
        self.by_code = {industry.code: industry for industry in in_order}
        self.children: dict[str, list[str]] = defaultdict(list)
        for industry in self.by_code.values():
            if industry.parent:
                self.children[industry.parent].append(industry.code)

    def ancestors(self, code: str) -> Iterator[str]:
        """Return the codes above ``code``, nearest first, as far as they are in the graph.

        One is missing where it is asked what removing it would do.
        """
        parent = self.by_code[code].parent
        while parent in self.by_code:
            yield parent
            parent = self.by_code[parent].parent

    def section(self, code: str) -> str:
        """Return the section that ``code`` stands in."""
        return next(reversed([code, *self.ancestors(code)]))

    def is_section(self, code: str) -> bool:
        """Tell whether ``code`` is a section (门类)."""
        return self.by_code[code].level is IndustryLevel.SECTION

    def within(self, code: str) -> Iterator[str]:
        """Return ``code`` and every code below it."""
        waiting = [code]
        while waiting:
            yield (top := waiting.pop())
            waiting.extend(self.children.get(top, ()))

    def of(self, level: IndustryLevel, sections: frozenset[str]) -> list[str]:
        """Return the codes of a level in some sections, in order."""
        return sorted(
            code
            for code, industry in self.by_code.items()
            if industry.level is level and self.section(code) in sections
        )

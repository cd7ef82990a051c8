"""Naming groups of titles by the terms that mark them off from the other groups (TF-IDF).

Chinese has no blanks between words, but titles of standards part their elements by blanks and
connectives; those elements are the terms. English ones are words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z][a-z-]+")
_CONNECTIVE = re.compile(r"第[一二三四五六七八九十]*部分|部分|[的与和及用第]")
# What says nothing of a standard's subject, in titles of any field.
# fmt: off
_EMPTY = frozenset(
    {"and", "the", "for", "with", "from", "part", "parts", "between", "its", "use",
     "using", "general", "requirements", "specification", "specifications",
     "guidelines", "standard", "standards", "system", "systems", "technical",
     "technology", "industrial", "type",
     "要求", "规范", "通用要求", "技术要求", "通则", "总则", "指南",
     "术语", "方法", "系统", "部分", "类型", "基于"}
)
# fmt: on
_SHORTEST = {"zh": 2, "en": 4}
_TERMS = 3


def common_terms(groups: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return up to three terms for each group of titles, the most telling first.

    A term counts once a title. One that another chosen term holds is passed over; a group whose
    titles have no term has no name.
    """
    counts = [Counter(term for title in titles for term in _terms(title)) for titles in groups]
    spread = Counter(term for counted in counts for term in counted)
    found = []
    for counted in counts:
        weights = {
            term: count * (1 + log((1 + len(groups)) / (1 + spread[term])))
            for term, count in counted.items()
        }
        ranked = sorted(weights, key=lambda term: (-weights[term], -len(term), term))
        found.append(_chosen(ranked))
    return found


def _chosen(names: Sequence[str]) -> tuple[str, ...]:
    chosen: list[str] = []
    for name in names:
        if not any(name in other or other in name for other in chosen):
            chosen.append(name)
        if len(chosen) == _TERMS:
            break
    return tuple(chosen)


def _terms(title: str) -> set[str]:
    return {term for term in _pieces(title.lower()) if term not in _EMPTY}


def _pieces(title: str) -> Iterator[str]:
    for run in _RUN.findall(title):
        if run.isascii():
            if len(run) >= _SHORTEST["en"]:
                yield run
            continue
        yield from (
            piece for piece in (run, *_CONNECTIVE.split(run)) if len(piece) >= _SHORTEST["zh"]
        )

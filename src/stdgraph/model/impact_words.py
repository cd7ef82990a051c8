"""An impact for reading: one row for each way in which a document matters, zh and en."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdgraph.errors import Message
from stdgraph.model.citation_words import TO_BE_VERIFIED
from stdgraph.model.impact import Impact, Link

NOTHING = Message("未收录", "not recorded")
NO_CELL = Message("按默认规则不产生缺口", "no cell, by the default rule")
OPENED = Message("如今日废止，将出现的缺口", "gaps that open if it is withdrawn")
_DATED = {True: Message("注日期", "dated"), False: Message("不注日期", "undated")}
_PILOTS = {
    "applies": Message("采用该标准", "applies it"),
    "cluster": Message("标准群成员", "in its cluster"),
    "industry": Message("同一行业", "same industry"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a row: its number, code or identifier, and what is to be said of it."""

    text: str
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """A row under its head; ``kind`` says what the items are: document, industry or pilot."""

    head: Message
    kind: str
    items: tuple[Item, ...]


def impact_rows(found: Impact) -> tuple[ImpactRow, ...]:
    """Return an impact row by row; an empty one is not recorded, never said to be none."""
    direct = {link.source for link in found.cited_by.direct}
    indirect = (number for number in found.cited_by.all if number not in direct)
    documents = (
        (Message("直接引用它的", "cited directly by"), _sources(found.cited_by.direct)),
        (Message("间接也引用它的", "and through others by"), _plain(indirect)),
        (Message("它引用的", "cites"), _targets(found.cites.direct)),
        (Message("它代替的", "replaces"), _plain(found.predecessors)),
        (Message("代替它的", "replaced by"), _plain(found.successors)),
        (Message("拟代替它的计划", "planned to be replaced by"), _sources(found.planned)),
        (Message("采用", "adopts"), _targets(found.adopts)),
        (Message("被采用于", "adopted by"), _sources(found.adopted_by)),
        (Message("同样采用其来源的", "others that adopt the same"), _sources(found.siblings)),
    )
    pilots = tuple(Item(pilot.id, (_PILOTS[pilot.how],)) for pilot in found.pilots)
    industries = (
        (Message("归入行业", "filed under industries"), found.industries),
        (Message("引用它的标准所涉行业", "industries of what cites it"), found.touched),
    )
    left = Message("如今日废止，无现行版本可依的引用", "references left open if it is withdrawn")
    return (
        *(ImpactRow(head, "document", items) for head, items in documents),
        *(ImpactRow(head, "industry", _plain(codes)) for head, codes in industries),
        ImpactRow(Message("涉及的试点", "pilots concerned"), "pilot", pilots),
        ImpactRow(left, "document", _sources(found.unsettled)),
    )


def _plain(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(map(Item, texts))


def _sources(links: Iterable[Link]) -> tuple[Item, ...]:
    return tuple(Item(link.source, _notes(link)) for link in links)


def _targets(links: Iterable[Link]) -> tuple[Item, ...]:
    return tuple(Item(link.target, _notes(link)) for link in links)


def _notes(link: Link) -> tuple[Message, ...]:
    """Return the kind or degree, dated or undated where the source says so, and the trust."""
    notes = [Message(link.detail, link.detail)] if link.detail else []
    notes += [] if link.dated is None else [_DATED[link.dated]]
    return (*notes, *(() if link.confirmed else (TO_BE_VERIFIED,)))

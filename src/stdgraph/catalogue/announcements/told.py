"""What an announcement was taken for and what its lines bring, in plain words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stdgraph.catalogue.announcements.filing import Brought
from stdgraph.catalogue.announcements.reading import Announcement, Unread
from stdgraph.catalogue.announcements.words import PAPERS
from stdgraph.errors import BadInput, Lang, Message

TAKEN = Message("识别为", "taken for")
LINES = Message("{} 行", "{} lines")
UNREAD = Message("第 {} 行没有读懂（{}）：{}", "line {} is not read ({}): {}")
LEFT_OUT = Message("第 {} 行没有采用（{}）：{}", "line {} is left out ({}): {}")


def head_text(found: Announcement, lang: Lang) -> str:
    """Return one line: kind, name, day, how many lines."""
    parts = [found.name, found.issued, LINES.text(lang).format(len(found.items))]
    said = ", ".join(part for part in parts if part)
    return f"{TAKEN.text(lang)}: {PAPERS[found.paper].text(lang)} — {said}"


def line_texts(brought: Brought, lang: Lang) -> list[str]:
    """Return a line for everything that isn't taken as it stands."""
    return [
        *(_said(UNREAD, one, lang) for one in brought.unread),
        *(finding.text(lang) for finding in brought.findings),
        *(_said(LEFT_OUT, one, lang) for one in brought.left_out),
    ]


def _said(words: Message, one: Unread, lang: Lang) -> str:
    return words.text(lang).format(one.line, one.why.text(lang).rstrip("。."), one.text)


def reading_record(found: Announcement, brought: Brought, lang: Lang) -> dict[str, Any]:
    """Return what was read as JSON: what each line puts, what was not read, what is left out."""
    lines: dict[int, list[dict[str, str]]] = {}
    for operation in brought.operations:
        put = {"kind": operation.kind.name, "key": operation.key}
        lines.setdefault(operation.row.line, []).append(put)
    return {
        "announcement": {
            "kind": str(found.paper),
            "name": found.name,
            "issued": found.issued or None,
            "lines": [{"line": line, "puts": puts} for line, puts in sorted(lines.items())],
            "unread": _listed(brought.unread, lang),
            "left_out": _listed(brought.left_out, lang),
            "cells": [finding.record(lang) for finding in brought.findings],
        }
    }


def _listed(several: Iterable[Unread], lang: Lang) -> list[dict[str, Any]]:
    return [{"line": o.line, "text": o.text, "why": o.why.text(lang)} for o in several]


def not_whole(brought: Brought) -> BadInput:
    """Return the refusal of an announcement of which a line could not be read."""
    faulty = {f.row for f in brought.findings if f.severity == "violation"}
    number = len({one.line for one in brought.unread} | faulty)
    return BadInput(
        Message(
            f"没有保存：有 {number} 行没有读懂或有错。",
            f"Nothing was stored: {number} lines are not read or faulty.",
        ),
        Message(
            "请改正这些行，或指明跳过它们（--skip，或 skip=true）。",
            "Correct them, or say that they are to be skipped (--skip, or skip=true).",
        ),
    )

"""The groups of operations in the OpenAPI description, in the order in which people meet them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from stdgraph.errors import Message
from stdgraph.model.record_kind import KINDS
from stdgraph.web.api.described import ZH

_QUESTIONS = Message("现成问题", "Named questions")
_SUBJECTS: Mapping[str, Message] = MappingProxyType(
    {
        "standards": Message("标准", "Standards"),
        "gaps": Message("缺口与覆盖", "Gaps and coverage"),
        "guide": Message("建设指南", "The guide"),
        "compare": Message("指南版本比较", "Editions compared"),
        "impact": Message("影响", "Impact"),
        "network": Message("标准间的网络", "The network of standards"),
        "check": Message("标准查新", "Checking references"),
        "report": Message("报告", "The report"),
        "stats": Message("数据概况", "What the graph holds"),
        "history": Message("历史与撤销", "History and undoing"),
        "proposals": Message("提案与审核", "Proposals and their review"),
        "jobs": Message("耗时工作", "Work that takes long"),
    }
)


def _of_kinds() -> dict[str, Message]:
    others = {name: kind.label for name, kind in KINDS.items() if name not in _SUBJECTS}
    return {
        name: Message(label.zh, label.en[:1].upper() + label.en[1:])
        for name, label in others.items()
    }


TAGS: Mapping[str, Message] = MappingProxyType({**_SUBJECTS, **_of_kinds(), "queries": _QUESTIONS})


def described_tags() -> list[dict[str, Any]]:
    """Return the groups as OpenAPI tags (3.1.0, 4.8.22), with the Chinese words beside."""
    return [{"name": name, "description": it.en, ZH: it.zh} for name, it in TAGS.items()]

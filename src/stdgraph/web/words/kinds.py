"""What each kind of record is: one of it, and in a line what is recorded so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.errors import Message


@dataclass(frozen=True, slots=True)
class KindSaid:
    """The name of one record of a kind, and a line on what it is for."""

    one: Message
    line: Message


def _said(zh: str, en: str, line_zh: str, line_en: str) -> KindSaid:
    return KindSaid(Message(zh, en), Message(line_zh, line_en))


KINDS_SAID: Mapping[str, KindSaid] = {
    "standards": _said(
        "标准",
        "standard",
        "一个标准版本或计划项目：名称、状态、归口、归类和适用行业。",
        "An edition of a standard, or a plan item: titles, state, responsible body, filing and "
        "industries.",
    ),
    "relations": _said(
        "标准间关系",
        "relation between standards",
        "一项标准代替、采用、引用另一项，连同自己的来源。",
        "That one standard replaces, adopts or cites another, with a source of its own.",
    ),
    "reviews": _said(
        "复审",
        "review",
        "一项标准的复审：日期和结论（继续有效、修订、废止）。",
        "The review of a standard: its date and its conclusion (continue, revise, withdraw).",
    ),
    "amendments": _said(
        "修改单",
        "amendment",
        "某一版标准的第 n 号修改单，有自己的发布和实施日期。",
        "An amendment of an edition, with issue and implementation dates of its own.",
    ),
    "bodies": _said(
        "机构",
        "body",
        "技术委员会或部门的全称、种类和隶属机构。",
        "A committee's or department's full name, what sort it is and what it belongs to.",
    ),
    "guides": _said(
        "指南",
        "guide",
        "一套标准体系建设指南；它的各个版本另记。",
        "A guide to a standards system; each of its editions is a record of its own.",
    ),
    "editions": _said(
        "指南版本",
        "edition of a guide",
        "指南的一个版本：文号、印发机关和日期。",
        "One edition of a guide: document number, who issued it and when.",
    ),
    "categories": _said(
        "类目",
        "category",
        "某一版指南分类树中的一个类目。",
        "A category in the tree of one edition of the guide.",
    ),
    "crosswalks": _said(
        "版本间类目对照",
        "crosswalk between editions",
        "一版指南的类目在另一版中成为什么。",
        "What a category of one edition became in another.",
    ),
    "dimensions": _said(
        "维度值",
        "value of a dimension",
        "系统架构一个维度上的一个值，如生命周期的设计。",
        "One value of a dimension of the architecture, such as design in the lifecycle.",
    ),
    "industries": _said(
        "国民经济行业",
        "industry",
        "GB/T 4754-2017 的一个代码和名称。",
        "A code of GB/T 4754-2017 with its name.",
    ),
    "isic": _said(
        "与 ISIC 的对照",
        "mapping to ISIC",
        "GB/T 4754 的一个代码在国际标准产业分类中对应什么。",
        "What a code of GB/T 4754 corresponds to in the International Standard Industrial "
        "Classification.",
    ),
    "guide-industries": _said(
        "指南所列行业",
        "industry named by a guide",
        "指南里写的行业，归到哪些行业代码。",
        "An industry in the words of a guide, and the codes that it is filed under.",
    ),
    "provinces": _said(
        "省级行政区",
        "province",
        "GB/T 2260 的代码、名称和位置。",
        "Code, name and place (GB/T 2260).",
    ),
    "pilots": _said(
        "试点示范项目",
        "pilot project",
        "一个试点示范项目：年份、企业、省份、行业和模式。",
        "A pilot demonstration project: year, enterprise, province, industry and mode.",
    ),
    "totals": _said(
        "公布的总数",
        "published total",
        "某一年公布了多少个试点项目。",
        "How many pilot projects were published for a year.",
    ),
    "regional-totals": _said(
        "公布的地区数",
        "published total of a region",
        "某一地区公布了多少个试点项目。",
        "How many pilot projects were published for a region.",
    ),
    "announcements": _said(
        "发布与承诺",
        "announcement",
        "主管部门公布的数字、活动或承诺。",
        "A figure, an event or a promise that the ministry announced.",
    ),
    "pilot-mentions": _said(
        "未注明年份的试点企业",
        "enterprise called a pilot without a year",
        "来源称为试点、但没有说是哪一年的企业。",
        "An enterprise that a source calls a pilot without saying of which year.",
    ),
    "searches": _said(
        "检索记录",
        "search record",
        "谁在哪一天、用什么检索式、在哪里找过某行业的标准，找到几项；“已检索未发现”由此而来。",
        "Who looked for an industry's standards, where, when and how, and how many were found: "
        "only this makes “searched, none found” out of “not searched”.",
    ),
}

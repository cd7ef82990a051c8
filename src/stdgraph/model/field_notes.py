"""What goes into each field, in a sentence: for heads of templates and their explanation."""

from __future__ import annotations

from collections.abc import Mapping

from stdgraph.errors import Message

_DAY = Message("年、年月或年月日，如 2024-03-01。", "A year, a month or a day, such as 2024-03-01.")
_EDITION = Message("指南版本，如 2021。", "The edition of the guide, such as 2021.")
_INDUSTRY = Message(
    "GB/T 4754-2017 代码，如 C34、C3411；多个用 ; 分隔。",
    "Codes of GB/T 4754-2017, such as C34 or C3411, parted by ;.",
)
_TOLD = Message("可不填：由标准号得出。", "May stay empty: the number tells it.")
_NUMBERS = Message("标准号，多个用 ; 分隔。", "Standards' numbers, parted by ;.")
_FROM = Message("出处，一句话。", "Where this comes from, in a sentence.")
NOTES: Mapping[str, Message] = {
    "number": Message("标准号，如 GB/T 39116-2020。", "The number, such as GB/T 39116-2020."),
    "title_zh": Message("中文名称。", "The title in Chinese."),
    "title_en": Message("英文名称。", "The title in English."),
    "body": _TOLD,
    "kind": _TOLD,
    "status": Message("来源所说的状态。", "The state that the source gives."),
    "published": _DAY,
    "effective": _DAY,
    "withdrawn": _DAY,
    "plan_number": Message("计划号，如 20252531-T-604。", "The plan's number: 20252531-T-604."),
    "committee": Message("归口单位，多个用 ; 分隔。", "Responsible bodies, parted by ;."),
    "ics": Message("ICS 分类号，如 25.040.40。", "ICS, such as 25.040.40."),
    "ccs": Message("CCS 分类号，如 L67。", "CCS, such as L67."),
    "adopts": _NUMBERS,
    "adoption_degree": Message(
        "与采用标准逐一对应的一致性程度。", "The degree of correspondence, one for each adopted."
    ),
    "replaces": _NUMBERS,
    "references": _NUMBERS,
    "guide_edition": _EDITION,
    "guide_code": Message(
        "版本:类目代码，如 2021:BE；多个用 ; 分隔。", "EDITION:CODE, such as 2021:BE, parted by ;."
    ),
    "guide_basis": Message("归类依据。", "What the filing was chosen from."),
    "part": Message("三个部分之一。", "One of the three parts."),
    "industry": Message("来源对行业的称呼。", "The industry in the source's words."),
    "gbt4754_code": _INDUSTRY,
    "industry_role": Message(
        "适用于该行业，还是以其产品为对象。", "Applied in the industry, or about its product."
    ),
    "object": Message("标准化对象。", "What is standardised."),
    "source_url": Message("读到这些内容的网址。", "The address where this was read."),
    "confidence": Message(
        "不填：有网址为已读到，否则待核实。",
        "Empty: read where there is an address, else to be verified.",
    ),
    "note": Message("备注。", "A note."),
    "source_kind": Message("来源种类。", "The kind of source."),
    "recalled_fields": Message("未读到、待核实的字段。", "Fields that are to be verified."),
    "retrieved": Message(
        "读到来源的那一天，如 2026-08-01。", "The day on which the source was read."
    ),
    "verified": Message(
        "最近一次与来源核对的那一天，如 2026-08-01。",
        "The day on which the record was last compared with a source.",
    ),
    "verified_source": Message("核对时所看的网址。", "The address that it was compared with."),
    "bodies.name": Message(
        "标准里所写的机构，如 SAC/TC 124。", "The body as standards name it, such as SAC/TC 124."
    ),
    "bodies.name_zh": Message("中文全称。", "Its full name in Chinese."),
    "bodies.name_en": Message("英文全称。", "Its full name in English."),
    "bodies.kind": Message("机构种类。", "What sort of organisation it is."),
    "bodies.parent": Message(
        "隶属机构，写法与标准里相同。", "The body that it belongs to, named as standards do."
    ),
    "nature": _TOLD,
    "document_type": _TOLD,
    "standards.level": _TOLD,
    "stage": Message("项目所处阶段，如 40.20。", "The stage of the project, such as 40.20."),
    "announcement": Message(
        "批准发布它的公告号。", "The number of the announcement that approved it."
    ),
    "competent_department": Message("主管部门。", "The government department in charge."),
    "drafters": Message(
        "起草单位，按印刷次序，用 ; 分隔。", "Drafting organisations in printed order, parted by ;."
    ),
    "language_editions": Message(
        "官方外文版的语种，如 英文。", "Languages of official translations, such as English."
    ),
    "replacement_scope": Message(
        "与被代替标准逐一对应的代替范围。", "How much is replaced, one for each replaced standard."
    ),
    "transition_until": Message(
        "新旧版本均有效的最后一天。", "The last day on which both editions are valid."
    ),
    "reference_kind": Message(
        "与引用标准逐一对应的引用种类。", "The kind of reference, one for each cited standard."
    ),
    "id": Message("编号；试点可不填，由年份和序号得出。", "An identifier of its own."),
    "year": Message("年份，如 2016。", "The year, such as 2016."),
    "name_zh": Message("中文名称。", "The name in Chinese."),
    "name_en": Message("英文名称。", "The name in English."),
    "enterprise_zh": Message("企业名称。", "The enterprise's name in Chinese."),
    "province_code": Message("GB/T 2260 代码，如 370000。", "The code of GB/T 2260: 370000."),
    "mode": Message("智能制造模式。", "The mode of intelligent manufacturing."),
    "edition": _EDITION,
    "code": Message("代码。", "The code."),
    "slug": Message("在该版本内唯一的英文标识。", "A word that is unique in the edition."),
    "parent": Message("上级的代码，没有代码时用标识。", "The code of its parent, else its slug."),
    "searches.industry": Message(
        "一个 GB/T 4754-2017 代码，如 C34、C3411。",
        "One code of GB/T 4754-2017, such as C34 or C3411.",
    ),
    "searches.level": Message("检索的是哪一级标准。", "Which level of standards was looked for."),
    "gbt4754_codes": _INDUSTRY,
    "level": Message("层级或标准级别。", "The level."),
    "source": Message("检索了哪个来源。", "The source that was searched."),
    "query": Message("检索式。", "The query."),
    "date": Message("完整日期，如 2026-08-01。", "A full date, such as 2026-08-01."),
    "who": Message("检索人。", "Who searched."),
    "hits": Message("结果数；0 表示未发现。", "How many were found; 0 where none was."),
    "from_number": Message("标准号。", "The number of the one standard."),
    "to_number": Message("标准号。", "The number of the other standard."),
    "relation": Message("关系。", "The relation."),
    "dated": Message("引用是否注日期；未读到就不填。", "Whether the reference is dated."),
    "isic.source": _FROM,
    "provinces.source": _FROM,
    "announcements.kind": Message("公布的是什么。", "What was announced."),
    "possible_years": Message("多个年份用 | 分隔。", "Years, parted by |."),
    "code_confidence": Message("代码本身的可信度。", "How far the code itself can be trusted."),
    "ends_confidence": Message(
        "两端类目的可信度。", "How far the categories at both ends can be trusted."
    ),
}


def note_of(kind: str, field: str) -> Message | None:
    """Return what goes into a field of a kind of record, or None where its name says it."""
    return NOTES.get(f"{kind}.{field}") or NOTES.get(field)

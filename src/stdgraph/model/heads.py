"""The heads of tables: the contract's names of fields, and the ones that experts write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

# When the source was read, and when and where the record was last compared with one.
AGE_FIELDS = ("retrieved", "verified", "verified_source")
# Columns that experts expect beside the contract's. The first three follow from the number, as
# ``body`` and ``kind`` do: what is written there is held against it.
FURTHER_FIELDS = (
    "level",
    "nature",
    "document_type",
    "stage",
    "announcement",
    "competent_department",
    "drafters",
    "language_editions",
    "replacement_scope",
    "transition_until",
    "reference_kind",
)
FIELDS = (
    "number",
    "title_zh",
    "title_en",
    "body",
    "kind",
    "status",
    "published",
    "effective",
    "withdrawn",
    "plan_number",
    "committee",
    "ics",
    "ccs",
    "adopts",
    "adoption_degree",
    "replaces",
    "references",
    "guide_edition",
    "guide_code",
    "guide_basis",
    "part",
    "industry",
    "gbt4754_code",
    "industry_role",
    "object",
    "source_url",
    "confidence",
    "note",
    "source_kind",
    "recalled_fields",
    *AGE_FIELDS,
    *FURTHER_FIELDS,
)
_WRITTEN = {
    "number": "标准号 标准编号 编号 standard_number standard_no",
    "title_zh": "中文名称 标准名称 名称 标准中文名称 中文标题 chinese_title",
    "title_en": "英文名称 标准英文名称 英文标题 english_title",
    "body": "标准代号 代号",
    "kind": "标准性质 性质",
    "status": "状态 标准状态",
    "published": "发布日期 发布 issue_date issued",
    "effective": "实施日期 实施 implementation_date implemented",
    "withdrawn": "废止日期 废止 withdrawal_date",
    "plan_number": "计划号 计划编号",
    "committee": "归口单位 技术委员会 归口 tc",
    "ics": "ics分类号 国际标准分类号",
    "ccs": "ccs分类号 中国标准分类号",
    "adopts": "采用标准 采标 采用国际标准 采用的国际标准",
    "adoption_degree": "一致性程度 采标程度 degree_of_correspondence degree",
    "replaces": "代替标准号 代替 被代替标准 代替标准",
    "references": "引用标准 规范性引用文件 引用",
    "guide_edition": "指南版本",
    "guide_code": "类目 指南类目 类目代码 category",
    "guide_basis": "归类依据",
    "part": "部分 所属部分",
    "industry": "行业 适用行业",
    "gbt4754_code": "行业代码 国民经济行业代码",
    "industry_role": "行业关系",
    "object": "标准化对象 对象",
    "source_url": "来源 来源网址 链接 url",
    "confidence": "可信度",
    "note": "备注 说明 remark",
    "source_kind": "来源种类",
    "recalled_fields": "待核实字段",
    "retrieved": "读取日期 获取日期 retrieved_on read_on",
    "verified": "核实日期 核对日期 verified_on",
    "verified_source": "核实来源 核对来源",
    "level": "标准级别 级别 标准层级",
    "nature": "标准属性 强制或推荐",
    "document_type": "文件类型 标准文件类型",
    "stage": "阶段 阶段代码 项目阶段",
    "announcement": "公告号 公告编号 发布公告 announcement_number",
    "competent_department": "主管部门 主管单位 department",
    "drafters": "起草单位 主要起草单位 drafter drafting_organisations",
    "language_editions": "外文版 外文版本 语种 language_edition",
    "replacement_scope": "代替范围 scope_of_replacement",
    "transition_until": "过渡期至 过渡期止 过渡期截止 transition_period_until",
    "reference_kind": "引用种类 引用类型",
}
# Columns of a sheet of standards that become records of their own, or part of another field.
_BESIDE = {
    "review_date": "复审日期 复审时间 review_date",
    "review_result": "复审结论 复审结果 复审意见 review_result review_conclusion",
    "amendments": "修改单 修改单号 修改单编号 amendments amendment",
    "applies_in_industry": "适用行业代码 applies_in_industry",
    "product_of_industry": "产品所属行业代码 product_of_industry",
}
BESIDE_FIELDS = tuple(_BESIDE)
# What experts call the columns of the other tables; the fields' own names are always read.
_OF_KIND: dict[str, dict[str, str]] = {
    "standards": _WRITTEN | _BESIDE,
    "reviews": {
        "number": _WRITTEN["number"],
        "date": "复审日期 复审时间 日期",
        "conclusion": "复审结论 复审结果 复审意见 结论",
    },
    "amendments": {
        "number": "修改单编号 修改单 修改单号 编号 标准号",
        **{name: _WRITTEN[name] for name in ("title_zh", "title_en", "published", "effective")},
    },
    "relations": {
        "from_number": "标准号 引用方",
        "relation": "关系",
        "to_number": "相关标准号 被引用标准",
        "degree": "一致性程度",
        "dated": "注日期",
        "reference_kind": "引用种类",
        "replacement_scope": "代替范围",
        "transition_until": "过渡期至 过渡期止 过渡期截止",
    },
    "bodies": {
        "name": "机构 简称 机构简称 归口单位",
        "name_zh": "机构全称 全称 中文全称",
        "name_en": "英文全称 英文名称",
        "kind": "机构种类 种类",
        "parent": "隶属机构 上级机构 隶属",
    },
    "pilots": {
        "id": "编号 项目编号",
        "year": "年份 年度",
        "name_zh": "项目名称 试点示范项目名称 名称",
        "name_en": "英文名称",
        "enterprise_zh": "企业名称 单位名称 申报单位 承担单位 实施单位 企业",
        "enterprise_en": "企业英文名称",
        "province": "省份 所在地 省市 地区 省_市 省（区、市） 推荐单位",
        "province_code": "省份代码",
        "industry_zh": "行业 所属行业",
        "gbt4754_code": "行业代码 国民经济行业代码",
        "mode": "模式 智能制造模式",
        "industrial_internet": "工业互联网",
    },
    "categories": {
        "edition": "版本 指南版本",
        "code": "代码 类目代码",
        "slug": "标识",
        "parent": "上级 上级类目",
        "level": "层级 级别",
        "name_zh": "名称 中文名称 类目名称",
        "name_en": "英文名称",
        "part": "部分 所属部分",
        "code_confidence": "代码可信度",
    },
    "crosswalks": {
        "from_edition": "原版本",
        "from_code": "原类目",
        "to_edition": "新版本",
        "to_code": "新类目",
        "relation": "对应关系",
        "ends_confidence": "类目可信度",
    },
    "searches": {
        "industry": "行业代码 行业",
        "level": "标准级别 级别",
        "source": "检索来源 来源 数据库",
        "query": "检索式 检索词",
        "date": "检索日期 日期",
        "who": "检索人 何人",
        "hits": "结果数 命中数",
    },
    "industries": {
        "code": "行业代码 代码",
        "level": "层级 级别",
        "parent": "上级代码",
        "name_zh": "行业名称 名称",
        "name_en": "英文名称",
    },
    "guide-industries": {
        "edition": "版本 指南版本",
        "name_zh": "行业名称 名称",
        "name_en": "英文名称",
        "gbt4754_codes": "行业代码 国民经济行业代码",
    },
    "announcements": {
        "id": "编号",
        "date": "日期 发布日期",
        "kind": "种类",
        "subject_zh": "事项 内容",
        "subject_en": "英文内容",
        "quantity": "数量",
        "unit": "单位",
        "report": "报道",
    },
    "totals": {
        "id": "编号",
        "period": "期间",
        "stage": "阶段",
        "projects": "项目数",
        "provinces": "省份数",
        "industries": "行业数",
        "industrial_internet": "工业互联网项目数",
    },
    "regional-totals": {
        "period": "期间",
        "region": "地区",
        "region_code": "地区代码",
        "projects": "项目数",
        "basis": "依据",
    },
    "guides": {"guide": "指南", "title_zh": "中文名称 名称", "title_en": "英文名称"},
    "editions": {
        "guide": "指南",
        "edition": "版本 指南版本",
        "title_zh": "中文名称 名称",
        "title_en": "英文名称",
        "document_number": "文号",
        "issued_by": "印发机关",
        "issue_date": "印发日期",
        "notice_date": "通知日期",
        "headline_targets": "主要目标",
        "recalled_fields": "待核实字段",
    },
    "dimensions": {
        "edition": "版本 指南版本",
        "dimension": "维度",
        "name_zh": "名称 中文名称",
        "name_en": "英文名称",
    },
    "isic": {
        "gbt4754_code": "行业代码 国民经济行业代码",
        "isic4_code": "国际行业代码",
        "relation": "对应关系",
        "source": "来源说明",
    },
    "provinces": {
        "code": "代码",
        "name_zh": "名称 中文名称",
        "short_zh": "简称",
        "name_en": "英文名称",
        "iso3166_2": "国际代码",
        "latitude": "纬度",
        "longitude": "经度",
        "source": "来源说明",
    },
    "pilot-mentions": {
        "enterprise_zh": "企业名称 企业",
        "enterprise_en": "企业英文名称",
        "province": "省份",
        "province_code": "省份代码",
        "possible_years": "可能年份",
        "industry_zh": "行业",
        "evidence": "依据",
    },
}
# Signs that nobody sees (Unicode: format characters that spreadsheets, web pages and right-to-left
# writing leave).
UNSEEN = dict.fromkeys(
    map(
        ord,
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
        "\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
# A running number is no field of most kinds; its column is known all the same and left out.
ORDER = "order"
_SHARED = {ORDER: "序号 no. no #"} | {
    name: _WRITTEN[name]
    for name in ("source_url", "confidence", "note", "source_kind", *AGE_FIELDS)
}


def _words(kind: str) -> dict[str, str]:
    written = _SHARED | _OF_KIND.get(kind, {})
    return {word: field for field, words in written.items() for word in words.split()}


_FIELD_OF = {kind: _words(kind) for kind in ("", *_OF_KIND)}


def field_of(head: str, kind: str = "standards", fields: Sequence[str] = FIELDS) -> str | None:
    """Return the field of a kind that a head names, or None; case, blanks and stars don't count.

    A required column is often marked with a star; units or hints in brackets are left out.
    """
    known = _FIELD_OF.get(kind, _FIELD_OF[""])
    plain = unicodedata.normalize("NFKC", head.translate(UNSEEN)).strip().lower()
    plain = re.sub(r"[(（\[].*?[)）\]]", "", plain).strip(" *:：")
    for text in (re.sub(r"[\s-]+", "_", plain), re.sub(r"\s+", "", plain)):
        if text in fields:
            return text
        if text in known:
            return known[text]
    return None


def nearest_field(head: str, kind: str = "standards", fields: Sequence[str] = FIELDS) -> str | None:
    """Return the field that a head was probably meant to name, or None."""
    known = dict.fromkeys(fields) | _FIELD_OF.get(kind, _FIELD_OF[""])
    found = get_close_matches(head.strip().lower().replace(" ", "_"), list(known), 1, 0.7)
    return (known[found[0]] or found[0]) if found else None


def head_words(kind: str, field: str) -> str:
    """Return the first Chinese name of a field, or the field's own name where it has none."""
    written = _SHARED | _OF_KIND.get(kind, {})
    return written.get(field, field).split()[0]

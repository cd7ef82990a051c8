"""The heads of a table of standards: the contract's names, and the ones that experts write."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

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
}
_FIELD_OF = {field: field for field in FIELDS} | {
    word: field for field, words in _WRITTEN.items() for word in words.split()
}


def field_of(head: str) -> str | None:
    """Return the contract's field that a head names, or None; case, blanks and stars don't count.

    A required column is often marked with a star; units or hints in brackets are left out.
    """
    plain = unicodedata.normalize("NFKC", head).strip().lower()
    plain = re.sub(r"[(（\[].*?[)）\]]", "", plain).strip(" *:：")
    return _FIELD_OF.get(re.sub(r"[\s-]+", "_", plain)) or _FIELD_OF.get(re.sub(r"\s+", "", plain))


def nearest_field(head: str) -> str | None:
    """Return the field that a head was probably meant to name, or None."""
    found = get_close_matches(head.strip().lower().replace(" ", "_"), list(_FIELD_OF), 1, 0.7)
    return _FIELD_OF[found[0]] if found else None

"""The code lists of the tables' columns, with the Chinese words that are read as codes."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]
TRUST: Words = {
    "stated": "已读到",
    "recalled": "待核实",
    "judged": "我方判断",
    "corroborated": "有旁证",
}
LISTS: Mapping[str, Words] = {
    "status": {
        "current": "现行",
        "upcoming": "即将实施",
        "withdrawn": "废止",
        "under-development": "在研",
        "terminated": "已终止",
        "unknown": "未知",
    },
    "kind": {
        "mandatory": "强制性",
        "recommended": "推荐性",
        "guidance": "指导性",
        "international": "国际",
    },
    "part": {
        "base-common": "基础共性",
        "key-technology": "关键技术",
        "industry-application": "行业应用",
    },
    "degree": {"IDT": "等同", "MOD": "修改", "NEQ": "非等效", "idt": "", "eqv": "", "neq": ""},
    "role": {
        "applies": "适用于该行业",
        "product": "以该行业产品为对象",
        "not-judged": "未判断",
    },
    "object": {
        "factory-or-process": "工厂或过程",
        "manufacturing-equipment": "制造装备",
        "product-in-use": "使用中的产品",
        "data": "数据",
        "management": "管理",
    },
    "source": {"official": "官方", "catalogue": "目录", "page": "网页", "none": "无来源"},
    "basis": {"title": "标题", "source": "来源", "scope": "范围", "name": "名称"},
    "trust": TRUST,
    "relation": {
        "adopts": "采用",
        "replaces": "代替",
        "plansToReplace": "拟代替",
        "references": "引用",
        "partOf": "部分",
        "related": "相关",
        "resultedIn": "编成",
    },
    "reference": {
        "normative": "规范性引用",
        "informative": "资料性引用",
        "bibliography": "参考文献",
        "unknown": "未知",
    },
    "review": {"continue": "继续有效", "revise": "修订", "withdraw": "废止"},
    "body": {
        "committee": "技术委员会",
        "subcommittee": "分技术委员会",
        "department": "政府部门",
        "association": "协会或联合会",
        "organisation": "其他单位",
    },
    "scope": {"whole": "全部代替", "part": "部分代替", "unknown": "未说明"},
    "flag": {"true": "是", "false": "否"},
    "known-flag": {"true": "是", "false": "否", "unknown": "未知"},
    "industry": {"section": "门类", "division": "大类", "group": "中类", "class": "小类"},
    "move": {
        "exactMatch": "完全对应",
        "closeMatch": "近似对应",
        "broadMatch": "后者更宽",
        "narrowMatch": "后者更窄",
        "split": "拆分",
        "merged": "合并",
        "new": "新增",
        "removed": "取消",
    },
    "match": {
        "exactMatch": "完全对应",
        "closeMatch": "近似对应",
        "broadMatch": "后者更宽",
        "narrowMatch": "后者更窄",
    },
    "level": {
        "national": "国家标准",
        "sector": "行业标准",
        "local": "地方标准",
        "group": "团体标准",
        "enterprise": "企业标准",
        "international": "国际标准",
        "foreign": "国外标准",
    },
    "nature": {
        "mandatory": "强制性",
        "voluntary": "推荐性",
        "not-applicable": "不适用",
    },
    "doctype": {
        "standard": "标准",
        "guiding-technical-document": "指导性技术文件",
        "technical-report": "技术报告",
        "technical-specification": "技术规范",
        "publicly-available-specification": "可公开提供规范",
        "guide": "指南",
        "amendment": "修改单",
    },
    "mode": {
        "discrete": "离散型智能制造",
        "process": "流程型智能制造",
        "networked-collaboration": "网络协同制造",
        "mass-customisation": "大规模个性化定制",
        "remote-operation": "远程运维服务",
        "unknown": "未知",
    },
    "total": {"final": "正式名单", "public-notice": "公示"},
    "announcement": {
        "event": "会议",
        "attendance": "出席",
        "exchange": "交流",
        "total": "数字",
        "direction": "方向",
        "promise": "承诺",
    },
    "dimension": {
        "lifecycle": "生命周期",
        "system-hierarchy": "系统层级",
        "intelligent-feature": "智能特征",
    },
}
# Which list a column's codes are of; "kind.column" where kinds differ.
_OF_COLUMN = {
    "status": "status",
    "kind": "kind",
    "part": "part",
    "adoption_degree": "degree",
    "degree": "degree",
    "industry_role": "role",
    "object": "object",
    "source_kind": "source",
    "guide_basis": "basis",
    "confidence": "trust",
    "code_confidence": "trust",
    "ends_confidence": "trust",
    "reference_kind": "reference",
    "replacement_scope": "scope",
    "dated": "flag",
    "mode": "mode",
    "totals.stage": "total",
    "standards.level": "level",
    "reviews.conclusion": "review",
    "bodies.kind": "body",
    "standards.review_result": "review",
    "nature": "nature",
    "document_type": "doctype",
    "dimension": "dimension",
    "relations.relation": "relation",
    "crosswalks.relation": "move",
    "isic.relation": "match",
    "industries.level": "industry",
    "searches.level": "level",
    "announcements.kind": "announcement",
    "pilots.industrial_internet": "known-flag",
}


def codes_of(kind: str, column: str) -> Words | None:
    """Return the codes of a column with their Chinese words, or None where it holds no codes."""
    name = list_of(kind, column)
    return None if name is None else LISTS[name]


def list_of(kind: str, column: str) -> str | None:
    """Return the name of the list that a column's codes are of, or None where it holds no codes."""
    return _OF_COLUMN.get(f"{kind}.{column}") or _OF_COLUMN.get(column)


def code_meant(codes: Words, value: str) -> str:
    """Return the code that a Chinese word names; any other value as it stands."""
    return next((code for code, word in codes.items() if word and word == value), value)

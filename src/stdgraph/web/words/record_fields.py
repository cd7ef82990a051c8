"""What the fields of records are called on forms, and what to write into a standard's."""

from stdgraph.errors import Message
from stdgraph.model.heads import head_words
from stdgraph.model.record_kind import STANDARDS, RecordKind

LABELS = {
    "number": Message("标准号", "Number"),
    "title_zh": Message("中文名称", "Chinese title"),
    "title_en": Message("英文名称", "English title"),
    "body": Message("标准代号", "Standard prefix"),
    "kind": Message("标准性质", "Nature of the standard"),
    "status": Message("状态", "State"),
    "published": Message("发布日期", "Issue date"),
    "effective": Message("实施日期", "Implementation date"),
    "withdrawn": Message("废止日期", "Withdrawal date"),
    "plan_number": Message("计划号", "Plan number"),
    "committee": Message("归口单位", "Responsible body"),
    "ics": Message("ICS 分类号", "ICS"),
    "ccs": Message("CCS 分类号", "CCS"),
    "adopts": Message("采用的国际标准", "Adopts"),
    "adoption_degree": Message("一致性程度", "Degree of correspondence"),
    "replaces": Message("代替标准号", "Replaces"),
    "references": Message("规范性引用文件", "Normative references"),
    "guide_edition": Message("指南版本", "Guide edition"),
    "guide_code": Message("指南类目", "Guide category"),
    "guide_basis": Message("归类依据", "Basis of the filing"),
    "part": Message("所属部分", "Part of the system"),
    "industry": Message("行业（原文）", "Industry, as worded"),
    "gbt4754_code": Message("行业代码", "Industry code (GB/T 4754)"),
    "industry_role": Message("与行业的关系", "How it stands to the industry"),
    "object": Message("标准化对象", "What is standardised"),
    "source_url": Message("来源链接", "Link to the source"),
    "confidence": Message("可信度", "Trust"),
    "note": Message("备注", "Note"),
    "source_kind": Message("来源种类", "Kind of source"),
    "recalled_fields": Message("待核实字段", "Fields to be verified"),
    "retrieved": Message("读取日期", "Read on"),
    "verified": Message("核实日期", "Verified on"),
    "verified_source": Message("核实来源", "Verified with"),
    "level": Message("标准级别", "Level"),
    "nature": Message("标准属性", "Mandatory or voluntary"),
    "document_type": Message("文件类型", "Document type"),
    "stage": Message("项目阶段", "Stage"),
    "announcement": Message("公告号", "Announcement"),
    "competent_department": Message("主管部门", "Competent department"),
    "drafters": Message("起草单位", "Drafters"),
    "language_editions": Message("外文版", "Official translations"),
    "replacement_scope": Message("代替范围", "Scope of replacement"),
    "transition_until": Message("过渡期至", "Transition until"),
    "reference_kind": Message("引用种类", "Kind of reference"),
}
# The other kinds' fields; in Chinese they are called as in the heads of their sheets.
_ENGLISH = {
    "from_number": "From the standard",
    "relation": "Relation",
    "to_number": "To the standard",
    "degree": "Degree of correspondence",
    "dated": "Dated reference",
    "reference_kind": "Kind of reference",
    "replacement_scope": "How much is replaced",
    "date": "Date",
    "conclusion": "Conclusion",
    "guide": "Guide",
    "edition": "Edition of the guide",
    "document_number": "Document number",
    "issued_by": "Issued by",
    "issue_date": "Issue date",
    "notice_date": "Date of the notice",
    "headline_targets": "Headline targets",
    "code": "Code",
    "slug": "Word for addresses",
    "parent": "Parent",
    "level": "Level",
    "name": "Name",
    "name_zh": "Chinese name",
    "name_en": "English name",
    "code_confidence": "Trust in the code",
    "from_edition": "From the edition",
    "from_code": "From the category",
    "to_edition": "To the edition",
    "to_code": "To the category",
    "ends_confidence": "Trust in both categories",
    "dimension": "Dimension",
    "order": "Order",
    "isic4_code": "ISIC code",
    "source": "Where it comes from",
    "gbt4754_codes": "Industry codes (GB/T 4754)",
    "short_zh": "Short Chinese name",
    "iso3166_2": "ISO 3166-2 code",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "id": "Identifier",
    "year": "Year",
    "enterprise_zh": "Enterprise, in Chinese",
    "enterprise_en": "Enterprise, in English",
    "province": "Province",
    "province_code": "Province code",
    "industry_zh": "Industry, as worded",
    "mode": "Mode of intelligent manufacturing",
    "industrial_internet": "Industrial internet",
    "period": "Period",
    "stage": "Stage",
    "projects": "Projects",
    "provinces": "Provinces",
    "industries": "Industries",
    "region": "Region",
    "region_code": "Region code",
    "basis": "Basis",
    "kind": "Kind",
    "subject_zh": "Subject, in Chinese",
    "subject_en": "Subject, in English",
    "quantity": "Quantity",
    "unit": "Unit",
    "report": "Report",
    "possible_years": "Possible years",
    "evidence": "Evidence",
    "industry": "Industry code (GB/T 4754)",
    "query": "Query",
    "who": "Searched by",
    "hits": "Hits",
    "searches.level": "Level of standards",
    "searches.source": "Source searched",
    "searches.date": "Searched on",
    "amendments.number": "Number of the amendment",
}


def label_of(kind: RecordKind, field: str) -> Message:
    """Return what a field of a kind of record is called."""
    if kind is STANDARDS:
        return LABELS[field]
    english = _ENGLISH.get(f"{kind.name}.{field}") or _ENGLISH.get(field)
    if english is None:
        return LABELS[field]
    return Message(head_words(kind.name, field), english)


_DATE = Message("2024-09-01、2024-09 或 2024", "2024-09-01, 2024-09 or 2024")
_DAY = Message("完整日期，如 2026-08-01", "a full date, such as 2026-08-01")
_SEVERAL = Message("多个之间用 ; 隔开", "part several by ;")
HINTS = {
    "number": Message("任何写法，如 GB/T 39116—2020", "in any spelling, such as GB/T 39116—2020"),
    "published": _DATE,
    "effective": _DATE,
    "withdrawn": _DATE,
    "committee": _SEVERAL,
    "ics": _SEVERAL,
    "ccs": _SEVERAL,
    "adopts": _SEVERAL,
    "adoption_degree": Message(
        "IDT、MOD 或 NEQ，与采用的标准一一对应", "IDT, MOD or NEQ, in step with what is adopted"
    ),
    "replaces": _SEVERAL,
    "references": _SEVERAL,
    "guide_code": Message("版本:代码，如 2021:BE", "edition:code, such as 2021:BE"),
    "gbt4754_code": Message("如 C13 或 C131", "such as C13 or C131"),
    "source_url": Message("没有来源的记录为待核实", "a record without one is to be verified"),
    "recalled_fields": _SEVERAL,
    "retrieved": _DAY,
    "verified": _DAY,
    "drafters": Message("按印刷次序，用 ; 隔开", "in printed order, parted by ;"),
    "competent_department": _SEVERAL,
    "language_editions": _SEVERAL,
    "replacement_scope": Message(
        "whole、part 或 unknown，与被代替标准一一对应",
        "whole, part or unknown, in step with what is replaced",
    ),
    "reference_kind": Message(
        "normative、informative、bibliography 或 unknown，与引用标准一一对应",
        "normative, informative, bibliography or unknown, in step with what is cited",
    ),
    "transition_until": _DAY,
    "verified_source": Message("核实时所看的网址", "the address that it was compared with"),
}
GROUPS = {
    "record": Message("记录内容", "What is recorded"),
    "identity": Message("标识与状态", "Identity and state"),
    "relations": Message("与其他标准的关系", "Relations to other standards"),
    "bodies": Message("机构、项目与分类", "Bodies, project and classification"),
    "filing": Message("归类与行业", "Filing and industry"),
    "evidence": Message("来源与可信度", "Source and trust"),
}
CODES = {
    "kind": {
        "mandatory": Message("强制性", "mandatory"),
        "recommended": Message("推荐性", "voluntary"),
        "guidance": Message("指导性技术文件", "guiding technical document"),
        "international": Message("国际标准", "international"),
    },
    "industry_role": {
        "applies": Message("在该行业应用", "applied in the industry"),
        "product": Message("关于该行业的产品", "about the industry's product"),
        "not-judged": Message("未判断", "not judged"),
    },
    "object": {
        "factory-or-process": Message("工厂或过程", "factory or process"),
        "manufacturing-equipment": Message("制造装备", "manufacturing equipment"),
        "product-in-use": Message("使用中的产品", "product in use"),
        "data": Message("数据", "data"),
        "management": Message("管理", "management"),
    },
    "source_kind": {
        "official": Message("官方发布", "official publication"),
        "catalogue": Message("标准目录", "catalogue of standards"),
        "page": Message("网页", "web page"),
        "none": Message("无来源", "without a source"),
    },
}
# Codes that are no concepts of the ontology: relations are properties, the others plain truths.
UNLISTED = {
    "adopts": Message("采用", "adopts"),
    "replaces": Message("代替", "replaces"),
    "plansToReplace": Message("拟代替", "plans to replace"),
    "references": Message("引用", "references"),
    "partOf": Message("属于系列", "is part of"),
    "related": Message("相关", "is related to"),
    "resultedIn": Message("编成", "resulted in"),
    "true": Message("是", "yes"),
    "false": Message("否", "no"),
    "unknown": Message("未知", "not known"),
}
SEVERITIES = {
    "violation": Message("须改正", "must be mended"),
    "warning": Message("请核对", "please check"),
    "info": Message("提示", "note"),
}
EMPTY = Message("（空）", "(empty)")

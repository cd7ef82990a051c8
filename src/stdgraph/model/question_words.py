"""What the values in the answers of named questions are called, where they are no codes."""

from stdgraph.errors import Message

# Columns whose values are codes of a list (``code:status-current``): the graph has their names.
CODE_LISTS = {
    "basis": "basis",
    "change": "move",
    "confidence": "trust",
    "degree": "degree",
    "level": "level",
    "newer_nature": "nature",
    "older_nature": "nature",
    "reference_kind": "reference",
    "scope": "scope",
    "sector_status": "status",
    "status": "status",
}
# Columns that count records, each with a column after it: how many of them are to be verified.
TO_VERIFY = "_to_verify"
COUNTS = (
    "all_standards",
    "categories",
    "chinese",
    "cited_by",
    "covered",
    "cross_industry_standards",
    "crosswalk_standards",
    "international",
    "normative",
    "other_documents",
    "other_nature",
    "other_standards",
    "pilots",
    "pilots_recorded",
    "pilots_that_name_standards",
    "plan_items",
    "recorded",
    "standards",
    "voluntary",
    "wider_standards",
    "withdrawn",
    "withdrawn_standards",
)
TRUTH = {"true": Message("是", "yes"), "false": Message("否", "no")}
# What an empty place says: elsewhere that the value is not recorded, here something else.
NOT_SEARCHED = Message("未检索", "not searched")
NOTHING_TO_SAY = Message("—", "—")
NOT_FILED = Message("未归类", "not filed")
EMPTY = {
    "before": NOTHING_TO_SAY,
    "category_code": NOT_FILED,
    "category_en": NOT_FILED,
    "category_zh": NOT_FILED,
    "covered": NOT_FILED,
    "covered_to_verify": NOT_FILED,
    "from": NOTHING_TO_SAY,
    "from_code": NOTHING_TO_SAY,
    "from_en": NOTHING_TO_SAY,
    "from_zh": NOTHING_TO_SAY,
    "in_force_until": NOTHING_TO_SAY,
    "last_searched": NOT_SEARCHED,
    "note": NOTHING_TO_SAY,
    "plan_number": NOTHING_TO_SAY,
    "replaced_by_number": NOTHING_TO_SAY,
    "search_hits": NOTHING_TO_SAY,
    "share": NOT_FILED,
    "stated_on": NOTHING_TO_SAY,
    "to": NOTHING_TO_SAY,
    "to_code": NOTHING_TO_SAY,
    "to_en": NOTHING_TO_SAY,
    "to_zh": NOTHING_TO_SAY,
    "transition_until": NOTHING_TO_SAY,
}
NOT_RECORDED = Message("未收录", "not recorded")
VALUES = {
    "change": {
        "not-judged": Message("未判断", "not judged"),
        "renamed": Message("更名", "renamed"),
    },
    "ending": {
        "planned": Message("计划代替", "to be replaced"),
        "withdrawal": Message("将废止", "to be withdrawn"),
    },
    "field": {
        "implemented": Message("实施日期", "implementation date"),
        "issued": Message("发布日期", "issue date"),
        "number": Message("标准号", "number"),
        "title": Message("名称", "title"),
        "withdrawnOn": Message("废止日期", "date of withdrawal"),
    },
    "kind": {
        "amendment": Message("修改单", "amendment"),
        "announcement": Message("公布事项", "announcement"),
        "body": Message("机构", "body"),
        "category": Message("指南类目", "guide category"),
        "dataset": Message("数据集", "dataset"),
        "dimension": Message("维度值", "value of a dimension"),
        "edition": Message("指南版本", "edition of the guide"),
        "enterprise": Message("企业", "enterprise"),
        "guide-industry": Message("指南中的行业", "industry named in the guide"),
        "industry": Message("行业", "industry"),
        "pilot": Message("试点", "pilot"),
        "pilot-mention": Message("试点的提及", "mention of a pilot"),
        "plan": Message("计划项目", "plan item"),
        "province": Message("省级区划", "province"),
        "regional-total": Message("地区公布数", "published total of a region"),
        "relation": Message("标准间的关系", "relation of standards"),
        "standard": Message("标准", "standard"),
        "status": Message("状态说法", "statement of status"),
        "total": Message("公布总数", "published total"),
    },
    "only": {
        "chinese": Message("只收录中国标准", "Chinese standards only"),
        "international": Message("只收录国际标准", "international standards only"),
    },
    "reason": {
        "no-source": Message("没有读到来源", "no source was read"),
        "recalled": Message("待核实", "to be verified"),
        "verified-over-a-year-ago": Message("核实已超过一年", "verified over a year ago"),
    },
    "what": {
        "implemented": Message("实施日期", "implementation date"),
        "issued": Message("发布日期", "issue date"),
        "status": Message("状态", "status"),
    },
    "scope": {"planned": Message("计划代替", "planned")},
    "search_state": {
        "not-searched": NOT_SEARCHED,
        "searched-none-found": Message("检索过，当时没有找到", "searched, not found then"),
    },
    "state": {
        "by-crosswalk": Message("经对照表有标准", "standards by the crosswalk alone"),
        "end-not-read": Message("已废止，未读到日期", "ended, date not read"),
        "ended": Message("已废止或被代替", "ended"),
        "in-force": Message("有效", "in force"),
        "kept": Message("已兑现", "kept"),
        "not-in-force-yet": Message("尚未实施", "not in force yet"),
        "not-issued": Message("尚未发布", "not issued yet"),
        "not-judged": Message("未判断", "not judged"),
        "not-recorded": NOT_RECORDED,
        "not-verified": Message("状态未知", "status unknown"),
        "overdue": Message("复审逾期", "review overdue"),
        "recorded": Message("已收录", "recorded"),
        "review-not-read": Message("未读到复审", "no review was read"),
        "open": Message("未见兑现", "open"),
        "start-not-read": Message("现行，未读到实施日期", "current, start not read"),
    },
}

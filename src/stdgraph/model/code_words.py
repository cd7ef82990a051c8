"""What the graph's classes, codes and fields are called, and why each type of gap is one."""

from stdgraph.errors import Message
from stdgraph.model.gap import CoverageType, IndustryLevel

CLASSES = {
    "Standard": Message("标准（版本）", "standards (editions)"),
    "PlanItem": Message("计划项目", "plan items"),
    "MentionedStandard": Message("仅被提及的标准", "standards mentioned only"),
    "StandardWork": Message("标准（不分版本）与系列", "works and series"),
    "Relation": Message("标准间的关系", "relations of standards"),
    "GuideEdition": Message("指南版本", "guide editions"),
    "Category": Message("指南类目", "guide categories"),
    "Industry": Message("行业代码", "industry codes"),
    "Province": Message("省级区划", "provinces"),
    "PilotProject": Message("试点示范项目", "pilot projects"),
    "PilotMention": Message("被称为试点、无年份的企业", "enterprises called pilots, undated"),
    "Enterprise": Message("企业", "enterprises"),
    "PublishedTotal": Message("公布的总数", "published totals"),
    "Announcement": Message("公布事项", "announcements"),
    "SearchRecord": Message("检索记录", "search records"),
}
STATUSES = {
    "current": Message("现行", "current"),
    "upcoming": Message("即将实施", "upcoming"),
    "withdrawn": Message("废止", "withdrawn"),
    "under-development": Message("在研", "under development"),
    "terminated": Message("已终止", "terminated"),
    "unknown": Message("未知（来源未说明）", "unknown (no source says)"),
}
PARTS = {
    "base-common": Message("基础共性", "fundamental and common"),
    "key-technology": Message("关键技术", "key technology"),
    "industry-application": Message("行业应用", "industry application"),
}
TRUST = {
    "stated": Message("来源已读", "read in a source"),
    "recalled": Message("待核实", "to be verified"),
    "judged": Message("判断", "judged"),
    "corroborated": Message("多个来源印证", "corroborated"),
}
PROMISES = {
    "kept": Message("已兑现", "kept"),
    "open": Message("未见兑现", "open"),
    "not-judged": Message("未判断", "not judged"),
}
FIELDS = {
    "title_zh": Message("中文名称", "Chinese title"),
    "title_en": Message("英文名称", "English title"),
    "published": Message("发布日期（或年份）", "issue date (or year)"),
    "effective": Message("实施日期", "implementation date"),
    "committee": Message("归口单位", "responsible body"),
    "ics": Message("ICS 分类号", "ICS"),
    "ccs": Message("CCS 分类号", "CCS"),
    "guide_code": Message("指南类目（判断）", "guide category (judged)"),
    "gbt4754_code": Message("行业代码（判断）", "industry code (judged)"),
    "source_url": Message("来源链接", "link to the source"),
    "status": Message("来源所述的状态", "status, as a source states it"),
    "references": Message("所引用的文件", "what it cites"),
    "review": Message("复审记录", "reviews"),
    "source_read_on": Message("读来源的日期", "day on which the source was read"),
}
SOURCE_KINDS = {
    "official": Message("官方", "official"),
    "catalogue": Message("目录", "catalogue"),
    "page": Message("网页（不宜链接）", "page not fit to be linked"),
    "none": Message("尚无来源", "no source yet"),
}
LEVELS = {
    IndustryLevel.SECTION: Message("门类", "sections"),
    IndustryLevel.DIVISION: Message("大类", "divisions"),
    IndustryLevel.GROUP: Message("中类", "groups"),
    IndustryLevel.CLASS: Message("小类", "classes"),
}
# Why an industry of this type is still on the list. No reason says that a standard doesn't exist.
REASONS = {
    CoverageType.WIDER_ONLY: Message(
        "有标准归在上位行业，本类及更细类未收录。",
        "A wider industry has standards; nothing is recorded at this code or a narrower one.",
    ),
    CoverageType.CROSS_INDUSTRY_ONLY: Message(
        "只有面向整个门类的标准，本类及更细类未收录。",
        "Only the whole section has standards; nothing is recorded at this code or a narrower one.",
    ),
    CoverageType.GROUP_OR_LOCAL_ONLY: Message(
        "只收录了团体、地方或企业标准。", "Only group, local or enterprise standards are recorded."
    ),
    CoverageType.GUIDING_ONLY: Message(
        "只收录了指导性技术文件（GB/Z）。",
        "Only guiding technical documents (GB/Z) are recorded.",
    ),
    CoverageType.UPCOMING_ONLY: Message(
        "只收录了已发布、尚未实施的标准。",
        "Only standards that are issued and not yet in force are recorded.",
    ),
    CoverageType.PLANNED_ONLY: Message("只收录了计划项目。", "Only plan items are recorded."),
    CoverageType.WITHDRAWN_ONLY: Message(
        "只收录了已废止的标准。", "Only withdrawn standards are recorded."
    ),
    CoverageType.SEARCHED_NONE_FOUND: Message(
        "有检索记录，当时没有找到。", "A search record says where and when somebody looked."
    ),
    CoverageType.NOT_SEARCHED: Message(
        "未收录，也没有人检索过。", "Nothing is recorded, and nobody has looked."
    ),
}

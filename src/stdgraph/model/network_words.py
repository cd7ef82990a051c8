"""The words for the network's lists: what each shows, what its columns are, what it can't know."""

from __future__ import annotations

from stdgraph.errors import Message
from stdgraph.model.networks import Known

NOT_ALL = Message(
    "只依据已收录的关系：没有收录关系不等于没有关系。",
    "Only recorded links count: a link that is not recorded may well exist.",
)

TITLES = {
    "clusters": Message("聚类（按关系）", "clusters, by links"),
    "cycles": Message("引用环", "reference cycles"),
    "dependence": Message("被依赖最多的标准", "most depended on"),
    "orphans": Message("没有收录任何关系的现行标准", "current standards without a recorded link"),
    "overlaps": Message("范围重叠的委员会", "committees with overlapping scopes"),
    "ages": Message("现行标准的年龄", "ages of current standards"),
    "oldest": Message("年龄最大的现行标准", "oldest current standards"),
    "delays": Message("从发布到实施（月，中位数）", "months from issue to implementation, median"),
}

LINKS = {
    "references": Message("引用", "cites"),
    "replaces": Message("代替", "replaces"),
    "adopts": Message("采用", "adopts"),
    "correspondsTo": Message("对应（非等效）", "corresponds to (NEQ)"),
    "plansToReplace": Message("计划代替", "plans to replace"),
    "partOf": Message("系列的部分", "is a part of"),
    "related": Message("相关", "is related to"),
}

NUMBER = Message("标准号", "number")
COMMITTEE = Message("委员会", "committee")
STANDARDS = Message("标准数", "standards")
YEARS = Message("年数", "years")
HEADS = {
    "number": NUMBER,
    "numbers": NUMBER,
    "terms": Message("常见词", "common terms"),
    "standards": STANDARDS,
    "cited_by": Message("直接依赖者", "direct"),
    "rank": Message("PageRank", "PageRank"),
    "cuts_off": Message("断开的标准", "would cut off"),
    "first": COMMITTEE,
    "second": COMMITTEE,
    "categories": Message("共同类目", "shared categories"),
    "industries": Message("共同行业", "shared industries"),
    "years": YEARS,
    "year": Message("发布年", "year of issue"),
    "median_months": Message("月", "months"),
}


def known_words(found: Known) -> dict[str, Message]:
    """Return for each list what the graph can't know of it, by numbers."""
    n = found.standards

    def of(count: int, zh: str, en: str) -> Message:
        return Message(
            f"{n} 条标准记录中，{count} 条收录了{zh}。",
            f"{en} recorded for {count} of {n} standards.",
        )

    links = of(found.linked, "某种关系", "Links of any kind are")
    citing = of(found.citing, "所引用的文件", "References are")
    issued = of(found.issued, "完整的发布日期", "The full date of issue is")
    bodies = of(found.committees, "归口单位", "The committee is")
    filed = of(found.filed, "类目和行业", "Category and industry are")
    return {
        "clusters": links,
        "cycles": citing,
        "dependence": citing,
        "orphans": links,
        "overlaps": Message(f"{bodies.zh}{filed.zh}", f"{bodies.en} {filed.en}"),
        "ages": issued,
        "oldest": issued,
        "delays": of(found.dated, "完整的发布和实施日期", "Full dates of issue and start are"),
    }

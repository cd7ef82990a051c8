"""The words of the page of the guide."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("标准体系建设指南", "The guide and its categories"),
    "lead": Message(
        "各版指南的类目树，以及归入每一类目（含下级）的标准数；已废止的标准和计划项目不计入此数，"
        "点开的清单里也有它们。归类由我们按名称判断，不是指南所列。",
        "The category tree of each edition with the standards filed under each category and below "
        "it. Withdrawn standards and plan items are not in the number; the list behind it has them "
        "too. Filings are judged by us from titles; no guide lists them.",
    ),
    "edition": Message("版本", "Edition"),
    "compare": Message("与另一版比较", "Compare with"),
    "tree": Message("{edition} 版类目", "Categories of {edition}"),
    "count": Message("{n} 项标准", "{n} standards"),
    "no_standard": Message("未收录", "not recorded"),
    "result": Message("{first} 与 {second} 比较", "{first} compared with {second}"),
    "change": Message("变化", "Change"),
    "detail": Message("说明", "Detail"),
    "refiled": Message("标准改归", "Standards re-filed"),
    "undecided": Message("不能决定", "can't be decided"),
    "number": Message("标准号", "Number"),
    "now": Message("现归", "Filed under"),
    "then": Message("改归", "Would be under"),
    "promises": Message("承诺与目标", "Promises and targets"),
    "state": Message("状态", "State"),
    "coverage": Message("按行业看覆盖", "Coverage by industry"),
    "architecture": Message("{edition} 版系统架构", "System architecture of {edition}"),
    "architecture_lead": Message(
        "三个维度：生命周期沿正面，系统层级向纵深，智能特征向上。每个取值都是链接：通向记在该取值下的"
        "标准；没有收录的，通向这个取值本身。",
        "Three dimensions: life cycle along the front, system hierarchy into the depth, "
        "intelligent features upwards. Every value is a link: to the standards that are recorded "
        "for it or, where no standard is, to the value itself.",
    ),
    "picture": Message("系统架构的三个维度", "The three dimensions of the architecture"),
    "no_filings": Message(
        "图谱还没有收录任何标准在这些维度上的取值：“未收录”不等于没有这样的标准。",
        "No standard's place in these dimensions is recorded yet: “not recorded” doesn't mean that "
        "there is no such standard.",
    ),
    "no_dimensions": Message(
        "图谱未收录 {edition} 版系统架构的维度取值。收录了的版本：",
        "The values of the architecture of {edition} are not recorded. Editions that have them:",
    ),
    "dimension_coverage": Message("按行业看覆盖", "Coverage by industry"),
    "same": Message("同样的数据：", "The same data:"),
    "more_refiled": Message(
        "这里是前 {n} 项，共 {total} 项；下载的表里是全部。",
        "These are the first {n} of {total}; the files hold all of them.",
    ),
    "origins": Message("{edition} 版的新类目与来源", "Where the categories of {edition} come from"),
}

"""The words of the page of the guide."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("标准体系建设指南", "The guide and its categories"),
    "lead": Message(
        "各版指南的类目树，以及归入每一类目的标准数。归类由我们按名称判断，不是指南所列。",
        "The category tree of each edition with the standards filed under each category. Filings "
        "are judged by us from titles; no guide lists them.",
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
    "origins": Message("{edition} 版的新类目与来源", "Where the categories of {edition} come from"),
}

"""The words of the list of gaps."""

from stdgraph.errors import Message

TEXTS = {
    "record_search": Message("记录检索", "record a search"),
    "record_search_of": Message("记录对 {code} 的检索", "Record a search for {code}"),
    "title": Message("尚未收录标准的行业", "Industries with no standard recorded yet"),
    "count": Message(
        "{total} 个{level}中 {n} 个在缺口清单上。",
        "{n} of {total} {level} are on the list of gaps.",
    ),
    "not_searched": Message(
        "其中 {n} 个未检索：不能说“没有”，只能说尚未收录。",
        "{n} of them were not searched: they are not recorded here, which proves nothing more.",
    ),
    "level": Message("按哪一级数", "Count by"),
    "type": Message("缺口类型", "Type of gap"),
    "all_types": Message("全部类型", "All types"),
    "sort": Message("排序", "Sort"),
    "sort_code": Message("行业代码", "Code"),
    "sort_pilots": Message("已收录试点", "Recorded pilots"),
    "find": Message("代码或名称", "Code or name"),
    "as_of": Message("截至日期", "As of"),
    "apply": Message("应用", "Apply"),
    "clear": Message("清除条件", "Clear"),
    "filters": Message("筛选", "Filter the list"),
    "shown": Message("显示 {n} 个", "{n} shown"),
    "caption": Message("{level}：类型、原因和证据", "{level}: type, reason and evidence"),
    "code": Message("代码", "Code"),
    "industry": Message("行业", "Industry"),
    "why": Message("类型与原因", "Type and reason"),
    "besides": Message("此外：", "Besides: "),
    "standards": Message("有关标准", "Standards concerned"),
    "pilots": Message("已收录试点", "Recorded pilots"),
    "pilots_link": Message("{code} 的 {n} 个已收录试点", "{n} recorded pilots of {code}"),
    "none_recorded": Message("未收录", "not recorded"),
    "searched": Message(
        "检索：{source}，{on}，命中 {hits}", "Searched: {source}, {on}, {hits} found"
    ),
    "nothing": Message(
        "没有符合条件的行业。请放宽条件，或清除全部条件。",
        "No industry matches. Widen the conditions, or clear them all.",
    ),
    "nothing_left": Message(
        "按此规则，这一级没有行业在缺口清单上：都有归在本类、更细类或状态未核实的标准。"
        "请看更细的一级。",
        "By this rule no industry of this level is on the list: each has a standard at its own "
        "code or a narrower one, or one whose status is not verified. Look at a finer level.",
    ),
    "download": Message("整个清单（不含筛选）：", "The whole list, unfiltered:"),
}

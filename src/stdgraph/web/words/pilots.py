"""The words of the page of the pilot projects."""

from stdgraph.errors import Message

TEXTS = {
    "add": Message("新增试点示范项目", "Add a pilot project"),
    "title": Message("试点示范项目", "Pilot demonstration projects"),
    "lead": Message(
        "公布的 {announced} 个项目中收录了 {recorded} 个（其中 {unread} 个待核实）；"
        "2017、2018 年的只来自一个城市。各省、各行业的份额不能由此推算。",
        "{recorded} of the {announced} announced projects are recorded ({unread} of them to be "
        "verified), those of 2017 and 2018 from one city only: no share by province or "
        "industry follows from them.",
    ),
    "by_province": Message("按省级区划（示意，不是地图）", "By province (schematic, not a map)"),
    "tile": Message("{name}：已收录 {n}", "{name}: {n} recorded"),
    "all": Message("全部", "all"),
    "year": Message("年份", "Year"),
    "shown": Message("显示 {n} 个", "{n} shown"),
    "project": Message("项目", "Project"),
    "enterprise": Message("企业", "Enterprise"),
    "industry": Message("行业（判断）", "Industry (judged)"),
    "not_judged": Message("未判断", "not judged"),
    "nothing": Message(
        "没有符合条件的已收录项目；未收录不等于没有。",
        "No recorded project matches; there may be others that are not recorded.",
    ),
    "without": Message(
        "有试点、但在缺口清单上的行业（中类）",
        "Industries (groups) with pilots that are on the list of gaps",
    ),
    "applied": Message(
        "没有任何来源说明试点采用了哪些标准：未收录。",
        "No source says which standards a pilot applies: not recorded.",
    ),
    "clear": Message("清除条件", "Clear"),
    "same": Message("全部已收录的试点：", "All recorded pilots:"),
}

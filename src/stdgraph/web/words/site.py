"""The words that stand on every page."""

from stdgraph.errors import Message

TEXTS = {
    "name": Message("智能制造标准知识图谱", "Intelligent Manufacturing Standards Graph"),
    "skip": Message("跳到正文", "Skip to content"),
    "navigation": Message("主导航", "Main"),
    "home": Message("首页", "Home"),
    "standards": Message("标准", "Standards"),
    "gaps": Message("标准缺口", "Gaps"),
    "coverage": Message("覆盖", "Coverage"),
    "guide": Message("指南", "Guide"),
    "pilots": Message("试点", "Pilots"),
    "analysis": Message("分析", "Analysis"),
    "check": Message("查新", "Check"),
    "questions": Message("问题", "Questions"),
    "query": Message("查询", "Query"),
    "add": Message("新增", "Add"),
    "import": Message("导入", "Import"),
    "changes": Message("修改历史", "Changes"),
    "review": Message("审核", "Review"),
    "api": Message("接口", "API"),
    "other_language": Message("English", "中文"),
    "unverified": Message("待核实", "to be verified"),
    "footer": Message(
        "事实各有来源；待核实的标明，判断附理由。未收录不等于没有。",
        "Every fact has its source; what is to be verified is marked, what is judged has its "
        "reason. Not recorded does not mean that there is no such standard.",
    ),
    "licence": Message("数据许可：CC BY 4.0", "Data licence: CC BY 4.0"),
    "about": Message("关于数据", "About the data"),
    "counted_before": Message(
        "本页的数字于 {time}（UTC）开始统计，此后的改动可能没有计入；正在按现在的图谱重新统计。",
        "The figures of this page were counted from {time} (UTC) on, and changes since then may be "
        "missing; they are being counted anew from the graph as it is now.",
    ),
    "waiting_title": Message("正在统计", "This is being counted"),
    "waiting": Message(
        "服务启动后，或图谱改变后，本页的内容要从全部记录算出；标准很多时要几分钟。算完之前本页每隔"
        "几秒自己重新载入。",
        "After the start of the server, or after a change of the graph, what this page shows is "
        "counted from all records; where there are many that takes up to some minutes. Until it "
        "is done this page loads itself again every few seconds.",
    ),
    "again": Message("现在重新载入", "Load it again now"),
    "error": Message("出错了", "That did not work"),
    "back_home": Message("回到首页", "Back to the home page"),
}

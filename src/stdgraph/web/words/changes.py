"""The words of the history's pages."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("修改历史", "Changes"),
    "lead": Message(
        "谁在何时改了什么，为什么；每次修改都可以撤销。",
        "Who changed what, when and why; every change can be undone.",
    ),
    "of": Message("{number} 的修改历史", "Changes of {number}"),
    "all": Message("全部修改", "All changes"),
    "nothing": Message("还没有修改记录。", "No change is recorded yet."),
    "cut": Message("只列出最近 {n} 次。", "The latest {n} are listed."),
    "change": Message("修改", "Change"),
    "when": Message("时间（UTC）", "Time (UTC)"),
    "who": Message("何人", "Who"),
    "why": Message("原因", "Why"),
    "source": Message("依据", "Read where"),
    "what": Message("内容", "What"),
    "undone": Message("已撤销", "undone"),
    "undone_by": Message("已由 {change} 撤销。", "Undone by {change}."),
    "undoes": Message("撤销了 {change}。", "It undid {change}."),
    "saved": Message("已保存。", "Saved."),
    "saved_more": Message(
        "修改已写入图谱和历史；如有误可在下面撤销。",
        "The change is in the graph and in its history; if it was wrong, undo it below.",
    ),
    "undo": Message("撤销这次修改", "Undo this change"),
    "redo": Message("重做", "Do it again"),
    "undo_why": Message("撤销原因", "Why"),
    "with_later": Message(
        "连同之后涉及同样内容的修改一起撤销", "Undo the later changes that build on it as well"
    ),
    "added": Message("新增", "added"),
    "removed": Message("删除", "removed"),
    "changed": Message("修改", "changed"),
    "see": Message("查看记录", "See the record"),
    "history": Message("这条记录的历史", "History of this record"),
    "add_another": Message("再新增一个标准", "Add another standard"),
    "same": Message("同样的数据：", "The same data:"),
    "no_sparql": Message(
        "（修改历史不在图谱里，不能用 SPARQL 查。）",
        "(The history is no part of the graph, so SPARQL can't ask for it.)",
    ),
}

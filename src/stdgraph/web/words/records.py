"""The words of the pages that lead to records of every kind."""

from stdgraph.errors import Message

# What can be done from the page of a thing.
ACTS = {
    "edit": Message("修改", "Change"),
    "remove": Message("删除", "Remove"),
    "file": Message("归到行业", "File under an industry"),
    "search": Message("记录一次检索（未发现）", "Record a search that found nothing"),
    "file_standard": Message("新增归在这里的标准", "Add a standard that is filed here"),
    "file_pilot": Message("新增该行业的试点", "Add a pilot of this industry"),
    "category_below": Message("新增下级类目", "Add a category below"),
    "crosswalk": Message("记录它在另一版中成为什么", "Record what it became in another edition"),
    "category": Message("新增类目", "Add a category"),
    "guide_industry": Message("新增指南所列行业", "Add an industry that it names"),
    "pilot": Message("新增这里的试点", "Add a pilot here"),
    "describe": Message("记录这个机构的全称和隶属", "Record its full name and what it belongs to"),
}
TEXTS = {
    "title": Message("新增和维护记录", "Add and look after records"),
    "lead": Message(
        "图谱里的每种记录都可以在这里新增、修改和删除；保存前会说明会发生什么，保存后可以撤销。",
        "Records of every kind are added, changed and removed here: what would happen is said "
        "before anything is stored, and it can be undone afterwards.",
    ),
    "standard": Message("新增标准：先写标准号", "Add a standard: its number first"),
    "many": Message("一次新增很多条：", "Many at once, from a spreadsheet:"),
    "kind": Message("种类", "Kind"),
    "what": Message("记录什么", "What is recorded"),
    "do": Message("操作", "Do"),
    "look": Message("查看和修改", "Look and change"),
    "look_at": Message("查看和修改：{one}", "Look and change: {one}"),
    "of": Message("已收录：{one}", "Recorded: {one}"),
    "all": Message("各种记录", "All kinds of record"),
    "find": Message("任何字段中的文字", "Words in any field"),
    "number": Message("标准号：列出它的关系", "Number of a standard, to list its relations"),
    "shown": Message(
        "第 {first} 至 {last} 条，共 {total} 条", "{first} to {last} of {total} records"
    ),
    "before": Message("上一页", "Back"),
    "after": Message("下一页", "Next"),
    "nothing": Message(
        "没有符合条件的已收录记录；未收录不等于不存在。",
        "No recorded one matches; what is not recorded may exist all the same.",
    ),
    "needs_number": Message(
        "关系很多：请写标准号，列出它和其他标准的关系。",
        "There are many relations: write a standard's number to list those that it has.",
    ),
    "same": Message("全部数据：", "All of them:"),
}

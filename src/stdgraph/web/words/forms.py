"""The words of the forms that add, change, withdraw and remove records."""

from stdgraph.errors import Message

TEXTS = {
    "new": Message("新增标准", "Add a standard"),
    "new_lead": Message(
        "先写标准号：能由它确定的都替您填好，其余给出建议；保存前会说明会发生什么。",
        "Begin with the number: what it tells is filled in, the rest is suggested, and what would "
        "happen is said before anything is stored.",
    ),
    "continue": Message("继续", "Continue"),
    "edit": Message("修改 {number}", "Change {number}"),
    "edit_lead": Message(
        "改完后先看下面会发生什么，再保存。保存后可以撤销。",
        "See below what your change would do before you save it. It can be undone afterwards.",
    ),
    "new_record": Message("新增：{one}", "Add a record: {one}"),
    "new_record_lead": Message(
        "填写后先看会发生什么，再保存。保存后可以撤销。",
        "Fill in what you know and see what saving would do. It can be undone afterwards.",
    ),
    "edit_record": Message("修改{one} {name}", "Change the {one} {name}"),
    "remove_record": Message("删除{one} {name}", "Remove the {one} {name}"),
    "remove_record_lead": Message(
        "把这条记录从图谱中删去，例如重复录入时。删除后可以撤销。",
        "Take this record out of the graph, for instance when it was entered twice. It can be "
        "undone afterwards.",
    ),
    "needed": Message("必填", "needed"),
    "back": Message("回到来处", "Back to where you came from"),
    "like_this": Message("照此新增一条", "Add one like this"),
    "check": Message("检查", "Check"),
    "save": Message("保存", "Save"),
    "propose": Message("提交审核", "Propose"),
    "why": Message("修改原因", "Why"),
    "origin": Message("修改依据（文件或网址）", "Read where (document or address)"),
    "change": Message("关于这次修改", "About this change"),
    "tells": Message("标准号说明了什么", "What the number tells"),
    "level": Message("级别", "Level"),
    "editions": Message("同一标准的版本", "Editions of the same standard"),
    "predecessor": Message("可能代替的前一版", "Probable predecessor"),
    "take_predecessor": Message(
        "填入代替标准号和前一版的归类（请核对）",
        "Fill in “replaces” and how the predecessor is filed (check it)",
    ),
    "suggestions": Message("归类建议", "How it might be filed"),
    "suggest_lead": Message(
        "按名称与已收录标准的相似程度建议，由您判断。",
        "Suggested by likeness to recorded titles; you decide.",
    ),
    "categories": Message("指南类目", "Guide category"),
    "industries": Message("行业", "Industry"),
    "because": Message("因为", "because of"),
    "nearest": Message("名称最相近的已收录标准", "Recorded standards with the nearest titles"),
    "no_suggestion": Message(
        "写了名称之后，这里给出归类建议。", "Suggestions come here once there is a title."
    ),
    "use": Message("采用 {value}", "Use {value}"),
    "outcome": Message("保存会怎样", "What saving would do"),
    "nothing": Message("没有变化，无需保存。", "Nothing changes; there is nothing to store."),
    "not_yet": Message(
        "有 {n} 处须先改正，见各栏下方。", "{n} things must be mended first; see below the fields."
    ),
    "appeared": Message("校验会新发现", "Validation would newly find"),
    "vanished": Message("校验不再发现", "Validation would no longer find"),
    "closed": Message("关闭的缺口", "Gaps it closes"),
    "retyped": Message("类型改变的行业", "Industries whose type changes"),
    "opened": Message("打开的缺口", "Gaps it opens"),
    "no_gap": Message("缺口清单不变。", "The list of gaps stays as it is."),
    "breaks": Message(
        "会违反规则，不能保存。", "A rule would be broken, so that it can't be stored."
    ),
    "field": Message("字段", "Field"),
    "before": Message("原值", "Before"),
    "after": Message("新值", "After"),
    "conflict": Message("别人也修改了这条记录", "Somebody else has changed this record"),
    "conflict_who": Message(
        "{who} 在 {at}（UTC）修改过；您的修改尚未保存。",
        "{who} changed it at {at} (UTC); your change is not stored yet.",
    ),
    "conflict_taken": Message(
        "对方改了、您没有改的字段已合并：", "Merged, as only they changed it:"
    ),
    "conflict_clash": Message(
        "双方都改了的字段，请逐个选定以谁的为准（您的值仍可在下面改写）：",
        "You both changed these: choose whose value counts (yours can still be changed below).",
    ),
    "conflict_joined": Message(
        "双方各有增减、已合在一起的字段：", "Put together, as you both added or removed values:"
    ),
    "conflict_choose": Message(
        "请逐个选定后再保存；在此之前不会保存任何内容。",
        "Choose for each, then save again; nothing is stored before that.",
    ),
    "before_it": Message("原值：", "Before:"),
    "theirs": Message("对方的值", "Theirs"),
    "mine": Message("您的值", "Yours"),
    "conflict_fix": Message(
        "核对后再次保存，即在对方的修改之上保存您的修改。",
        "Look it over and save again: your change goes on top of theirs.",
    ),
    "withdraw": Message("废止 {number}", "Withdraw {number}"),
    "withdraw_lead": Message(
        "记录该标准已废止。记录和它的关系都保留。",
        "Record that the standard is withdrawn. Its record and relations stay.",
    ),
    "withdraw_do": Message("记为废止", "Record the withdrawal"),
    "remove": Message("删除 {number}", "Remove {number}"),
    "remove_lead": Message(
        "把这条记录从图谱中删去，例如重复录入时。引用它的标准仍保留其标准号。标准本身废止时请用“废止”。",
        "Take this record out of the graph, for instance when it was entered twice. What cites it "
        "keeps its number. If the standard itself was withdrawn, withdraw it instead.",
    ),
    "remove_do": Message("删除记录", "Remove the record"),
    "renumber": Message("更正标准号 {number}", "Correct the number {number}"),
    "renumber_lead": Message(
        "记录连同它的关系、复审和修改单改用正确的标准号，旧地址会转到新地址。新版标准请另行新增。",
        "The record takes the right number, its relations, reviews and amendments with it; the old "
        "address leads to the new one. A new edition is a standard of its own: add it instead.",
    ),
    "renumber_number": Message("正确的标准号", "The right number"),
    "renumber_do": Message("更正", "Correct it"),
    "publish": Message("{number} 编成标准", "{number} came out as a standard"),
    "publish_lead": Message(
        "标准沿用计划项目的名称、归口、采用、代替和归类，除非您另填；计划项目的记录保留并指向标准。"
        "没有来源链接的标准为待核实。",
        "The standard takes over what the plan item says of titles, committee, adoption, "
        "replacement and filing, unless you say otherwise. The plan item keeps its record and "
        "leads to it. Without a link to a source the standard is to be verified.",
    ),
    "publish_number": Message("标准号", "The standard's number"),
    "publish_title": Message("与计划不同时填写", "where it differs from the plan's"),
    "publish_do": Message("记为已编成标准", "Record the standard"),
    "not_said_yet": Message(
        "填写后点“检查”，这里说明会发生什么。",
        "Fill in the form and choose “Check”: what would happen is said here.",
    ),
    "act_edit": Message("修改", "Change"),
    "act_withdraw": Message("废止", "Withdraw"),
    "act_renumber": Message("更正标准号", "Correct the number"),
    "act_publish": Message("编成标准", "Publish as a standard"),
    "act_remove": Message("删除", "Remove"),
    "act_history": Message("修改历史", "History"),
    "act": Message("处理这条记录", "Look after this record"),
    "checking": Message("正在检查……", "Checking …"),
    "offline": Message(
        "暂时无法检查；您写的内容都在。",
        "Can't check at the moment; all that you wrote is still here.",
    ),
    "signed_out": Message(
        "您已退出登录：请在另一个窗口登录后继续，写的内容都在。",
        "You are signed out: sign in in another window and go on; what you wrote is still here.",
    ),
}

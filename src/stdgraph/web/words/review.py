"""The words of the review queue."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("审核", "Review"),
    "lead": Message(
        "提议在批准之前不进入图谱；由提议者以外的管理员决定。",
        "A proposal is in no graph until an administrator other than its author approves it.",
    ),
    "states": Message("状态", "State"),
    "all": Message("全部", "All"),
    "nothing": Message("没有这样的提议。", "There are no such proposals."),
    "propose_one": Message("提议新增一个标准", "Propose a standard"),
    "proposal": Message("提议", "Proposal"),
    "records": Message("记录", "Records"),
    "back": Message("全部提议", "All proposals"),
    "handed_in": Message("已提交审核。", "Handed in for review."),
    "handed_in_more": Message(
        "管理员批准后才进入图谱；结果会显示在本页。",
        "It is stored once an administrator approves it; this page will say so.",
    ),
    "would": Message("今天批准会怎样", "What approving it would do today"),
    "hindered": Message("现在不能批准", "It can't be approved as it is"),
    "wanted": Message("提议的内容", "What is proposed"),
    "gone": Message("删除 {number}", "Remove {number}"),
    "decided": Message("决定", "Decision"),
    "reason": Message("退回的原因", "Reason for the rejection"),
    "approve": Message("批准并保存", "Approve and store"),
    "reject": Message("退回", "Reject"),
    "decide": Message("作出决定", "Decide"),
    "see_change": Message("查看修改 {change}", "See change {change}"),
}

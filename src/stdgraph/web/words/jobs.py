"""The words of the page that says how far long work has come, and what to do next."""

from stdgraph.errors import Message

TEXTS = {
    "waiting": Message("等候中", "Waiting"),
    "running": Message("进行中", "Under way"),
    "done": Message("已完成", "Done"),
    "failed": Message("没有完成", "It failed"),
    "cancelled": Message("已取消", "Cancelled"),
    "step": Message("第 {n} 步，共 {all} 步：{words}", "Step {n} of {all}: {words}"),
    "count": Message("本步 {done} / {whole}", "{done} of {whole} in this step"),
    "bar": Message("总进度", "Progress of the whole"),
    "next_waiting": Message(
        "前面的任务结束后自动开始。可以离开本页，凭此地址回来看。",
        "It begins by itself once those before it are over. You may leave and come back to this "
        "address.",
    ),
    "next_running": Message(
        "本页自动更新。可以离开，凭此地址回来看；结果保留一小时。",
        "This page keeps itself up to date. You may leave and come back to this address; the "
        "result is kept for an hour.",
    ),
    "next_cancelling": Message(
        "正在取消：当前这一步做完就停，什么都不保存。",
        "It is being cancelled: it ends after the step that it is at; nothing is stored.",
    ),
    "next_final": Message(
        "正在写入，不能再取消；完成后可以撤销。",
        "It is being stored and can't be cancelled any more; it can be undone once it is done.",
    ),
    "next_done": Message("请打开结果；它保留一小时。", "Open the result; it is kept for an hour."),
    "next_cancelled": Message(
        "什么都没有保存。需要时请重新开始。",
        "Nothing was stored. Begin it again when it is wanted.",
    ),
    "cancel": Message("取消", "Cancel"),
    "again": Message("现在重新载入", "Load it again now"),
    "result": Message("打开结果", "Open the result"),
    "back": Message("回去重新开始", "Go back and begin again"),
}

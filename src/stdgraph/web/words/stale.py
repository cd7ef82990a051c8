"""The words of the page of records that were not verified for long."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("久未核实的记录", "Records not verified for long"),
    "lead": Message(
        "没有人读到来源的、没有收录核实日期的、以及多年未核实的记录。核实后在记录的表单里填写核实日期和"
        "来源，或用 stdgraph verify。",
        "Records of which no source was read, that bear no date of verification, or that were not "
        "verified for years. Once you have looked, write the day and the source into the record's "
        "form, or use stdgraph verify.",
    ),
    "kind": Message("种类", "Kind"),
    "years": Message("多少年", "Of how many years"),
    "show": Message("显示", "Show"),
    "total": Message("{total} 条中有 {n} 条（截至 {day}）", "{n} of {total} records (as of {day})"),
    "all": Message("全部", "All"),
    "number": Message("标准号或键", "Number or key"),
    "name": Message("名称", "Title"),
    "status": Message("状态（{day}）", "Status ({day})"),
    "read_on": Message("读取日期", "Read on"),
    "verified_on": Message("核实日期", "Verified on"),
    "why": Message("为何", "Why"),
    "source": Message("来源", "Source"),
    "download": Message("下载", "Download"),
    "nothing": Message("没有这样的记录。", "There is no such record."),
}

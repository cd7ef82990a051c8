"""The words of ``/api/v1/standards`` in OpenAPI: each operation and each parameter, zh and en."""

from __future__ import annotations

from stdgraph.errors import Message
from stdgraph.model.standard import Part, Status
from stdgraph.model.trust import Trust
from stdgraph.numbers import Level
from stdgraph.web.api.record_operations import conditional, listing, merging, reading, writing
from stdgraph.web.api.standard_schemas import (
    CHANGES,
    NEW,
    PAGE,
    READ_RECORD,
    RESULT,
    RIGHT_NUMBER,
)

PAGE_SIZE, MOST = 100, 1000

NUMBER = Message(
    "路径形式的标准号，如 GB-T-39116-2020", "The number as a path segment, such as GB-T-39116-2020"
)
# Each filter of the list: what it means, and its values where they are a closed list.
FILTERS = {
    "status": (Message("数据日期的状态", "State on the data date"), tuple(map(str, Status))),
    "level": (Message("级别", "Level"), tuple(map(str, Level))),
    "part": (
        Message("所属部分（判断）", "Part of the system (judged)"),
        tuple(map(str, Part)),
    ),
    "confidence": (
        Message("可信度；recalled 即待核实", "Trust; recalled is to be verified"),
        (Trust.STATED.value, Trust.RECALLED.value),
    ),
    "guide_code": (Message("类目，如 2021:BE", "Category, such as 2021:BE"), ()),
    "gbt4754_code": (
        Message(
            "行业代码，如 C342；只含归在该代码本身的",
            "Industry, such as C342: filed at that very code",
        ),
        (),
    ),
}
OFFSET = Message("跳过多少条", "How many to leave out at the start")
LIMIT = Message(f"最多返回多少条，不超过 {MOST}", f"How many at most, up to {MOST}")

LIST = listing(
    Message("列出标准与计划项目", "List standards and plan items"),
    Message(
        "按标准号排序，分页；下一页的地址在 Link 响应头。没有列出即未收录，不等于不存在。",
        "By number, page by page; the header Link names the next page. What is not listed is not "
        "recorded, which does not mean that it doesn't exist.",
    ),
    PAGE,
    FILTERS,
)
READ = reading(
    Message("读取一条记录", "Read one record"),
    Message(
        "字段与表格的列同名；多值以“; ”分隔；未收录的字段不出现。status 是 as_of 那天的说法。",
        "Fields bear the names of the table's columns; several values are parted by “; ”; what is "
        "not recorded is left out. The status is what the source said, as of “as_of”.",
    ),
    READ_RECORD,
    moves=True,
)
CREATE = writing(
    Message("新增记录", "Add records"),
    Message(
        "一个对象或一组对象；一组要么全部保存，要么都不保存。"
        "标准号已有记录：单个为 409，一组为 422。",
        "One object or a list, all stored or none. A number that is recorded already: 409 for one, "
        "422 for a list.",
    ),
    NEW,
    created=True,
    several=True,
)
REPLACE = merging(
    writing(
        Message("替换一条记录", "Replace one record"),
        Message(
            "请求体中没有的字段会被清空；标准号以路径为准。",
            "Fields that the body lacks become empty; the number is that of the path.",
        ),
        CHANGES,
    )
)
CHANGE = merging(
    writing(
        Message("修改一条记录", "Change one record"),
        Message(
            "只改请求体中的字段；空文本清空该字段。",
            "Only the body's fields change; an empty text empties one.",
        ),
        CHANGES,
    )
)
REMOVE = writing(
    Message("删除一条记录", "Remove one record"),
    Message("引用它的标准仍保留其标准号。", "What cites it keeps its number."),
    None,
)
PUBLISH = conditional(
    writing(
        Message("计划项目编成标准", "A plan item came out as a standard"),
        Message(
            "number 是标准号；标准沿用计划项目的名称、归口、采用、代替和归类，请求体中的字段优先。"
            "已有记录的标准只建立联系（200）。计划项目的记录保留。",
            "“number” is the standard's. It takes over the plan item's titles, committee, "
            "adoption, replacement and filing, unless the body says otherwise; one that is "
            "recorded already is only linked (200). The plan item keeps its record.",
        ),
        RESULT,
        created=True,
    )
)
RENUMBER = conditional(
    writing(
        Message("更正标准号", "Correct a number"),
        Message(
            "number 是正确的标准号。关系、复审和修改单随之改动，旧地址从此以 301 转到新地址。",
            "“number” is the right one. Relations, reviews and amendments follow, and the old "
            "address answers 301 from then on.",
        ),
        RIGHT_NUMBER,
        created=True,
    )
)

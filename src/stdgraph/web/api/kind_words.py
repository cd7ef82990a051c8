"""The words of the routes of every kind of record but standards, in OpenAPI: zh and en."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stdgraph.errors import Message
from stdgraph.model.record_kind import OR, RecordKind
from stdgraph.web.api import record_schemas
from stdgraph.web.api.described import operation
from stdgraph.web.api.record_operations import merging, reading, writing
from stdgraph.web.words.record_fields import label_of

LIMIT = Message("最多返回多少条", "How many at most")
OFFSET = Message("跳过多少条", "How many to leave out at the start")
KEY = Message("记录的键，见列表的 key", "The record's key, as the list gives it in “key”")
FORMAT = Message(
    "json 分页；csv 和 xlsx 是整张表，可再导入",
    "json comes page by page; csv and xlsx are the whole table, as it is imported again",
)


@dataclass(frozen=True, slots=True)
class Described:
    """What FastAPI is told of the routes of one kind."""

    list: dict[str, Any]
    read: dict[str, Any]
    create: dict[str, Any]
    replace: dict[str, Any]
    change: dict[str, Any]
    remove: dict[str, Any]


def described(kind: RecordKind) -> Described:
    """Return the description of a kind's routes, from the columns of its table."""
    zh, en = kind.label.zh, kind.label.en
    fields = [label_of(kind, part.partition(OR)[0]) for part in kind.key]
    key = Message("、".join(field.zh for field in fields), ", ".join(field.en for field in fields))
    changes = record_schemas.changes(kind)
    told = (
        operation(
            Message(f"列出{zh}", f"List {en}"),
            Message(
                f"按键（{key.zh}）排序。没有列出即未收录，不等于不存在。",
                f"By their key ({key.en}). What is not listed is not recorded, which does not "
                "mean that it doesn't exist.",
            ),
            record_schemas.page(kind),
            tables=True,
        ),
        reading(
            Message(f"读取一条{zh}", f"Read one of the {en}"),
            Message(
                f"以键（{key.zh}）查找；未收录的字段不出现。",
                f"It is found by its key ({key.en}); what is not recorded is left out.",
            ),
            record_schemas.recorded(kind),
        ),
        writing(
            Message(f"新增{zh}", f"Add {en}"),
            Message(
                "一个对象或一组对象；一组要么全部保存，要么都不保存。"
                "已有记录：单个为 409，一组为 422。",
                "One object or a list, all stored or none. What is recorded already: 409 for one, "
                "422 for a list.",
            ),
            record_schemas.new(kind),
            created=True,
            several=True,
        ),
        merging(
            writing(
                Message(f"替换一条{zh}", f"Replace one of the {en}"),
                Message(
                    f"请求体中没有的字段会被清空；键（{key.zh}）以路径为准。",
                    f"Fields that the body lacks become empty; the key ({key.en}) is that of the "
                    "path.",
                ),
                changes,
            )
        ),
        merging(
            writing(
                Message(f"修改一条{zh}", f"Change one of the {en}"),
                Message(
                    "只改请求体中的字段；空文本清空该字段。",
                    "Only the body's fields change; an empty text empties one.",
                ),
                changes,
            )
        ),
        writing(
            Message(f"删除一条{zh}", f"Remove one of the {en}"),
            Message(
                "被其他记录指向时会因违反规则而拒绝。",
                "It is refused where a rule would be broken, since others point to it.",
            ),
            None,
        ),
    )
    return Described(*(each | {"tags": [kind.name]} for each in told))

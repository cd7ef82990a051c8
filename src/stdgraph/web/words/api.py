"""The words of the page that describes the REST interface."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("程序接口", "The interface for programs"),
    "lead": Message(
        "REST 接口以 JSON 和 CSV 回答；任意查询用 SPARQL 端点。读取无需令牌。",
        "The REST interface answers in JSON and CSV; the SPARQL endpoint takes any query. No key "
        "is needed to read.",
    ),
    "machine": Message("机器可读的描述：", "The same for machines:"),
    "endpoint": Message("SPARQL 端点：", "SPARQL endpoint:"),
    "contents": Message("目录", "Contents"),
    "fields": Message("请求体的字段", "Fields of the body"),
    "parameters": Message("参数", "Parameters"),
    "name": Message("名称", "Name"),
    "values": Message("取值", "Values"),
    "default": Message("默认值", "Default"),
    "meaning": Message("含义", "Meaning"),
    "answers": Message("回答", "Answers"),
    "example": Message("示例", "Example"),
    "errors": Message("出错时", "When something is wrong"),
    "errors_text": Message(
        "错误是 application/problem+json（RFC 9457），有固定的 type，说明以该怎么做结尾。",
        "Errors are application/problem+json (RFC 9457) with a stable type and a sentence that "
        "ends with what to do.",
    ),
    "required": Message("必填", "required"),
}

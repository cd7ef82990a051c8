"""How a remote engine fails, told from its status, its headers and its words."""

from __future__ import annotations

import httpx

from stdgraph.errors import LimitReached, Message, StoreError, StoreUnreachable

AWAY = (502, 503, 504)
_SHOWN = 300


class EngineAway(StoreUnreachable):
    """A remote engine does not answer; to a client of ours that is a bad gateway."""

    http_status = 502


class EngineRefusal(StoreError):
    """An engine's refusal: its status and words, for the caller to make sense of."""

    def __init__(self, status: int, said: str) -> None:
        """Take the HTTP status and what the engine said."""
        self.status = status
        self.said = " ".join(said.split())[:_SHOWN] or f"HTTP {status}"
        super().__init__(
            Message(
                f"图谱引擎拒绝了请求（HTTP {status}）：{self.said}",
                f"The engine refused the request (HTTP {status}): {self.said}",
            ),
            Message("请查看引擎的日志。", "See the engine's log, and docs/engines.md."),
        )


def refuse(response: httpx.Response) -> None:
    """Raise for an answer that is none, is cut, or is an error that trying again won't mend."""
    # Virtuoso: an answer cut by its time limit comes with this state, one cut at ResultSetMaxRows
    # with this header; both have status 200 and look whole.
    if response.headers.get("x-sql-state") == "S1TAT":
        response.close()
        raise too_slow()
    if "x-sparql-maxrows" in response.headers:
        response.close()
        raise _too_many(response.headers["x-sparql-maxrows"])
    if not response.is_error:
        return
    if _tells_of_time(response.text):
        raise too_slow()
    if response.status_code not in AWAY:
        raise refusal(response)


def _tells_of_time(said: str) -> bool:
    said = said.lower()
    return any(words in said for words in ("timed out", "timeout", "time limit", "cancelled"))


def refusal(response: httpx.Response) -> StoreError:
    """Return the error for an answer whose status is one."""
    if response.status_code in (401, 403) or "No permission" in response.text:
        return StoreUnreachable(
            Message(
                f"图谱引擎不接受登录信息（HTTP {response.status_code}）。",
                f"The engine does not accept the credentials (HTTP {response.status_code}).",
            ),
            Message(
                "请检查用户名、密码或令牌及其权限。",
                "Check user, password or token and what they may do (docs/engines.md).",
            ),
        )
    return EngineRefusal(response.status_code, response.text)


def away(address: str, why: object = None) -> EngineAway:
    """Return the error for an engine that does not answer."""
    reason = str(why) if why else ""
    zh, en = (f"：{reason}", f": {reason}") if reason else ("", "")
    shown = str(httpx.URL(address).copy_with(query=None))
    return EngineAway(
        Message(f"图谱引擎 {shown} 没有应答{zh}。", f"The engine at {shown} does not answer{en}."),
        Message(
            "请检查它是否运行、地址是否正确；恢复后可直接重试。",
            "Check that it runs and the address; once it is back, just try again.",
        ),
    )


def too_slow() -> LimitReached:
    """Return the error for a query that an engine gave up, or that its asker did."""
    return LimitReached(
        Message("查询超过了图谱引擎的时限。", "The query passed the engine's time limit."),
        Message(
            "请加上更具体的条件或 LIMIT，或提高 --timeout。",
            "Narrow it, add LIMIT, or raise --timeout.",
        ),
    )


def _too_many(limit: str) -> LimitReached:
    return LimitReached(
        Message(
            f"图谱引擎把答案截在 {limit} 行（ResultSetMaxRows），这里不返回残缺的答案。",
            f"The engine cuts answers at {limit} rows (ResultSetMaxRows); a cut answer is none.",
        ),
        Message(
            "请在 virtuoso.ini 中提高 ResultSetMaxRows，或分批查询。",
            "Raise ResultSetMaxRows in virtuoso.ini, or ask in parts with LIMIT and OFFSET.",
        ),
    )

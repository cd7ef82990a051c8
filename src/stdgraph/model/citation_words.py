"""The words for citations: verdicts, places, and what to do, in Chinese and English."""

from __future__ import annotations

from stdgraph.errors import Lang, Message
from stdgraph.model.citation import Check, Citation, Edition, Place, Verdict, Weight
from stdgraph.model.code_words import STATUSES

VERDICTS = {
    Verdict.CURRENT: Message("现行", "current"),
    Verdict.UPCOMING: Message("即将实施", "not yet in force"),
    Verdict.REPLACED: Message("已被代替", "replaced"),
    Verdict.WITHDRAWN: Message("已废止", "withdrawn"),
    Verdict.NO_CURRENT_EDITION: Message("无现行版本", "no current edition recorded"),
    Verdict.NOT_ISSUED: Message("在研，尚未发布", "under development, not issued"),
    Verdict.TERMINATED: Message("计划已终止", "plan terminated"),
    Verdict.NOT_VERIFIED: Message("有收录，状态未核实", "recorded, status not verified"),
    Verdict.EDITION_NOT_RECORDED: Message("该版本未收录", "this edition is not recorded"),
    Verdict.NOT_RECORDED: Message("未收录", "not recorded"),
}
WEIGHTS = {
    Weight.FINE: Message("无须处理", "fine"),
    Weight.INFORMATION: Message("提示", "information"),
    Weight.WARNING: Message("警告", "warning"),
}
TO_BE_VERIFIED = Message("待核实", "to be verified")
NOT_ABSENT = Message(
    "“未收录”只表示本图谱没有该标准的记录，不表示该标准不存在。",
    "“Not recorded” only says that this graph has no record of it, not that there is no such "
    "standard.",
)
LAWFUL = Message(
    "注日期引用旧版本是允许的（引用的就是该版），仅作提示；不注日期引用而无现行版本的才是警告。",
    "A dated citation of an earlier edition is lawful (that edition is meant) and only told for "
    "information; an undated one without a current edition is a warning.",
)
_SCOPES = {"part": Message("部分代替", "in part"), "unknown": Message("", "")}
_PARTS = {
    "header": Message("页眉", "header"),
    "footer": Message("页脚", "footer"),
    "footnotes": Message("脚注", "footnotes"),
    "endnotes": Message("尾注", "endnotes"),
}
_STEPS = (
    ("page", "第 {} 页", "page {}"),
    ("sheet", "{}", "{}"),
    ("address", "{}", "{}"),
    ("table", "表 {}", "table {}"),
    ("row", "第 {} 行", "row {}"),
    ("cell", "第 {} 列", "column {}"),
    ("paragraph", "第 {} 段", "paragraph {}"),
    ("line", "第 {} 行", "line {}"),
    ("column", "第 {} 字", "column {}"),
)


def place_words(place: Place, lang: Lang) -> str:
    """Return a place for reading: ``line 3, column 7``; ``Sheet1, B4``."""
    steps = [_PARTS[place.part].text(lang)] if place.part else []
    for name, zh, en in _STEPS:
        value = getattr(place, name)
        if value is not None:
            steps.append((zh if lang == "zh" else en).format(value))
    return ("，" if lang == "zh" else ", ").join(steps)


def instead_words(found: Citation, lang: Lang) -> str:
    """Return what is known beyond the verdict: the chain of successors, or recorded editions."""
    standing = found.standing
    if standing.chain:
        arrow = " → "
        return arrow.join(_edition(step, lang) for step in standing.chain)
    if standing.editions:
        sign = "；" if lang == "zh" else "; "
        return sign.join(_edition(step, lang) for step in standing.editions)
    if standing.recorded is not None and standing.recorded.number != found.number:
        return _edition(standing.recorded, lang)
    return ""


def _edition(edition: Edition, lang: Lang) -> str:
    notes = [STATUSES[edition.status].text(lang)]
    if edition.since:
        notes.append(f"{edition.since} 起" if lang == "zh" else f"from {edition.since}")
    if scope := _SCOPES.get(edition.scope):
        notes += [scope.text(lang)] if scope.text(lang) else []
    notes += [] if edition.confirmed else [TO_BE_VERIFIED.text(lang)]
    return (
        f"{edition.number}（{'，'.join(notes)}）"
        if lang == "zh"
        else (f"{edition.number} ({', '.join(notes)})")
    )


def verdict_words(found: Citation, lang: Lang) -> str:
    """Return the verdict for reading, with what is unconfirmed marked."""
    text = VERDICTS[found.standing.verdict].text(lang)
    if found.standing.confirmed:
        return text
    mark = TO_BE_VERIFIED.text(lang)
    return f"{text}（{mark}）" if lang == "zh" else f"{text} ({mark})"


def kind_words(found: Citation, lang: Lang) -> str:
    """Return whether a citation is dated, for reading."""
    words = Message("注日期", "dated") if found.dated else Message("不注日期", "undated")
    return words.text(lang)


def title_words(found: Citation, lang: Lang) -> str:
    """Return the note on a title that isn't the recorded one; empty where there is none."""
    recorded = found.standing.recorded
    if not found.title_differs or recorded is None:
        return ""
    return Message(
        f"引用的名称与收录的《{recorded.title_zh}》不一致。",
        f"The title cited is not the recorded one, {recorded.title_zh}.",
    ).text(lang)


def note_words(found: Citation, as_of: str, lang: Lang) -> str:
    """Return the whole note on one citation, as a comment in a document says it."""
    day = f"截至 {as_of}" if lang == "zh" else f"as of {as_of}"
    head = f"{found.number}（{kind_words(found, lang)}）：{verdict_words(found, lang)}，{day}。"
    if lang == "en":
        head = f"{found.number} ({kind_words(found, lang)}): {verdict_words(found, lang)}, {day}."
    further = [head, instead_words(found, lang), title_words(found, lang)]
    if found.standing.verdict in (Verdict.NOT_RECORDED, Verdict.EDITION_NOT_RECORDED):
        further.append(NOT_ABSENT.text(lang))
    return "\n".join(part for part in further if part)


def summary_words(check: Check, lang: Lang) -> str:
    """Return how many citations have each verdict, in one sentence."""
    counts = check.counts
    shown = [
        f"{VERDICTS[verdict].text(lang)} {counts[verdict]}"
        for verdict in Verdict
        if counts.get(verdict)
    ]
    total = len(check.citations)
    if lang == "zh":
        return f"截至 {check.as_of}，共 {total} 处引用：{'，'.join(shown) or '0'}。"
    return f"{total} citations as of {check.as_of}: {', '.join(shown) or 'no number found'}."


def unread_words(check: Check, lang: Lang) -> str:
    """Return which pages have no text (a scan has pictures only); empty where all have some."""
    if not check.unread:
        return ""
    pages = ", ".join(check.unread)
    return Message(
        f"以下页没有文字（可能是扫描件），未检查：{pages}。请先做文字识别。",
        f"These pages have no text (a scan?) and were not checked: {pages}. Run text recognition "
        "on them first.",
    ).text(lang)

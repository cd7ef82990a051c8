"""The words for comparisons of editions, in Chinese and English."""

from __future__ import annotations

from stdgraph.errors import Lang, Message
from stdgraph.model.citation_words import TO_BE_VERIFIED
from stdgraph.model.code_words import PROMISES
from stdgraph.model.comparison import Category, Change, Comparison, Fate, Promise

CHANGES = {
    Change.KEPT: Message("保留", "kept"),
    Change.RENAMED: Message("更名", "renamed"),
    Change.MOVED: Message("移动", "moved"),
    Change.SPLIT: Message("拆分", "split"),
    Change.MERGED: Message("合并", "merged"),
    Change.NEW: Message("新增", "new"),
    Change.DROPPED: Message("删除", "dropped"),
    Change.NOT_JUDGED: Message("未判断", "not judged"),
}
NOT_JUDGED_NOTE = Message(
    "对照表由我们按名称判断且不全；没有一行的类目为“未判断”，不表示删除或新增。",
    "The crosswalk is judged by us from the names and incomplete; a category without a row of it "
    "is not judged, which says neither dropped nor new.",
)
_FLAGS = (
    ("renamed", Message("名称变", "name")),
    ("recoded", Message("代码变", "code")),
    ("reparented", Message("上级变", "place in the tree")),
    ("incomplete", Message("部分未判断", "partly not judged")),
)
_MATCHES = {
    "closeMatch": Message("近似对应", "close match"),
    "broadMatch": Message("后者较宽", "the later is wider"),
    "narrowMatch": Message("后者较窄", "the later is narrower"),
}


def category_words(category: Category, lang: Lang) -> str:
    """Return a category for reading: its code, where it has one, and its name."""
    name = category.name_zh if lang == "zh" else category.name_en or category.name_zh
    mark = "" if category.confirmed else TO_BE_VERIFIED.text(lang)
    shown = f"{category.code} {name}" if category.code else name
    if not mark:
        return shown
    return f"{shown}（{mark}）" if lang == "zh" else f"{shown} ({mark})"


def detail_words(fate: Fate, lang: Lang) -> str:
    """Return in what a category changed, and how sure the match is."""
    said = [words.text(lang) for name, words in _FLAGS if getattr(fate, name)]
    said += [_MATCHES[kind].text(lang) for kind in fate.matches if kind in _MATCHES]
    return ("、" if lang == "zh" else ", ").join(said)


def counts_words(found: Comparison, lang: Lang) -> str:
    """Return how many categories of either edition each change concerns, in one sentence."""
    shown = [
        f"{CHANGES[change].text(lang)} {first if first == second else f'{first} / {second}'}"
        for change, (first, second) in found.counts.items()
        if first or second
    ]
    totals = len(found.fates), len(found.origins)
    if lang == "zh":
        return f"{found.steps[0]} 版 {totals[0]} 个类目，{found.steps[-1]} 版 {totals[1]} 个：" + (
            f"{'，'.join(shown)}。"
        )
    return (
        f"{totals[0]} categories in {found.steps[0]}, {totals[1]} in {found.steps[-1]}: "
        f"{', '.join(shown)}."
    )


def refilings_words(found: Comparison, lang: Lang) -> str:
    """Return how many standards can be refiled, in one sentence."""
    decided = sum(each.target is not None for each in found.refilings)
    return Message(
        f"归在 {found.steps[0]} 版的未废止标准 {len(found.refilings)} 条归类："
        f"{decided} 条可按对照改归 {found.steps[-1]} 版，其余不能判断（--refile 列出）。",
        f"{len(found.refilings)} filings of standards under {found.steps[0]}: {decided} can be "
        f"refiled under {found.steps[-1]}, the others can't be decided (--refile lists them).",
    ).text(lang)


def promise_words(promise: Promise, lang: Lang) -> str:
    """Return a promise or target for reading, with where it stands."""
    zh = lang == "zh"
    text = promise.zh if zh and promise.zh else promise.en
    state = PROMISES[promise.state].text(lang)
    if promise.recorded is not None:
        note = Message(
            f"图谱收录相应年份国家和行业标准 {promise.recorded} 项，不足以判断",
            f"{promise.recorded} national and sector standards of those years are recorded, which "
            "doesn't decide it",
        )
        state = f"{state}；{note.zh}" if zh else f"{state}; {note.en}"
    if promise.kept_by:
        state += f"（{promise.kept_by} 版）" if zh else f" (edition {promise.kept_by})"
    return f"{promise.on} {text}：{state}" if zh else f"{promise.on} {text}: {state}"

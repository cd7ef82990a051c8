"""What changed since a day, for a report: what happened to standards, and what was edited here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from stdgraph.errors import Lang, Message
from stdgraph.model.change import Change
from stdgraph.model.citation_words import TO_BE_VERIFIED
from stdgraph.model.report import Section, Table
from stdgraph.rdf.report_rows import Event

# How many rows of a kind are listed, and how many records of one edit are told.
MOST, MOST_RECORDS = 30, 3
EVENT_WORDS = {
    "issued": Message("发布", "issued"),
    "implemented": Message("实施", "implemented"),
    "ended": Message("废止", "ended"),
}
HEADS = {
    "facts": {"zh": ("日期", "事项", "标准号", "名称"), "en": ("day", "what", "number", "title")},
    "edits": {
        "zh": ("时间（UTC）", "何人", "内容", "何故"),
        "en": ("time (UTC)", "who", "what", "why"),
    },
}
NO_REASON = Message("未说明", "not said")
FULL_DATES = Message("只计读到完整日期的事项。", "Only what was read with a full date counts.")
UNTIL_NOW = Message(
    "编辑按记入的时间计，至今为止；全部内容见 stdgraph history。",
    "Edits count by the time when they were made, until now; stdgraph history tells them in full.",
)


def dated_facts(found: Sequence[Event], since: date, lang: Lang) -> Section:
    """Return what was issued, implemented or ended, of which the latest are listed."""
    rows = tuple((e.day, EVENT_WORDS[e.what].text(lang), *_named(e, lang)) for e in found)
    sentence = Message(
        f"自 {since} 起收录的发布、实施和废止共 {len(found)} 件"
        + (f"，列出最近 {MOST} 件。" if len(found) > MOST else "。"),
        f"{len(found)} recorded issues, implementations and ends since {since}"
        + (f"; the latest {MOST} are listed." if len(found) > MOST else "."),
    )
    return Section(
        Message("三、近期变化", "3. What changed").text(lang),
        (sentence.text(lang),),
        Table(HEADS["facts"][lang], rows[:MOST]),
        notes=(FULL_DATES.text(lang),),
    )


def edits(found: Sequence[Change], since: date, lang: Lang) -> Section:
    """Return the changes made here, newest first; one more than ``MOST`` says that there are more.

    What was undone since is listed as well, and says so.
    """
    if not found:
        sentence = Message(
            f"自 {since} 起，本图谱没有编辑记录。",
            f"No edit of this graph is recorded since {since}.",
        )
    elif len(found) > MOST:
        sentence = Message(
            f"自 {since} 起的编辑多于 {MOST} 次，列出最近 {MOST} 次。",
            f"More than {MOST} edits were made since {since}; the latest {MOST} are listed.",
        )
    else:
        sentence = Message(
            f"自 {since} 起的编辑共 {len(found)} 次。", f"{len(found)} edits since {since}."
        )
    rows = tuple(_edit(change, lang) for change in found[:MOST])
    return Section(
        Message("四、编辑记录", "4. Edits").text(lang),
        (sentence.text(lang),),
        Table(HEADS["edits"][lang], rows) if rows else None,
        notes=(UNTIL_NOW.text(lang),),
    )


def marked(text: str, lang: Lang, *, confirmed: bool) -> str:
    """Return a text that says where what it names is to be verified."""
    mark = TO_BE_VERIFIED.text(lang)
    return text if confirmed else text + (f"（{mark}）" if lang == "zh" else f" ({mark})")


def _named(event: Event, lang: Lang) -> tuple[str, str]:
    titles = (event.title_zh, event.title_en)
    title = next(filter(None, titles if lang == "zh" else reversed(titles)), "")
    return marked(event.number, lang, confirmed=event.confirmed), title


def _edit(change: Change, lang: Lang) -> tuple[str, str, str, str]:
    told = [record.words().text(lang) for record in change.records[:MOST_RECORDS]]
    more = len(change.records) - len(told)
    if more:
        told.append(Message(f"另有 {more} 条记录", f"{more} more records").text(lang))
    if change.undoes:
        told.insert(0, Message(f"撤销 {change.undoes}", f"undid {change.undoes}").text(lang))
    if change.undone_by:
        undone = Message(f"已由 {change.undone_by} 撤销", f"undone by {change.undone_by}")
        told.append(undone.text(lang))
    what = ("；" if lang == "zh" else "; ").join(told)
    at = change.at[:16].replace("T", " ")
    return at, change.author.who, what, change.author.why or NO_REASON.text(lang)

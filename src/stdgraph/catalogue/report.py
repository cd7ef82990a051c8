"""The report for a meeting: state of the system, gaps, changes, ages, pilots without standards."""

from __future__ import annotations

from datetime import date

from stdgraph.analysis.network_times import ages
from stdgraph.catalogue.gaps import coverage, data_date, default_rule
from stdgraph.catalogue.history.finding import changes_of
from stdgraph.catalogue.report_changes import MOST, dated_facts, edits, marked
from stdgraph.catalogue.stats import graph_summary
from stdgraph.catalogue.watching import UNWATCHED, Step, Watch
from stdgraph.errors import Lang, Message
from stdgraph.model.citation_words import TO_BE_VERIFIED
from stdgraph.model.code_words import PARTS, STATUSES
from stdgraph.model.gap import Cell, Coverage, IndustryLevel
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS, pilots_words, rule_words
from stdgraph.model.networks import Ages
from stdgraph.model.report import Bars, Report, Section, Table
from stdgraph.rdf.network_rows import documents
from stdgraph.rdf.report_rows import Pilot, events, reported_pilots
from stdgraph.rdf.summary import Summary
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store

LARGEST = 10
TITLE = Message(
    "智能制造标准体系状况报告", "State of the intelligent-manufacturing standard system"
)


COUNT = Step(Message("统计体系与缺口", "Counting the system and its gaps"), 60)
CHANGES = Step(Message("读取近期变化", "Reading what changed"), 10)
AGES = Step(Message("计算标龄", "Reckoning ages"), 10)
PILOTS = Step(Message("核对试点", "Going through the pilots"), 5)
WRITE = Step(Message("写成文件", "Writing the file"), 15)
PLAN = (COUNT, CHANGES, AGES, PILOTS, WRITE)


def make_report(
    store: Store,
    journal: Journal,
    lang: Lang,
    since: date | None = None,
    watch: Watch = UNWATCHED,
) -> Report:
    """Return the report as of the data date; changes are told from ``since`` (a year before).

    Dated facts are told up to the data date, edits, which ``journal`` keeps, up to now.

    Raises:
        NotFound: the graph has no data date; Cancelled: ``watch`` wants no more.
    """
    watch.begin(COUNT)
    day = data_date(store)
    begin = since or _year_before(day)
    found = coverage(store, default_rule(store, IndustryLevel.GROUP))
    pilots = reported_pilots(store.select)
    sections = [_state(graph_summary(store), found, lang), _gaps(found, pilots, lang)]
    watch.begin(CHANGES)
    sections.append(dated_facts(events(store.select, begin, day), begin, lang))
    changes = changes_of(journal, since=begin.isoformat(), limit=MOST + 1)
    sections.append(edits(changes, begin, lang))
    watch.begin(AGES)
    sections.append(_ages(ages(documents(store.texts), day), lang))
    watch.begin(PILOTS)
    sections.append(_pilots(found, pilots, lang))
    return Report(TITLE.text(lang), day, lang, tuple(sections))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def _state(found: Summary, covered: Coverage, lang: Lang) -> Section:
    standards, plans = found.classes["Standard"], found.classes["PlanItem"]
    rows = [
        (STATUSES[code].text(lang), str(count)) for code, count in sorted(found.statuses.items())
    ]
    rows += [(PARTS[code].text(lang), str(count)) for code, count in sorted(found.parts.items())]
    recalled = found.confidence.get("recalled", 0)
    rows.append((TO_BE_VERIFIED.text(lang), str(recalled)))
    sentence = Message(
        f"收录标准（版本）{standards} 项、计划项目 {plans} 项。",
        f"{standards} standards (editions) and {plans} plan items are recorded.",
    )
    bars = tuple((STATUSES[code].text(lang), n) for code, n in sorted(found.statuses.items()))
    return Section(
        Message("一、体系现状", "1. State of the system").text(lang),
        (sentence.text(lang),),
        Table((_text("项目", "what", lang), _text("数量", "count", lang)), tuple(rows)),
        Bars(Message("各状态的标准数", "Standards by state").text(lang), bars),
        (pilots_words(covered).text(lang), NOT_NONE.text(lang)),
    )


def _gaps(found: Coverage, pilots: dict[str, Pilot], lang: Lang) -> Section:
    largest = sorted(found.gaps, key=lambda cell: (-len(cell.pilots), cell.industry.code))[:LARGEST]
    rows = tuple(
        (
            cell.industry.code,
            _industry(cell, lang),
            TYPE_WORDS[cell.type].text(lang),
            _standards(cell, lang),
            str(len(cell.pilots)),
            str(sum(not pilots[pilot].confirmed for pilot in cell.pilots)),
        )
        for cell in largest
    )
    sentence = Message(
        f"{len(found.cells)} 个中类中 {len(found.gaps)} 个在缺口清单上；下表按已收录试点数列出前 "
        f"{len(largest)} 个。",
        f"{len(found.gaps)} of {len(found.cells)} groups are on the list of gaps; these are the "
        f"first {len(largest)} by recorded pilots.",
    )
    heads = (
        _text("代码", "code", lang),
        _text("行业", "industry", lang),
        _text("缺口类型", "type of gap", lang),
        _text("依据的标准", "standards that decided", lang),
        _text("已收录试点", "recorded pilots", lang),
        _text("其中待核实", "of them to be verified", lang),
    )
    return Section(
        Message("二、主要缺口", "2. The largest gaps").text(lang),
        (sentence.text(lang),),
        Table(heads, rows),
        notes=(
            rule_words(found.rule).text(lang),
            pilots_words(found).text(lang),
            NOT_NONE.text(lang),
        ),
    )


def _ages(found: Ages, lang: Lang) -> Section:
    counted = sum(found.by_years.values())
    sentence = Message(
        f"读到完整发布日期的现行标准 {counted} 项，年龄中位数 {found.median or 0:g} 年；"
        f"另有 {found.without_date} 项未读到完整日期。",
        f"{counted} current standards whose full date of issue was read; the median age is "
        f"{found.median or 0:g} years. {found.without_date} more have no full date.",
    )
    bins = ((0, 2), (3, 4), (5, 9), (10, 14), (15, 99))
    bars = tuple(
        (
            _text(f"{low}–{high} 年", f"{low} to {high} years", lang)
            if high < 99
            else _text(f"{low} 年以上", f"{low} years and more", lang),
            sum(count for years, count in found.by_years.items() if low <= years <= high),
        )
        for low, high in bins
    )
    heads = (_text("标准号", "number", lang), _text("年数", "years", lang))
    oldest = tuple((number, str(years)) for number, years in found.oldest[:LARGEST])
    note = Message(
        "五年未复审不等于超期：复审记录大多未读到。",
        "Five years without a review is not overdue by itself: most reviews were not read.",
    )
    return Section(
        Message("五、标龄", "5. Ages").text(lang),
        (sentence.text(lang),),
        Table(heads, oldest),
        Bars(Message("现行标准的年龄", "Ages of current standards").text(lang), bars),
        (note.text(lang),),
    )


def _pilots(found: Coverage, pilots: dict[str, Pilot], lang: Lang) -> Section:
    rows = [
        (pilot, _title(pilots[pilot], lang), cell.industry.code, _industry(cell, lang))
        for cell in found.gaps
        for pilot in cell.pilots
    ]
    heads = (
        _text("试点", "pilot", lang),
        _text("名称", "title", lang),
        _text("行业代码", "industry code", lang),
        _text("行业", "industry", lang),
    )
    sentence = Message(
        f"已收录的试点中，所在行业在缺口清单上的有 {len({row[0] for row in rows})} 个。",
        f"{len({row[0] for row in rows})} recorded pilots stand in an industry that is on the "
        "list of gaps.",
    )
    return Section(
        Message("六、所在行业尚未收录标准的试点", "6. Pilots without standards").text(lang),
        (sentence.text(lang),),
        Table(heads, tuple(sorted(rows))),
        notes=(pilots_words(found).text(lang),),
    )


def _standards(cell: Cell, lang: Lang) -> str:
    numbers = (
        marked(number, lang, confirmed=number not in cell.unconfirmed) for number in cell.standards
    )
    return "; ".join(numbers) or _text("未收录", "not recorded", lang)


def _title(pilot: Pilot, lang: Lang) -> str:
    title = pilot.title_zh if lang == "zh" else pilot.title_en or pilot.title_zh
    return marked(title, lang, confirmed=pilot.confirmed)


def _industry(cell: Cell, lang: Lang) -> str:
    label = cell.industry.label_zh if lang == "zh" else cell.industry.label_en
    return label or cell.industry.label_zh


def _text(zh: str, en: str, lang: Lang) -> str:
    return zh if lang == "zh" else en

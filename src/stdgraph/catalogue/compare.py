"""Editions of a guide as a time machine: compare two, follow a category, refile standards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stdgraph.analysis.crosswalk import between, fates, origins
from stdgraph.catalogue.filed_counts import FiledStandards
from stdgraph.errors import Message, NotFound
from stdgraph.model.comparison import (
    Category,
    Change,
    Comparison,
    Fate,
    Promise,
    Refiling,
    Stage,
)
from stdgraph.model.comparison_words import NOT_JUDGED_NOTE
from stdgraph.rdf import guide_rows
from stdgraph.rdf.filed import Filed, filed_standards
from stdgraph.rdf.guide_rows import GuideEdition
from stdgraph.store.port import Store

_TARGET = re.compile(r"([0-9]{4}): .*?>=[0-9]+")
_DECIDED = frozenset({Change.KEPT, Change.RENAMED, Change.MOVED, Change.MERGED})


def compare(
    store: Store, first: str, second: str, filed: FiledStandards | None = None
) -> Comparison:
    """Return what became of each category of edition ``first`` in ``second``, and the reverse.

    Editions that aren't neighbours are compared through those between; an earlier ``second`` gives
    the inverse comparison. ``filed`` are the filed standards, if they were read already.

    Raises:
        NotFound: an edition that the graph doesn't have.
    """
    known = guide_rows.editions(store.select)
    steps = _steps(known, first, second)
    categories = guide_rows.categories(store.select)
    filed = filed_standards(store.texts) if filed is None else filed
    crosswalk = between(categories, guide_rows.moves(store.select), steps)
    found = fates(crosswalk)
    return Comparison(
        steps,
        found,
        origins(crosswalk),
        tuple(_refilings(found, _each_filing(filed))),
        _promises(
            known,
            first,
            guide_rows.promises(store.select),
            guide_rows.standards_by_year(store.select),
        ),
    )


def life(store: Store, edition: str, name: str) -> tuple[Stage, ...]:
    """Return what a category was in every edition; ``name`` is its code, slug or Chinese name.

    Raises:
        NotFound: no such edition, or no such category in it.
    """
    known = guide_rows.editions(store.select)
    categories = guide_rows.categories(store.select)
    moves = guide_rows.moves(store.select)
    start = _category(categories, _edition(known, edition).id, name)
    line = _line(known, edition)
    at = line.index(edition)
    forms: dict[str, tuple[Category, ...]] = {edition: (start,)}
    changes: dict[str, tuple[Change, ...]] = {}
    for here, there in zip(line[at:], line[at + 1 :], strict=False):
        steps = _of(forms[here], fates(between(categories, moves, (here, there))))
        forms[there], changes[there] = _others(steps), _changes(steps)
    for here, there in zip(line[at::-1], line[:at][::-1], strict=False):
        steps = _of(forms[here], origins(between(categories, moves, (there, here))))
        forms[there], changes[here] = _others(steps), _changes(steps)
    return tuple(Stage(each, forms[each], changes.get(each, ())) for each in line)


def _of(forms: Sequence[Category], told: Iterable[Fate]) -> list[Fate]:
    wanted = {form.iri for form in forms}
    return [fate for fate in told if fate.category.iri in wanted]


def _others(steps: Iterable[Fate]) -> tuple[Category, ...]:
    return tuple(sorted({other for fate in steps for other in fate.others}))


def _changes(steps: Iterable[Fate]) -> tuple[Change, ...]:
    return tuple(dict.fromkeys(fate.change for fate in steps))


def _edition(known: Sequence[GuideEdition], wanted: str) -> GuideEdition:
    for edition in known:
        if edition.id == wanted:
            return edition
    ids = ", ".join(edition.id for edition in known) or "—"
    raise NotFound(
        Message(f"图谱未收录指南版本 {wanted}。", f"The graph has no guide edition {wanted}."),
        Message(f"已收录的版本：{ids}。", f"Recorded editions: {ids}."),
    )


def _line(known: Sequence[GuideEdition], edition: str) -> tuple[str, ...]:
    """Return the line of editions that one belongs to, in the order of time."""
    before = {each.id: each.previous for each in known}
    after = {previous: each for each, previous in before.items() if previous}
    line = [edition]
    while before.get(line[0]) and before[line[0]] not in line:
        line.insert(0, before[line[0]])
    while line[-1] in after and after[line[-1]] not in line:
        line.append(after[line[-1]])
    return tuple(line)


def _steps(known: Sequence[GuideEdition], first: str, second: str) -> tuple[str, ...]:
    line = _line(known, _edition(known, first).id)
    _edition(known, second)
    if second not in line:
        return (first, second)  # another guide: no crosswalk leads there
    start, end = line.index(first), line.index(second)
    return line[start : end + 1] if start <= end else line[end : start + 1][::-1]


def _category(categories: Iterable[Category], edition: str, name: str) -> Category:
    for category in categories:
        if category.edition == edition and name in (
            category.code,
            category.slug,
            category.name_zh,
            category.name_en,
        ):
            return category
    raise NotFound(
        Message(
            f"{edition} 版没有类目“{name}”。", f"The edition {edition} has no category “{name}”."
        ),
        Message(
            "请用该版的代码、短名或名称；stdgraph compare 列出全部类目。",
            "Use a code, slug or name of that edition; stdgraph compare lists them all.",
        ),
    )


def _each_filing(filed: FiledStandards) -> list[tuple[Filed, str]]:
    """Return the standards that have a number, once with each of their categories."""
    found = ((s, category) for s in filed.values() if s.number for category in s.categories)
    return sorted(found, key=lambda it: (it[0].number, it[1]))


def _refilings(found: Sequence[Fate], filed: Iterable[tuple[Filed, str]]) -> Iterable[Refiling]:
    told = {fate.category.iri: fate for fate in found}
    for standard, category in filed:
        fate = told.get(category)
        if fate is None:
            continue
        decided = fate.change in _DECIDED and not fate.incomplete
        yield Refiling(
            standard.number,
            standard.title_zh,
            standard.title_en,
            fate.category,
            fate.change,
            fate.others[0] if decided else None,
            () if decided else fate.others,
            None if decided else _wider(fate, told),
        )


def _wider(fate: Fate, told: Mapping[str, Fate]) -> Category | None:
    above = told.get(fate.category.parent)
    while above is not None:
        if above.change in _DECIDED and not above.incomplete:
            return above.others[0]
        above = told.get(above.category.parent)
    return None


def _promises(
    known: Sequence[GuideEdition],
    first: str,
    announced: Sequence[Promise],
    by_year: Mapping[int, int],
) -> tuple[Promise, ...]:
    """Return the targets of an edition and what was promised from its issue to the next one's."""
    edition = _edition(known, first)
    following = next((each.issued for each in known if each.previous == first), "9999")
    # Full dates and bare years compare as texts; a bare year begins with its first day.
    meanwhile = [p for p in announced if edition.issued <= p.on < following]
    targets = [part.strip() for part in edition.targets.split(";") if part.strip()]
    return (*(_target(target, edition, by_year) for target in targets), *meanwhile)


def _target(text: str, edition: GuideEdition, by_year: Mapping[int, int]) -> Promise:
    target = Promise("", text, edition.issued, "not-judged")
    named = _TARGET.search(text)
    if named is None:
        return target
    until = int(named[1])
    since = 0 if "cumulative" in text else int(edition.issued[:4] or 0)
    recorded = sum(count for year, count in by_year.items() if since <= year <= until)
    return replace(target, until=until, recorded=recorded)


def comparison_record(found: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON; ``new`` holds the second edition's categories without origin."""
    counts = {
        change.value: {"first": first, "second": second}
        for change, (first, second) in found.counts.items()
    }
    return {
        "from": found.steps[0],
        "to": found.steps[-1],
        "steps": list(found.steps),
        "counts": counts,
        "fates": [_fate_record(fate) for fate in found.fates],
        "origins": [_fate_record(fate) for fate in found.origins],
        "refilings": [refiling_record(each) for each in found.refilings],
        "promises": [promise_record(each) for each in found.promises],
        "notes": {"zh": [NOT_JUDGED_NOTE.zh], "en": [NOT_JUDGED_NOTE.en]},
    }


def life_record(stages: Sequence[Stage]) -> list[dict[str, Any]]:
    """Return a category's life as JSON."""
    return [
        {
            "edition": stage.edition,
            "changes": [change.value for change in stage.changes],
            "forms": [_category_record(form) for form in stage.forms],
        }
        for stage in stages
    ]


def _category_record(category: Category) -> dict[str, Any]:
    return {
        "iri": category.iri,
        "edition": category.edition,
        "code": category.key,
        "name_zh": category.name_zh,
        "name_en": category.name_en,
        "confirmed": category.confirmed,
    }


def _fate_record(fate: Fate) -> dict[str, Any]:
    return {
        "change": fate.change.value,
        "category": _category_record(fate.category),
        "others": [_category_record(other) for other in fate.others],
        "renamed": fate.renamed,
        "recoded": fate.recoded,
        "reparented": fate.reparented,
        "incomplete": fate.incomplete,
        "matches": list(fate.matches),
    }


def refiling_record(each: Refiling) -> dict[str, Any]:
    """Return a standard as refiled as JSON."""
    return {
        "number": each.number,
        "title_zh": each.title_zh,
        "title_en": each.title_en,
        "from": each.source.key,
        "change": each.change.value,
        "decided": each.target is not None,
        "to": each.target.key if each.target else "",
        "candidates": [category.key for category in each.candidates],
        "wider": each.wider.key if each.wider else "",
    }


def promise_record(each: Promise) -> dict[str, Any]:
    """Return a promise or target as JSON."""
    return {
        "zh": each.zh,
        "en": each.en,
        "on": each.on,
        "state": each.state,
        "kept_by": each.kept_by,
        "until": each.until,
        "recorded": each.recorded,
    }

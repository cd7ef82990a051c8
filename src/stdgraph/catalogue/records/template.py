"""A workbook for records of one kind, with the graph's own codes to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.catalogue.records.choices import category_codes, list_of, listed
from stdgraph.catalogue.records.known import Known, known_to
from stdgraph.errors import Lang, Message
from stdgraph.model.code_lists import codes_of
from stdgraph.model.field_notes import note_of
from stdgraph.model.heads import head_words
from stdgraph.model.record_kind import RecordKind
from stdgraph.store.port import Store
from stdgraph.tabular.template import TemplateColumn, template_workbook

# Fields that may hold several values: a list to choose from, but nothing is refused.
_SEVERAL = frozenset(
    {
        "guide_code",
        "gbt4754_code",
        "gbt4754_codes",
        "adoption_degree",
        "industry_role",
        "replacement_scope",
        "reference_kind",
        "guide_edition",
    }
)
_INTRODUCTION = Message(
    "每行一条记录，从第 2 行写起；黄色列必填。多个值用 ; 分隔。保存后用 stdgraph import 导入；"
    "先加 --dry-run 可只看会改变什么。",
    "One record a row, from row 2 on; yellow columns are needed. Part several values by ;. Bring "
    "it back with stdgraph import; with --dry-run it only says what would change.",
)
_HEADS = {
    "zh": ("字段", "列名", "必填", "填写内容"),
    "en": ("field", "head", "needed", "what to write"),
}
_YES = Message("是", "yes")
_LISTS = {
    "categories": Message("类目", "Categories"),
    "industries": Message("行业代码（GB/T 4754-2017）", "Industries (GB/T 4754-2017)"),
    "provinces": Message("省份代码（GB/T 2260）", "Provinces (GB/T 2260)"),
}


def template(store: Store, kind: RecordKind, lang: Lang, known: Known | None = None) -> bytes:
    """Return an XLSX workbook in which records of a kind can be written, heads in ``lang``.

    ``known`` is what ``known_to`` gives, where it was read already.
    """
    known = known or known_to(store)
    columns = [_column(kind, field, known, lang) for field in kind.fields]
    rows: list[Sequence[str]] = [(_INTRODUCTION.text(lang),), (), _HEADS[lang]]
    rows += [
        (field, column.head, _YES.text(lang) if column.needed else "", column.note)
        for field, column in zip(kind.fields, columns, strict=True)
    ]
    lists = {_LISTS[name].text(lang): _table(known, name) for name in _used(kind)}
    return template_workbook(kind.label.text(lang), columns, rows, lists, lang)


def _column(kind: RecordKind, field: str, known: Known, lang: Lang) -> TemplateColumn:
    head = head_words(kind.name, field) if lang == "zh" else field
    said = note_of(kind.name, field)
    note = said.text(lang) if said else ""
    values = _values(kind, field, known, lang)
    needed = field in kind.needed
    return TemplateColumn(
        head + ("*" if needed else ""), note or head, needed, values, field not in _SEVERAL
    )


def _values(kind: RecordKind, field: str, known: Known, lang: Lang) -> tuple[str, ...]:
    codes = codes_of(kind.name, field)
    if codes is not None:
        return tuple((word or code) if lang == "zh" else code for code, word in codes.items())
    name = list_of(kind.name, field)
    return tuple(listed(name, known)) if name else ()


def _used(kind: RecordKind) -> list[str]:
    fields = set(kind.fields)
    used = {
        "categories": {"guide_code"},
        "industries": {"gbt4754_code", "gbt4754_codes", "searched"},
        "provinces": {"province_code"},
    }
    return [name for name, of in used.items() if fields & of]


def _table(known: Known, name: str) -> list[Sequence[str]]:
    if name == "categories":
        return [(k, known.categories[k].get("name_zh", "")) for k in category_codes(known)]
    if name == "industries":
        return list(known.industries.items())
    return [(code, *names[:1]) for code, names in known.provinces.items()]

"""Two editions compared as files for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.catalogue.compare import promise_record, refiling_record
from stdgraph.model.comparison import Comparison, Fate
from stdgraph.model.comparison_words import NOT_JUDGED_NOTE
from stdgraph.tabular.csv_table import write_table
from stdgraph.tabular.table_file import workbook_of

FATE_HEADS = (
    "side",
    "edition",
    "code",
    "name_zh",
    "name_en",
    "change",
    "others",
    "renamed",
    "recoded",
    "reparented",
    "incomplete",
    "matches",
    "confirmed",
)
_REFILING_HEADS = (
    "number",
    "title_zh",
    "title_en",
    "from",
    "change",
    "to",
    "candidates",
    "wider",
)
_PROMISE_HEADS = ("zh", "en", "on", "state", "kept_by", "until", "recorded")


def comparison_csv(found: Comparison) -> str:
    """Return the fates of the first edition's categories and the origins of the second's as CSV."""
    return write_table(FATE_HEADS, fate_rows(found))


def comparison_workbook(found: Comparison) -> bytes:
    """Return the same as a workbook, with the standards as refiled and the promises."""
    refilings = (refiling_record(each) for each in found.refilings)
    promises = (promise_record(each) for each in found.promises)
    note = {"zh": NOT_JUDGED_NOTE.zh, "en": NOT_JUDGED_NOTE.en}
    return workbook_of(
        {
            "categories": (FATE_HEADS, fate_rows(found)),
            "refilings": (_REFILING_HEADS, refilings),
            "promises": (_PROMISE_HEADS, promises),
            "notes": (("zh", "en"), [note]),
        }
    )


def fate_rows(found: Comparison) -> Iterator[dict[str, str]]:
    """Return a row under ``FATE_HEADS`` for every category of both editions."""
    for side, fates in (("first", found.fates), ("second", found.origins)):
        for fate in fates:
            yield _fate_row(side, fate)


def _fate_row(side: str, fate: Fate) -> dict[str, str]:
    category = fate.category
    return {
        "side": side,
        "edition": category.edition,
        "code": category.key,
        "name_zh": category.name_zh,
        "name_en": category.name_en,
        "change": fate.change.value,
        "others": "; ".join(other.key for other in fate.others),
        "matches": "; ".join(fate.matches),
        "confirmed": str(category.confirmed).lower(),
        **{
            name: str(getattr(fate, name)).lower()
            for name in ("renamed", "recoded", "reparented", "incomplete")
        },
    }

"""The kinds of record that a person can add and change: each with its table, fields and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdgraph.errors import Message, NotFound
from stdgraph.model.heads import AGE_FIELDS, FIELDS

TRUST_FIELDS = ("source_url", "confidence", "note", "source_kind")
# A kind whose rows name their source says how old they are, too.
_SOURCE = "source_url"
# Between the fields of a key, and between fields of which the first filled one counts.
SIGN, OR = ":", "|"


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: ``name`` at every door, ``table`` where the curated rows lie.

    ``key`` are the fields that tell one record from another; ``code|slug`` is the first that is
    filled. ``needed`` are the fields that no row can lack.
    """

    name: str
    table: str
    label: Message
    fields: tuple[str, ...]
    key: tuple[str, ...]
    needed: tuple[str, ...]

    @property
    def has_age(self) -> bool:
        """Tell whether its rows say when they were read and verified."""
        return set(AGE_FIELDS) <= set(self.fields)

    def key_of(self, fields: Mapping[str, str]) -> str:
        """Return the words that name a record among its kind, such as ``2021:BE``."""
        return SIGN.join(self._part(fields, part) for part in self.key)

    def _part(self, fields: Mapping[str, str], part: str) -> str:
        values = (fields.get(name, "").strip() for name in part.split(OR))
        return next(filter(None, values), "")


def _kind(  # noqa: PLR0913, PLR0917 - a line of the table below
    name: str, table: str, zh: str, en: str, fields: str, key: str, needed: str
) -> RecordKind:
    named = tuple(fields.split())
    return RecordKind(
        name,
        table,
        Message(zh, en),
        (*named, *AGE_FIELDS) if _SOURCE in named else named,
        tuple(key.split()),
        tuple(needed.split()),
    )


_TRUST = " ".join(TRUST_FIELDS)
STANDARDS = RecordKind(
    "standards",
    "standards/standards",
    Message("标准", "standards"),
    FIELDS,
    ("number",),
    ("number",),
)
RELATIONS = _kind(
    "relations",
    "standards/relations",
    "标准间关系",
    "relations",
    "from_number relation to_number degree dated reference_kind replacement_scope transition_until"
    " note source_url confidence source_kind",
    "from_number relation to_number",
    "from_number relation to_number",
)
# Rows about a standard whose key begins with its number, in whatever spelling.
REVIEWS = _kind(
    "reviews",
    "standards/reviews",
    "复审",
    "reviews",
    f"number date conclusion {_TRUST}",
    "number date",
    "number date conclusion",
)
AMENDMENTS = _kind(
    "amendments",
    "standards/amendments",
    "修改单",
    "amendments",
    f"number title_zh title_en published effective {_TRUST}",
    "number",
    "number",
)
NUMBERED = (REVIEWS, AMENDMENTS)
BODIES = _kind(
    "bodies",
    "standards/bodies",
    "机构",
    "bodies",
    f"name name_zh name_en kind parent {_TRUST}",
    "name",
    "name",
)
SEARCHES = _kind(
    "searches",
    "searches",
    "检索记录",
    "search records",
    "industry level source query date who hits note",
    "industry level source query date",
    "industry level source query date who hits",
)
_TABLES = (
    *NUMBERED,
    BODIES,
    _kind(
        "guides",
        "guide/guides",
        "指南",
        "guides",
        "guide title_zh title_en",
        "guide",
        "guide title_zh",
    ),
    _kind(
        "editions",
        "guide/editions",
        "指南版本",
        "editions of guides",
        "guide edition title_zh title_en document_number issued_by issue_date notice_date"
        " headline_targets source_url recalled_fields note source_kind confidence",
        "edition",
        "edition title_zh",
    ),
    _kind(
        "categories",
        "guide/categories",
        "类目",
        "categories",
        "edition code slug parent level name_zh name_en part source_url confidence"
        " code_confidence note source_kind",
        "edition code|slug",
        "edition slug level name_zh part",
    ),
    _kind(
        "crosswalks",
        "guide/crosswalk",
        "版本间类目对照",
        "crosswalks between editions",
        "from_edition from_code to_edition to_code relation note ends_confidence",
        "from_edition from_code to_edition to_code",
        "from_edition to_edition relation",
    ),
    _kind(
        "dimensions",
        "guide/dimensions",
        "维度值",
        "values of dimensions",
        f"edition dimension order name_zh name_en {_TRUST}",
        "edition dimension order",
        "edition dimension order name_zh",
    ),
    _kind(
        "industries",
        "industries/gbt4754_2017",
        "国民经济行业",
        "industries",
        "code level parent name_zh name_en source_url source_kind",
        "code",
        "code level name_zh",
    ),
    _kind(
        "isic",
        "industries/isic4_crosswalk",
        "与 ISIC 的对照",
        "mappings to ISIC",
        "gbt4754_code isic4_code relation source",
        "gbt4754_code isic4_code",
        "gbt4754_code isic4_code relation",
    ),
    _kind(
        "guide-industries",
        "industries/guide_industries",
        "指南所列行业",
        "industries named by a guide",
        f"edition name_zh name_en gbt4754_codes {_TRUST}",
        "edition name_zh",
        "edition name_zh",
    ),
    _kind(
        "provinces",
        "industries/provinces",
        "省级行政区",
        "provinces",
        "code name_zh short_zh name_en iso3166_2 latitude longitude source",
        "code",
        "code name_zh short_zh iso3166_2",
    ),
    _kind(
        "pilots",
        "pilots/pilot_projects",
        "试点示范项目",
        "pilot projects",
        "id year name_zh name_en enterprise_zh enterprise_en province province_code industry_zh"
        f" gbt4754_code mode industrial_internet {_TRUST}",
        "id",
        "id year name_zh enterprise_zh",
    ),
    _kind(
        "totals",
        "pilots/totals",
        "公布的总数",
        "published totals",
        "id period stage projects provinces industries industrial_internet note source_url"
        " source_kind",
        "id",
        "id period stage projects",
    ),
    _kind(
        "regional-totals",
        "pilots/regional_totals",
        "公布的地区数",
        "published totals of regions",
        "period region region_code projects basis source_url source_kind",
        "period region_code",
        "period region_code projects",
    ),
    _kind(
        "announcements",
        "pilots/announcements",
        "发布与承诺",
        "announcements",
        "id date kind subject_zh subject_en quantity unit note report source_url confidence"
        " source_kind",
        "id",
        "id date kind subject_zh",
    ),
    _kind(
        "pilot-mentions",
        "pilots/undated_enterprises",
        "未注明年份的试点企业",
        "enterprises called pilots without a year",
        "enterprise_zh enterprise_en province province_code possible_years industry_zh evidence"
        f" {_TRUST}",
        "enterprise_zh",
        "enterprise_zh possible_years evidence",
    ),
    SEARCHES,
)
# The description of the data set goes with its tables; the day in it is no record to change.
DATASET = _kind(
    "dataset",
    "dataset",
    "数据集",
    "the data set",
    "dataset title_zh title_en as_of license note",
    "dataset",
    "dataset as_of",
)
KINDS: Mapping[str, RecordKind] = {kind.name: kind for kind in (STANDARDS, RELATIONS, *_TABLES)}
# Rows of these state relations and records of standards; those of the others stand alone.
OF_DOCUMENTS = frozenset({STANDARDS.name, RELATIONS.name})


def kind_named(name: str) -> RecordKind:
    """Return a kind by its name at the doors.

    Raises:
        NotFound: there is no such kind; the message lists them.
    """
    if name in KINDS:
        return KINDS[name]
    listed = ", ".join(KINDS)
    raise NotFound(
        Message(f"没有“{name}”这种记录。", f"There is no kind of record “{name}”."),
        Message(f"可用：{listed}。", f"Use one of: {listed}."),
    )

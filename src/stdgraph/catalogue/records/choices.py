"""The lists of the graph itself that a field's values are chosen from, as industries."""

from __future__ import annotations

from collections.abc import Mapping

from stdgraph.catalogue.records.known import Known
from stdgraph.errors import Message

INDUSTRIES, CATEGORIES, PROVINCES = "industries", "categories", "provinces"
EDITIONS = "editions"
# The codes of categories without their edition, which another field names.
CODES_OF_CATEGORIES = "category-codes"
# By the field, or by the kind and the field where kinds differ; an empty name: no list.
_LIST_OF = {
    "gbt4754_code": INDUSTRIES,
    "gbt4754_codes": INDUSTRIES,
    "searches.industry": INDUSTRIES,
    "guide_code": CATEGORIES,
    "guide_edition": EDITIONS,
    "from_edition": EDITIONS,
    "to_edition": EDITIONS,
    "edition": EDITIONS,
    "editions.edition": "",
    "province_code": PROVINCES,
}
# A list of these helps, yet a table may bring what its other rows name.
_HELPED_BY = {
    "industries.parent": INDUSTRIES,
    "categories.parent": CODES_OF_CATEGORIES,
    "from_code": CODES_OF_CATEGORIES,
    "to_code": CODES_OF_CATEGORIES,
}


def list_of(kind: str, field: str) -> str:
    """Return the name of the list that a field's values must be of; empty where there is none."""
    return _LIST_OF.get(f"{kind}.{field}", _LIST_OF.get(field, ""))


def list_offered(kind: str, field: str) -> str:
    """Return the name of the list that helps to fill in a field; empty where there is none."""
    helped = _HELPED_BY.get(f"{kind}.{field}") or _HELPED_BY.get(field)
    return helped or list_of(kind, field)


def listed(name: str, known: Known) -> Mapping[str, Message]:
    """Return the values of a list in their order, each with its name."""
    return _READ[name](known)


def category_codes(known: Known) -> list[str]:
    """Return each category once, as ``edition:code``, by its slug where it has no code."""
    return [
        key
        for key, row in known.categories.items()
        if key == f"{row.get('edition')}:{row.get('code') or row.get('slug')}"
    ]


def _industries(known: Known) -> dict[str, Message]:
    return {code: _named(code, zh, known) for code, zh in known.industries.items()}


def _provinces(known: Known) -> dict[str, Message]:
    return {code: _named(code, names[0], known) for code, names in known.provinces.items() if names}


def _categories(known: Known) -> dict[str, Message]:
    found = {}
    for key in category_codes(known):
        row = known.categories[key]
        zh = row.get("name_zh", "")
        found[key] = Message(zh, row.get("name_en") or zh)
    return found


def _codes(known: Known) -> dict[str, Message]:
    """Return the categories' own codes; one that several editions have says what each calls so."""
    found: dict[str, list[Message]] = {}
    for key, name in _categories(known).items():
        edition, _, code = key.partition(":")
        named = Message(f"{edition} {name.zh}", f"{edition} {name.en}")
        found.setdefault(code, []).append(named)
    return {
        code: Message("；".join(it.zh for it in names), "; ".join(it.en for it in names))
        for code, names in found.items()
    }


def _editions(known: Known) -> dict[str, Message]:
    return {edition: Message(edition, edition) for edition in known.editions}


def _named(code: str, zh: str, known: Known) -> Message:
    return Message(zh, known.english.get(code) or zh)


_READ = {
    INDUSTRIES: _industries,
    CATEGORIES: _categories,
    CODES_OF_CATEGORIES: _codes,
    EDITIONS: _editions,
    PROVINCES: _provinces,
}

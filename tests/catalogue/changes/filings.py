"""Edits of what coverage is counted from, drawn by a seed."""

from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.model.record_kind import KINDS
from stdgraph.numbers import parse_number

CODES = ["C", "C26", "C261", "C2611", "C36", "C361", "C3611", "C374", "D441"]
THEMES = ["2021:AA", "2021:BA", "2021:BE", ""]
STATES = ["current", "unknown", "upcoming", "withdrawn"]


def drawn(rng, desk, *, searches=True):
    """One edit: a standard added, changed or removed, or a search record."""
    known = ["GB/T 44397-2024", "GB/T 41419-2022", "GB/T 43962.1-2024", "GB/T 39116-2020"]
    made = [f"GB/T 9100{n}.{part}-20{20 + n}" for n in range(3) for part in (1, 2)]
    kind = rng.choice(["add", "add", "change", "remove", *(["search"] if searches else [])])
    if kind == "search":
        return put(
            {
                "industry": rng.choice(CODES),
                "level": rng.choice(["national", "group"]),
                "source": "a platform",
                "query": "智能制造",
                "date": "2026-01-10",
                "who": "expert",
                "hits": rng.choice(["0", "2"]),
            },
            kind=KINDS["searches"],
        )
    present = [n for n in (*known, *made) if _there(desk, n)]
    if kind == "remove" and present:
        return Remove(rng.choice(present))
    fields = {
        "gbt4754_code": "; ".join(rng.sample(CODES, rng.choice([0, 1, 2]))),
        "industry_role": rng.choice(["applies", "applies", "product"]),
        "object": rng.choice(["", "factory-or-process", "product-in-use"]),
        "guide_code": rng.choice(THEMES),
        "status": rng.choice(STATES),
    }
    if kind == "change" and present:
        return put(desk.record(rng.choice(present)) | fields)
    number = rng.choice(made)
    more = {"adopts": "ISO 10303-1:1994", "adoption_degree": "IDT"} if rng.random() < 0.3 else {}
    named = {"number": number, "title_zh": f"标准{number}", "confidence": "recalled"}
    return put(named | fields | more)


def _there(desk, number):
    return desk.find(parse_number(number)) is not None

"""Reading standards back as rows with the contract's fields: the inverse of building them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stdgraph import names
from stdgraph.errors import BadNumber
from stdgraph.model.heads import FIELDS
from stdgraph.numbers import StandardNumber, parse_number
from stdgraph.rdf.rows import Select, rows

_KINDS = {"mandatory": "mandatory", "voluntary": "recommended"}
_PLAIN = {
    "number": "number",
    "issued": "published",
    "implemented": "effective",
    "withdrawnOn": "withdrawn",
    "planNumber": "plan_number",
    "note": "note",
    "sourceReadOn": "retrieved",
    "verifiedOn": "verified",
    "verifiedIn": "verified_source",
    "stage": "stage",
    "announcementNumber": "announcement",
    "drafterOrder": "drafters",
}
_CODES = {
    "part": ("part", "part-"),
    "objectOfStandardization": ("object", "object-"),
    "confidence": ("confidence", "trust-"),
    "sourceKind": ("source_kind", "source-"),
}
_SEVERAL = {
    "ics": "ics",
    "ccs": "ccs",
    "industryAsNamed": "industry",
    "languageEdition": "language_editions",
}
# A field in the graph of recalled facts was not read, where its row's number was.
RECALLABLE = ("title_zh", "title_en", "status", "published", "effective", "withdrawn")

# What leads from the filings and relations that stand in a record's row to the record.
OWNERS = tuple(names.term(name) for name in ("filedStandard", "relationFrom"))

_OWN = """
SELECT ?d ?p ?o (LANG(?o) AS ?lang) ?g WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class . %s
  VALUES ?p { sg:number dcterms:title sg:issued sg:implemented sg:withdrawnOn sg:planNumber
              sg:note sg:ics sg:ccs sg:part sg:objectOfStandardization sg:confidence
              sg:sourceKind dcterms:source sg:industryAsNamed sg:sourceReadOn sg:verifiedOn
              sg:verifiedIn sg:stage sg:announcementNumber sg:drafterOrder sg:languageEdition }
  GRAPH ?g { ?d ?p ?o }
}"""
_STATEMENTS = """
SELECT ?d ?v ?g WHERE { %s GRAPH ?g { ?d sg:statusStatement ?s . ?s sg:statesStatus ?v } }"""
_BODIES = """
SELECT ?d ?p ?v WHERE {
  %s VALUES ?p { sg:responsibleBody sg:competentDepartment sg:drafter }
  ?d ?p ?body . ?body skos:prefLabel ?v
}"""
_BODY_FIELDS = {
    "responsibleBody": "committee",
    "competentDepartment": "competent_department",
    "drafter": "drafters",
}
_FILINGS = """
SELECT ?d ?edition ?key ?basis WHERE {
  %s ?f a sg:Filing ; sg:filedStandard ?d ; sg:filedUnder ?c . ?c sg:edition/sg:editionId ?edition
  OPTIONAL { ?c skos:notation ?code } OPTIONAL { ?c sg:slug ?slug }
  OPTIONAL { ?f sg:basis ?b } BIND(STRAFTER(STR(?b), "basis-") AS ?basis)
  BIND(COALESCE(?code, ?slug) AS ?key)
}"""
_INDUSTRIES = """
SELECT ?d ?code ?role WHERE {
  %s ?f a sg:IndustryFiling ; sg:filedStandard ?d ; sg:filedIndustry/skos:notation ?code .
  OPTIONAL { ?f sg:industryRole ?r } BIND(STRAFTER(STR(?r), "role-") AS ?role)
}"""
_RELATIONS = """
SELECT ?d ?class ?target ?degree ?scope ?kind ?until WHERE {
  %s ?x sg:relationFrom ?d ; a ?class ; sg:relationTo ?to . ?to sg:number ?number .
  VALUES ?class { sg:Adoption sg:Replacement sg:PlannedReplacement sg:Reference }
  OPTIONAL { ?x sg:printedNumber ?printed }
  OPTIONAL { ?x sg:correspondence ?c } BIND(STRAFTER(STR(?c), "degree-") AS ?degree)
  OPTIONAL { ?x sg:replacementScope ?s } BIND(STRAFTER(STR(?s), "scope-") AS ?scope)
  OPTIONAL { ?x sg:referenceKind ?k } BIND(STRAFTER(STR(?k), "reference-") AS ?kind)
  OPTIONAL { ?x sg:transitionUntil ?until }
  BIND(COALESCE(?printed, ?number) AS ?target)
}"""
_COLUMN_OF = {
    "Adoption": "adopts",
    "Replacement": "replaces",
    "PlannedReplacement": "replaces",
    "Reference": "references",
}
# The column that goes with another in step: the variable that it is read from, and what stands
# there where nothing is known.
_IN_STEP = {
    "adopts": ("adoption_degree", "degree", "not-read"),
    "replaces": ("replacement_scope", "scope", "unknown"),
    "references": ("reference_kind", "kind", "unknown"),
}


def standard_rows(
    select: Select, documents: Sequence[str] | None = None
) -> Iterator[dict[str, str]]:
    """Return each standard and plan item as a row with ``FIELDS``, sorted by number.

    ``documents`` are the IRIs to read; None reads all. Several values are parted by ``; `` and
    sorted, since the graph keeps no order of them; a field that is not recorded is empty.
    """
    found = _own(select, documents)
    _statements(select, documents, found)
    _bodies(select, documents, found)
    _filings(select, documents, found)
    _industries(select, documents, found)
    _relations(select, documents, found)
    for row in sorted(found.values(), key=lambda row: row["number"]):
        yield {field: row.get(field, "") for field in FIELDS}


def _asked(query: str, documents: Sequence[str] | None) -> str:
    if documents is None:
        return query % ""
    return query % ("VALUES ?d { " + " ".join(f"<{iri}>" for iri in documents) + " }")


def _own(select: Select, documents: Sequence[str] | None) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    several: dict[tuple[str, str], set[str]] = defaultdict(set)
    recalled: dict[str, set[str]] = defaultdict(set)
    for row in rows(select(_asked(_OWN, documents))):
        iri, local, value = row["d"], _local(row["p"]), row["o"]
        if local in _SEVERAL:
            several[iri, _SEVERAL[local]].add(value)
            continue
        field, text = _field(local, value, row["lang"])
        found[iri][field] = text
        if row["g"] == names.RECALLED and field in RECALLABLE:
            recalled[iri].add(field)
    for (iri, field), values in several.items():
        found[iri][field] = _joined(values)
    for iri, record in found.items():
        if record.get("confidence") != "recalled":
            record["recalled_fields"] = _joined(recalled[iri])
        _from_number(record)
    return dict(found)


def _field(local: str, value: str, lang: str) -> tuple[str, str]:
    if local == "title":
        return f"title_{lang}", value
    if local == "source":
        return "source_url", value
    if local in _CODES:
        field, prefix = _CODES[local]
        return field, _local(value).removeprefix(prefix)
    return _PLAIN[local], value


def _from_number(record: dict[str, str]) -> None:
    """Add what the number alone says; ``body`` and ``kind`` are nowhere else in the graph."""
    try:
        number = parse_number(record["number"])
    except BadNumber:
        return
    record["body"] = body_of(number)
    record["kind"] = kind_of(number)
    record |= axes_of(number)


def body_of(number: StandardNumber) -> str:
    """Return the contract's ``body``: the letters before a slash (``ISO/IEC`` gives ``ISO``)."""
    return "ITU" if number.prefix == "ITU-T" else number.prefix.partition("/")[0]


def kind_of(number: StandardNumber) -> str:
    """Return the contract's ``kind``; empty where the number doesn't tell."""
    if number.level in ("international", "foreign"):
        return "international"
    if number.document_type == "guiding-technical-document":
        return "guidance"
    return _KINDS.get(str(number.nature), "")


def axes_of(number: StandardNumber) -> dict[str, str]:
    """Return the three axes that a number tells; one that it doesn't tell is an empty text."""
    return {
        "level": str(number.level),
        "nature": str(number.nature or ""),
        "document_type": str(number.document_type),
    }


def _bodies(
    select: Select, documents: Sequence[str] | None, found: Mapping[str, dict[str, str]]
) -> None:
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(select(_asked(_BODIES, documents))):
        if row["d"] in found:
            named[row["d"], _BODY_FIELDS[_local(row["p"])]].add(row["v"])
    for (iri, field), values in named.items():
        # Drafters have an order, which is kept as a text beside the links.
        found[iri].setdefault(field, _joined(values))


def _statements(
    select: Select, documents: Sequence[str] | None, found: Mapping[str, dict[str, str]]
) -> None:
    for row in rows(select(_asked(_STATEMENTS, documents))):
        record = found.get(row["d"])
        if record is None:
            continue
        record["status"] = _local(row["v"]).removeprefix("status-")
        if row["g"] == names.RECALLED and record.get("confidence") != "recalled":
            known = [*filter(None, record["recalled_fields"].split("; ")), "status"]
            record["recalled_fields"] = _joined(known)


def _filings(
    select: Select, documents: Sequence[str] | None, found: Mapping[str, dict[str, str]]
) -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows(select(_asked(_FILINGS, documents))):
        if row["d"] in found:
            codes[row["d"]].add(f"{row['edition']}:{row['key']}")
            found[row["d"]]["guide_basis"] = row["basis"]
    for iri, values in codes.items():
        found[iri]["guide_code"] = _joined(values)
        found[iri]["guide_edition"] = _joined({value.partition(":")[0] for value in values})


def _industries(
    select: Select, documents: Sequence[str] | None, found: Mapping[str, dict[str, str]]
) -> None:
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(select(_asked(_INDUSTRIES, documents))):
        if row["d"] in found:
            roles[row["d"]][row["code"]] = row["role"]
    for iri, by_code in roles.items():
        found[iri]["gbt4754_code"] = _joined(by_code)
        inorder = [by_code[code] for code in sorted(by_code)]
        alike = len(set(inorder)) == 1
        found[iri]["industry_role"] = inorder[0] if alike else "; ".join(inorder)


def _relations(
    select: Select, documents: Sequence[str] | None, found: Mapping[str, dict[str, str]]
) -> None:
    ends: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
    for row in rows(select(_asked(_RELATIONS, documents))):
        if row["d"] in found:
            ends[row["d"], _COLUMN_OF[_local(row["class"])]][row["target"]] = row
    for (iri, column), targets in ends.items():
        found[iri][column] = _joined(targets)
        beside, variable, nothing = _IN_STEP[column]
        codes = [targets[target][variable] or nothing for target in sorted(targets)]
        if set(codes) != {nothing}:
            found[iri][beside] = "; ".join(codes)
        # One day stands for all that is replaced, or none does: relations have days of their own.
        until = {row["until"] for row in targets.values()}
        if len(until) == 1 and column == "replaces":
            found[iri]["transition_until"] = until.pop()


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _joined(values: Iterable[str]) -> str:
    return "; ".join(sorted(values))

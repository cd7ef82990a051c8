"""A standard with everything about it that a page can tell, as an update of an empty graph.

The bundled graph holds no amendments, no reviews and no pilots that apply a standard, so the
numbers and all that is said here are invented.
"""

BASE = "https://w3id.org/stdgraph/id/"
NUMBER = "GB/T 70001.1-2018"
PATH = "GB-T-70001.1-2018"
CITING = 30

_HEAD = f"""
BASE <{BASE}>
INSERT DATA {{
  GRAPH graph:dataset {{ <dataset/all> sg:asOf "2026-01-01"^^xsd:date }}
  GRAPH graph:stated {{
    <work/GB-70001.1> a sg:StandardWork ; sg:number "GB/T 70001.1" ;
      sg:latestEdition <standard/GB-T-70001.1-2024> .
    <work/GB-70001> a sg:StandardWork, sg:Series ; sg:number "GB/T 70001" .
    <body/TC-1> a sg:Body ; skos:prefLabel "SAC/TC 1" .
    <review/one> a sg:Review ; sg:reviewed "2022-06-15"^^xsd:date ;
      sg:reviewConclusion code:review-revise ; sg:confidence code:trust-stated .
    <amendment/one> a sg:Document, sg:Amendment ; sg:number "GB/T 70001.1-2018/XG1-2020" ;
      sg:amends <standard/{PATH}> ; sg:issued "2020-03-01"^^xsd:date ;
      sg:implemented "2020-09-01"^^xsd:date .
    <standard/{PATH}> sg:review <review/one> ; sg:partOf <work/GB-70001> ;
      sg:responsibleBody <body/TC-1> ; sg:issued "2018-05-14"^^xsd:date ;
      sg:implemented "2018-12-01"^^xsd:date ; sg:confidence code:trust-stated ;
      sg:sourceKind code:source-official ; dcterms:source <https://example.org/70001> ;
      sg:sourceReadOn "2025-11-01"^^xsd:date ;
      sg:verifiedOn "2025-12-24"^^xsd:date ; sg:verifiedIn <https://example.org/again> ;
      sg:note "<b>a note</b>" ;
      sg:statusStatement <status/own> .
    <status/own> a sg:StatusStatement ; sg:statesStatus code:status-current ;
      sg:statedOn "2024-02-01"^^xsd:date ; sg:confidence code:trust-stated ;
      sg:sourceKind code:source-page ; dcterms:source <javascript:alert(1)> .
    <plan/20151111-T-604> a sg:Document, sg:PlanItem ; sg:number "20151111-T-604" ;
      sg:numberYear 2015 ; sg:resultedIn <standard/{PATH}> .
    <plan/20251111-T-604> a sg:Document, sg:PlanItem ; sg:number "20251111-T-604" ;
      sg:numberYear 2025 ; sg:plansToReplace <standard/{PATH}> .
    <pilot/p1> a sg:PilotProject ; dcterms:identifier "p1" ; sg:pilotYear 2016 ;
      dcterms:title "试点一"@zh ; sg:appliesStandard <standard/{PATH}> .
    <pilot/p2> a sg:PilotProject ; dcterms:identifier "p2" ; dcterms:title "试点二"@zh ;
      sg:formsCluster <cluster/c> .
    <cluster/c> dcterms:hasPart <standard/{PATH}> .
  }}
  GRAPH graph:recalled {{
    <standard/{PATH}> dcterms:title "Invented {{standard}} & 50 % more"@en .
  }}
  GRAPH graph:judged {{
    <filing/f> a sg:Filing ; sg:filedStandard <standard/{PATH}> ; sg:filedUnder <category/2021-AB> ;
      sg:basis code:basis-title ; sg:reason "按标题"@zh, "From the title"@en .
    <category/2021-AB> skos:notation "AB" ; skos:prefLabel "安全"@zh, "Safety"@en ;
      sg:edition <edition/2021> .
    <edition/2021> sg:editionId "2021" .
    <filing/i> a sg:IndustryFiling ; sg:filedStandard <standard/{PATH}> ;
      sg:filedIndustry <industry/C342> ; sg:industryRole code:role-applies ;
      sg:reason "按标题"@zh, "From the title"@en .
    <industry/C342> skos:notation "C342" ; skos:prefLabel "金属加工机械"@zh, "Machine tools"@en .
  }}
"""


def _edition(year, status, title, more=""):
    iri = f"<standard/GB-T-70001.1-{year}>"
    return f"""
  GRAPH graph:stated {{ {iri} a sg:Document, sg:Standard ; sg:number "GB/T 70001.1-{year}" ;
    sg:numberYear {year} ; sg:isEditionOf <work/GB-70001.1> ; dcterms:title "{title}"@zh . {more} }}
  GRAPH graph:derived {{ {iri} sg:status code:status-{status} }}"""


def _relation(name, kind, ends, more, trust="stated"):
    source, link, target = ends
    return f"""
  GRAPH graph:{trust} {{ <standard/{source}> sg:{link} <{target}> .
    <relation/{source}--{name}> a sg:Relation, sg:{kind} ; sg:relationFrom <standard/{source}> ;
      sg:relationTo <{target}> ; sg:confidence code:trust-{trust} {more} }}"""


def _citing(index):
    source = f"GB-T-71{index:03}-2020"
    kind, target = (
        ("normative", f"standard/{PATH}") if index % 3 else ("unknown", "work/GB-70001.1")
    )
    dated = "true" if index % 3 else "false"
    return f"""
  GRAPH graph:stated {{ <standard/{source}> a sg:Document, sg:Standard ; sg:numberYear 2020 ;
    sg:number "GB/T 71{index:03}-2020" ; dcterms:title "引用者 {index}"@zh }}""" + _relation(
        "references",
        "Reference",
        (source, "references", target),
        f"; sg:referenceKind code:reference-{kind} ; sg:dated {dated}",
    )


RICH = (
    _HEAD
    + _edition(2009, "withdrawn", "虚构标准")
    + _edition(2018, "current", "虚构标准 第1部分")
    + _edition(
        2024,
        "upcoming",
        "虚构标准 第1部分：通则",
        '<standard/GB-T-70001.1-2024> sg:issued "2024-10"^^xsd:gYearMonth .',
    )
    + _relation(
        "replaces",
        "Replacement",
        (PATH, "replaces", "standard/GB-T-70001.1-2009"),
        "; sg:replacementScope code:scope-whole",
    )
    + _relation(
        "replaces",
        "Replacement",
        ("GB-T-70001.1-2024", "partlyReplaces", f"standard/{PATH}"),
        "; sg:replacementScope code:scope-part",
        "recalled",
    )
    + _relation(
        "adopts",
        "Adoption",
        (PATH, "adopts", "standard/ISO-70001-1-2015"),
        "; sg:correspondence code:degree-MOD",
    )
    + "".join(map(_citing, range(CITING)))
    + f"""
  GRAPH graph:stated {{ <standard/ISO-70001-1-2015> a sg:Document, sg:MentionedStandard ;
    sg:number "ISO 70001-1:2015" . <standard/GB-T-70001.2-2019> a sg:Document, sg:Standard ;
    sg:number "GB/T 70001.2-2019" ; sg:partOf <work/GB-70001> }}
  GRAPH graph:derived {{ <standard/{PATH}> sg:partlyReplacedBy <standard/GB-T-70001.1-2024> .
    <standard/GB-T-70001.1-2009> sg:replacedBy <standard/{PATH}> }}
}}"""
)

"""The words of an entity's own page."""

from stdgraph import names
from stdgraph.errors import Message

TEXTS = {
    "downloads": Message("其他格式", "Other formats"),
    "data": Message("本页的数据", "The data of this page"),
    "facts": Message("图谱中的事实", "What the graph says"),
    "no_facts": Message(
        "未收录任何事实，只是被提及。", "Nothing is recorded; it is only mentioned."
    ),
    "links": Message("指向这里的", "What points here"),
    "no_links": Message("未收录指向这里的内容。", "Nothing that points here is recorded."),
    "judged": Message("我们的判断", "our judgement"),
    "more": Message("另有 {n} 个（见 SPARQL）", "and {n} more (see SPARQL)"),
}

# A state is never shown without its day.
ON = Message("{}（{}）", "{} ({})")
# What other vocabularies' terms are called here; ours bear their names in the graph.
BORROWED = {
    names.RDF + "type": Message("种类", "Kind"),
    names.DCTERMS + "title": Message("名称", "Title"),
    names.DCTERMS + "source": Message("来源", "Source"),
    names.DCTERMS + "identifier": Message("标识符", "Identifier"),
    names.DCTERMS + "license": Message("许可", "Licence"),
    names.SKOS + "Concept": Message("概念（SKOS）", "Concept (SKOS)"),
    names.SKOS + "prefLabel": Message("名称", "Name"),
    names.SKOS + "notation": Message("代码", "Code"),
    names.SKOS + "inScheme": Message("所属体系", "In scheme"),
    names.SKOS + "broader": Message("上位", "Broader"),
    names.SKOS + "topConceptOf": Message("顶层于", "Top concept of"),
    names.SKOS + "exactMatch": Message("完全对应", "Exact match"),
    names.SKOS + "closeMatch": Message("近似对应", "Close match"),
    names.SKOS + "broadMatch": Message("对应更宽的", "Broad match"),
    names.SKOS + "narrowMatch": Message("对应更窄的", "Narrow match"),
}

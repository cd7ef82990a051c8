"""The words of the page that says what depends on a standard."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("{number} 的影响面", "What depends on {number}"),
    "back": Message("返回 {number}", "Back to {number}"),
    "lead": Message(
        "{status}（截至 {date}）。如今日废止：按默认规则出现的缺口、无现行版本可依的引用，"
        "以及直接和间接的关系。只依据已收录的内容；未收录不等于没有。",
        "{status} (as of {date}). Were it withdrawn today: the gaps that would open by the default "
        "rule, the references left without a current edition, and all ties, direct and indirect. "
        "Only what is recorded counts; not recorded does not mean that there is no such thing.",
    ),
    "gaps": Message("如今日废止，将出现的缺口", "Gaps that would open"),
    "industry": Message("行业", "Industry"),
    "would_be": Message("将成为", "It would be"),
    "ties": Message("依赖关系", "What it is tied to"),
    "relation": Message("关系", "Relation"),
    "items": Message("内容", "What"),
    "download": Message("下载", "Download"),
}

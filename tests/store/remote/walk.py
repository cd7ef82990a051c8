"""Every command, in an order that one person could have; each row leaves the next its graph.

``@first``, ``@second`` … stand for the walk's changes, ``@proposal`` for the newest proposal and
``@folder`` for a folder of the walk's own, with ``FILES`` in it.
"""

from dataclasses import dataclass

from tests.catalogue.announcements import papers

NEW, CORRECTED = "GB/T 60001-2024", "GB/T 60002-2024"
OLD = "GB/T 39116-2020"
COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a sg:Standard }"
FILES = {
    "cites.txt": "按 GB/T 16855.1—2018 和 GB/T39116-2020 设计\n",
    "paper.txt": papers.NATIONAL,
    "sheet.csv": "number,title_zh,status\nGB/T 60007-2024,甲,current\n",
}


@dataclass(frozen=True)
class Step:
    """A command's words, its exit code, and a bit of what it says."""

    words: tuple[str, ...]
    said: str
    code: int = 0


def step(*words, said="", code=0):
    return Step(words, said, code)


# What reads the graph: it must say word for word what it says of a folder.
READING = [
    step("query", COUNT, said="721"),
    step("ask"),
    step("ask", "industries-with-pilots-without-standard", "--format", "csv", said="C2740"),
    step("gaps", "--level", "division", said="18 of 31"),
    step("gaps", "--level", "division", "--closing", "2", said="Light industry"),
    step("coverage", "--cell", "C36", "BA", said="GB/T"),
    step("compare", "2018", "2021", said="kept 37"),
    step("impact", OLD, said="GB/T 39117-2020"),
    step("impact", "GB/T 99999-2020", code=1),
    step("network", "--format", "json", said="cycles"),
    step("check", "@folder/cites.txt", said="GB/T 16855.1-2025"),
    step("cite", OLD, said="39116"),
    step("prefill", "GB/T 39116-2026", "--format", "json", said='"recorded": true'),
    step("suggest", "--title-zh", "智能工厂 设备互联要求", "--format", "json", said="guide_code"),
    step("stats", said="721"),
    step("stale", "--as-of", "2026-08-25", "--format", "csv", said="GB/T"),
    step("validate", "--format", "json"),
    step("export", "--format", "csv", said=OLD),
]

# What changes the graph, and what tells of changes.
WRITING = [
    step(
        *("add", "--number", NEW, "--title-zh", "一个新标准", "--status", "current"),
        *("--effective", "2024-09-01", "--gbt4754-code", "C131", "--industry-role", "applies"),
        said="gaps it closes: C131",
    ),
    step("edit", NEW, "title_en=A new one", said="title_en"),
    step("renumber", NEW, CORRECTED, said="renumbered"),
    step("withdraw", CORRECTED, "--on", "2025-01-01", said="withdrawn"),
    step("history", CORRECTED, "--format", "csv", said="A new one"),
    step("undo", "@fourth"),
    step("redo", "@fourth"),
    step("diff", "before:@first", "now", "--format", "json", said=CORRECTED),
    step("query", COUNT, "--at", "before:@first", said="721"),
    step("remove", CORRECTED),
    step(
        *("publish", "20254645-T-604", "as", "GB/T 33007-2026", "--effective", "2026-07-01"),
        said="33007-2026",
    ),
    step("announce", "@folder/paper.txt", said="added GB/T 69001-2026"),
    step("verify", OLD, "--source", "https://example.org/record", "--on", "2026-08-25"),
    step("import", "@folder/sheet.csv", said="GB/T 60007-2024"),
    step("propose", "--number", OLD, "--note", "a note", "--who", "Li", said="p0"),
    step("proposals", said="Li"),
    step("approve", "@proposal", "--who", "Wang"),
    step("propose", "--number", OLD, "--note", "another", "--who", "Li", said="another"),
    step("reject", "@proposal", "--reason", "no", "--who", "Wang"),
    step("upgrade", "--dry-run", said="holds all"),
    step("template", "-o", "@folder/template.xlsx"),
    step("report", "-o", "@folder/report.html"),
    step("token", "add", "Wang", "--role", "admin", said="sg_"),
    step("token", "list", said="Wang"),
    step("token", "remove", "Wang"),
    step("doctor", said="The engine answers"),
    step("backup", "@folder/backup", said="remote", code=2),
    step("restore", "@folder/backup", said="remote", code=2),
]
# Run until it is stopped: test_product.py starts it.
SERVING = {"serve"}

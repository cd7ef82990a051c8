import pytest

from stdgraph import resources
from stdgraph.errors import BadEncoding, BadSyntax, Message, NotFound, UnreadableFile
from stdgraph.queries import ValueType, load_questions, question
from stdgraph.queries.heading import read_question

GOOD = """#+ title@zh: 某类目的标准
#+ title@en: Standards of a category
#+ description@zh: 说明，
#+   分几
#+   行 SPARQL
#+   写。
#+ description@en: What the answer means,
#+   on two lines.
#+ tags: categories, standards
#+ question: 3
#+ param edition: edition; 指南版本 | guide edition
#+ param part: code part base-common key-technology; 部分 | part
#+ missing@zh: 未收录。
#+ missing@en: Not recorded.
PREFIX code: <https://w3id.org/stdgraph/code/>
SELECT * WHERE {
  VALUES ?edition { "2021" }
  VALUES ?part { code:part-key-technology }
}
"""

# what is wrong, the text to change, what it becomes, the line that the message names
BROKEN = [
    ("a title is missing", "#+ title@en: Standards of a category\n", "", 1),
    ("a word that no heading has", "#+ tags:", "#+ labels:", 9),
    ("an entry twice", "#+ question: 3", "#+ tags: again", 10),
    ("a question that is no number", "#+ question: 3", "#+ question: three", 10),
    ("an entry without text", "#+ question: 3", "#+ question:", 10),
    ("an unknown type", "edition: edition;", "edition: year;", 11),
    ("a label in one language", "指南版本 | guide edition", "guide edition", 11),
    ("a parameter without its line", '  VALUES ?edition { "2021" }\n', "", 11),
    (
        "a line without its parameter",
        "#+ param edition: edition; 指南版本 | guide edition\n",
        "",
        16,
    ),
    ("a default outside the choices", "part-key-technology }", "part-none }", 12),
    ("a default that is no single term", '{ "2021" }', '{ "2021" "2024" }', 11),
    ("what is missing in one language", "#+ missing@en: Not recorded.\n", "", 13),
]


def test_a_heading_is_read_whole():
    read = read_question("some-question", GOOD)
    assert read.name == "some-question"
    assert read.title == Message("某类目的标准", "Standards of a category")
    assert read.description == Message(
        "说明，分几行 SPARQL 写。", "What the answer means, on two lines."
    )
    assert read.tags == ("categories", "standards")
    assert read.number == 3
    assert read.missing == Message("未收录。", "Not recorded.")
    edition, part = read.parameters
    assert (edition.name, edition.type, edition.default) == ("edition", ValueType.EDITION, "2021")
    assert edition.label == Message("指南版本", "guide edition")
    assert (part.type, part.default) == (ValueType.CODE, "key-technology")
    assert (part.scheme, part.choices) == ("part", ("base-common", "key-technology"))


@pytest.mark.parametrize(
    ("old", "new", "line"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_heading_that_cannot_be_read_is_refused_with_its_line(old, new, line):
    assert old in GOOD
    with pytest.raises(BadSyntax, match=r"some-question\.rq") as refused:
        read_question("some-question", GOOD.replace(old, new))
    assert refused.value.line == line
    assert "some-question.rq" in refused.value.text("zh")


def test_an_unknown_question_is_refused_with_those_that_look_alike():
    with pytest.raises(NotFound, match="reference-cycles"):
        question("reference-cycle", resources.queries())


@pytest.mark.parametrize("name", ["../queries/reference-cycles", "*", ""])
def test_a_question_is_found_by_its_name_alone(name):
    with pytest.raises(NotFound, match=r"List them all with|Did you mean"):
        question(name, resources.queries())


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="nowhere"):
        load_questions(tmp_path / "nowhere")


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "old.rq").write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(BadEncoding, match=r"old\.rq"):
        load_questions(tmp_path)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "folder.rq").mkdir()
    with pytest.raises(UnreadableFile, match=r"folder\.rq"):
        load_questions(tmp_path)


def test_questions_come_sorted_by_name():
    names = [found.name for found in load_questions(resources.queries())]
    assert names == sorted(names)
    assert len(names) >= 40


def test_numbers_of_questions_are_not_given_twice():
    numbers = [q.number for q in load_questions(resources.queries()) if q.number is not None]
    assert len(numbers) == len(set(numbers))


def test_choices_of_a_parameter_are_codes_of_the_ontology():
    known = (resources.ontology() / "codes.ttl").read_text("utf-8")
    choices = {
        f"code:{parameter.scheme}-{choice}"
        for asked in load_questions(resources.queries())
        for parameter in asked.parameters
        for choice in parameter.choices
    }
    assert {code for code in choices if f"\n{code} a " not in known} == set()

"""Write ``docs/questions.md`` from the headings of the query files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stdgraph import resources
from stdgraph.queries import Parameter, Question, load_questions

PAGE = Path(__file__).with_name("questions.md")
HEAD = """\
# Named questions

Every file of the folder `queries` is a question with a name. This page is written from their
headings by `docs/write_questions.py`: change it there, not here. The same question can be asked

- on a page, with a form for its parameters: `/questions/NAME`;
- over HTTP: `/api/v1/queries/NAME?PARAMETER=VALUE`, as JSON, CSV, TSV or XML by `Accept`, by
  `?format=csv` or by `NAME.csv`; `/api/v1/queries/NAME/sparql` is the SPARQL behind the answer and
  `/api/v1/queries` the list of all;
- on the command line: `stdgraph ask NAME -p PARAMETER=VALUE`, whose table says codes in words;
  `--format csv` and the like keep them.

`confidence` says how far the records of a row are confirmed: `recalled` (to be verified, 待核实)
where the record that the row is about, a document or relation that it names, or the date that it
hangs on was not found in a source; `judged` where the row is a judgement of ours; else `stated`.
After a column that counts records stands one that says how many of them are to be verified: after
`standards` comes `standards_to_verify`.

An empty answer is no proof that there is no such thing: it comes with what the bundled graph lacks
for the question, as the member `stdgraph.missing` in JSON and the header `Stdgraph-Missing`.
"""


def page() -> str:
    """Return the text of the page."""
    return "\n".join([HEAD, *map(_section, load_questions(resources.queries()))])


def _section(question: Question) -> str:
    return "\n".join(
        [
            f"## {question.name}",
            "",
            f"**{question.title.zh}** {question.title.en}",
            "",
            question.description.zh,
            "",
            question.description.en,
            "",
            *_parameters(question.parameters),
            f"Topics: {', '.join(question.tags)}",
            "",
        ]
    )


def _parameters(parameters: tuple[Parameter, ...]) -> Iterator[str]:
    if not parameters:
        return
    yield "| parameter | meaning | type | default |"
    yield "| --- | --- | --- | --- |"
    for it in parameters:
        kind = " ".join(f"`{choice}`" for choice in it.choices) or it.type.value
        yield f"| `{it.name}` | {it.label.zh} {it.label.en} | {kind} | `{it.default}` |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

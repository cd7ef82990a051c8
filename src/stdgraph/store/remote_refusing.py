"""What a remote engine must not be sent, and what its own refusals mean."""

from __future__ import annotations

from stdgraph.errors import (
    BadInput,
    BadUsage,
    ForbiddenQuery,
    LimitReached,
    Message,
    NotFound,
    StdgraphError,
)
from stdgraph.names import XSD
from stdgraph.store.remote_bookkeeping import BOOKKEEPING
from stdgraph.store.remote_engines import Engine
from stdgraph.store.remote_failures import EngineRefusal
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.tokens import Kind, iri_text

_INTEGER = XSD + "integer"


def refuse_update(reading: Reading, engine: Engine) -> None:
    """Check a plain update.

    Raises:
        ForbiddenQuery: it names the graph that stdgraph keeps for itself.
        BadInput: a number that the engine would store as another.
    """
    found = reading.tokens
    for i, token in enumerate(found):
        if token.kind is Kind.IRI and iri_text(token) == BOOKKEEPING:
            raise ForbiddenQuery(
                Message(
                    f"{BOOKKEEPING} 由 stdgraph 自用。",
                    f"{BOOKKEEPING} is kept by stdgraph for itself.",
                ),
                Message("请使用其他图名。", "Use another graph."),
            )
        if token.kind is Kind.INTEGER:
            refuse_integer(token.text, _INTEGER, engine)
        elif token.kind is Kind.STRING and found[i + 1].text == "^^":
            refuse_integer(token.text.strip("\"'"), iri_text(found[i + 2]), engine)


def refuse_integer(text: str, datatype: str, engine: Engine) -> None:
    """Raise BadInput for an integer beyond what the engine can hold."""
    if engine.integers is None or datatype != _INTEGER or len(text) < len(str(engine.integers)):
        return
    if text.lstrip("+-").isdigit() and abs(int(text)) > engine.integers:
        raise BadInput(
            Message(
                f"整数 {text} 超出 {engine.name} 的范围（±{engine.integers}），会被存成另一个数。",
                f"The integer {text} is beyond what {engine.name} holds (±{engine.integers});"
                " it would store another number.",
            ),
            Message(
                "请改为 xsd:string 或换一个引擎。", "Write it as a string, or use another engine."
            ),
        )


def no_unnamed(engine: Engine) -> BadUsage:
    """Return the error for triples that would go into an unnamed graph where there is none."""
    return BadUsage(
        Message(f"{engine.name} 没有无名图。", f"{engine.name} has no unnamed graph."),
        Message(
            "请指明要写入的命名图（GRAPH 或 WITH）。",
            "Name the graph, with GRAPH, WITH or ?graph=.",
        ),
    )


_NO_GRAPH = (
    NotFound,
    Message("没有这个命名图", "There is no such graph"),
    Message("请核对图名，或加 SILENT。", "Check its name, or add SILENT."),
)
# Words of Oxigraph and Virtuoso, and what they mean here; the first that is found counts.
_MEANINGS: tuple[tuple[str, tuple[type[StdgraphError], Message, Message]], ...] = (
    ("does not exist", _NO_GRAPH),
    ("has not been explicitly created", _NO_GRAPH),
    (
        "already exists",
        (
            BadInput,
            Message("命名图已经存在", "The graph exists already"),
            Message("请换一个名称，或加 SILENT。", "Choose another name, or add SILENT."),
        ),
    ),
    (
        "memory exhausted",
        (
            LimitReached,
            Message("文本太长，引擎的内存不够", "The text is too long for the engine's memory"),
            Message("请分成几次，或作为文件导入。", "Send it in parts, or import it as a file."),
        ),
    ),
)


def meaning(refusal: EngineRefusal, engine: Engine) -> StdgraphError | None:
    """Return what an engine's refusal means; None where it finds fault with the text itself."""
    if "default graph" in refusal.said and not engine.has_unnamed:
        return no_unnamed(engine)
    for words, (kind, what, fix) in _MEANINGS:
        if words in refusal.said:
            said = Message(f"{what.zh}（{refusal.said}）。", f"{what.en} ({refusal.said}).")
            return kind(said, fix)
    # Virtuoso answers 500 to what it finds wrong in a query's values (SQL states 22...).
    if refusal.status == 400 or "Virtuoso 22" in refusal.said:
        return None
    return refusal

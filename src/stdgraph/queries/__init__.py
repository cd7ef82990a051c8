"""The named questions: SPARQL files with headings, read and given their values, never run here."""

from stdgraph.queries.binding import bind
from stdgraph.queries.library import load_questions, question
from stdgraph.queries.question import Parameter, Question, ValueType

__all__ = ["Parameter", "Question", "ValueType", "bind", "load_questions", "question"]

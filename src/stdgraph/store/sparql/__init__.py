"""SPARQL as text: its tokens, what a query is and asks for, and where a broken one breaks."""

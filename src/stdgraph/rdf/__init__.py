"""Between the model and RDF: terms, quads, and the only SPARQL text outside ``queries/``."""

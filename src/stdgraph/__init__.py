"""The knowledge graph of a standards system: model, numbers, validation, coverage and gaps."""

"""Tests of the ontology and of the code lists."""

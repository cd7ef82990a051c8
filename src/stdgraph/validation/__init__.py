"""Validation by SHACL: shapes, the engines behind one interface, findings and their reports."""

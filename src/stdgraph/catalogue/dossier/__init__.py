"""A standard's own page as a value: the record with all that is near it."""

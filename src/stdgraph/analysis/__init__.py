"""What the whole graph says: coverage and gaps."""

"""Reading the journal: what changed, between which moments, and how the graph was then."""

"""HTTP: the SPARQL endpoint, the graph store, and the frame that pages and REST hang in."""

"""The bundled data of one release after another, brought to a graph that has edits of its own."""

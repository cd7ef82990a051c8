"""The pages for people: server-rendered HTML that needs no JavaScript."""

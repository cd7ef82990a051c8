"""The store: one port of few methods, and the engines behind it."""

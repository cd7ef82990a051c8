"""Answers as bytes: one small module for each format."""

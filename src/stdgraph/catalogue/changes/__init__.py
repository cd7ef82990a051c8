"""Changing the graph record by record: proposed, checked, committed as one, undone.

``propose`` says what operations would do, ``commit`` does it and keeps its record, ``undo``
takes a committed change back. What a change was, and who made it, is in the journal.
"""

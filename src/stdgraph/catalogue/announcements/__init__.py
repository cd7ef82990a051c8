"""Announcements as they are published: read as printed, and brought to the desk as one change.

``reading`` finds kind, heading, columns and lines; ``filing`` turns lines into operations.
"""

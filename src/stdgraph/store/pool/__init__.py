"""Worker processes that answer queries, can be killed, and are quick to replace."""

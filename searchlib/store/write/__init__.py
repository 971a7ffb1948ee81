"""Changing an index: indexing runs, batches, merges, commits."""

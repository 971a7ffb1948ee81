"""Tokens to an index on disk, inside Whoosh's frame."""

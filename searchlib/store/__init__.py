"""Tokens to an index on disk, inside Whoosh's frame."""

from searchlib.store.former_names import install

install()

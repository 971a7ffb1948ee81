"""A name that pickles in tables of contents of before 1 December 2026 hold; the class is `store.whoosh`'s."""

from searchlib.store.whoosh.whoosh_codec import ArraySegment

__all__ = ["ArraySegment"]

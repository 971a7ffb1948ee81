"""A name that pickles in tables of contents of before 1 December 2026 hold; the class is `store.format`'s."""

from searchlib.store.format.table_of_contents import SegmentEntry

__all__ = ["SegmentEntry"]

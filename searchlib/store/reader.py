"""Reading an index folder without Whoosh: the newest state, its segments mapped into memory."""

from __future__ import annotations

from searchlib.store.segment import Segment

__all__ = ["Segment"]

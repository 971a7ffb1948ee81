"""The loops that numba compiles, all in one place; imported by `searchlib.accelerate` alone.

Nothing is checked in them but where it is said: callers bound every number before. What is compiled is kept
beside the files, or in the user's cache where these cannot be written.
"""

from __future__ import annotations

from searchlib.accelerate.bound import bind
from searchlib.accelerate.counts import add, collect, gather, spread
from searchlib.accelerate.levels import postings_of, read_lists
from searchlib.accelerate.lists import decode
from searchlib.accelerate.onefield import RUN, WORDS, put_first, search_run, search_words
from searchlib.accelerate.packed import DAMAGED, NO_ROOM, TOO_OFTEN, read_list
from searchlib.accelerate.ranking import add_articles, best
from searchlib.accelerate.runs import pair_edges, pair_table
from searchlib.accelerate.scoring import ALL, ANY, FREE
from searchlib.accelerate.texts import lay_out, write_text
from searchlib.accelerate.windows import WIDTH, ceilings, copy, count, fill, lay_dense, members

__all__ = [
    "ALL",
    "ANY",
    "DAMAGED",
    "FREE",
    "NO_ROOM",
    "RUN",
    "TOO_OFTEN",
    "WIDTH",
    "WORDS",
    "add",
    "add_articles",
    "best",
    "bind",
    "ceilings",
    "collect",
    "copy",
    "count",
    "decode",
    "fill",
    "gather",
    "lay_dense",
    "lay_out",
    "members",
    "pair_edges",
    "pair_table",
    "postings_of",
    "put_first",
    "read_list",
    "read_lists",
    "search_run",
    "search_words",
    "spread",
    "write_text",
]

"""The loops that numba compiles, all in one place; imported by `searchlib.kernels` alone.

Nothing is checked in them but where it is said: callers bound every number before. What is compiled is kept
beside the files, or in the user's cache where these cannot be written.
"""

from __future__ import annotations

from searchlib.kernels.article_loops import LANES
from searchlib.kernels.bits import ALWAYS, COUNTED
from searchlib.kernels.excerpt_loops import excerpts
from searchlib.kernels.frequency_loops import add, collect, fill_always, fill_articles, gather
from searchlib.kernels.laid_list_loops import (
    AS_OFTEN,
    DAMAGED,
    NO_ROOM,
    OWN,
    WHOLE,
    lay_list,
    lay_pairs,
)
from searchlib.kernels.nearness_loops import near, near_two
from searchlib.kernels.packed_list_loops import pair_edges, pair_table, postings_of, read_lists
from searchlib.kernels.ranking_loops import best
from searchlib.kernels.run_loops import lay_run
from searchlib.kernels.text_loops import BLOCK, count_runs, find_places, lay_out
from searchlib.kernels.typed_loops import called
from searchlib.kernels.window_loops import WIDTH, WINDOW_BLOCKS, count, fill, lay_shares, members
from searchlib.kernels.window_scoring import ALL, ANY, FREE

__all__ = [
    "ALL",
    "ALWAYS",
    "ANY",
    "AS_OFTEN",
    "BLOCK",
    "COUNTED",
    "DAMAGED",
    "FREE",
    "LANES",
    "NO_ROOM",
    "OWN",
    "WHOLE",
    "WIDTH",
    "WINDOW_BLOCKS",
    "add",
    "best",
    "collect",
    "count",
    "count_runs",
    "excerpts",
    "fill",
    "fill_always",
    "fill_articles",
    "find_places",
    "gather",
    "lay_list",
    "lay_out",
    "lay_pairs",
    "lay_run",
    "lay_shares",
    "members",
    "near",
    "near_two",
    "pair_edges",
    "pair_table",
    "postings_of",
    "read_lists",
]

globals().update({name: called(globals()[name]) for name in __all__})

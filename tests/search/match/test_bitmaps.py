"""Lists counted as bits are counted as sets are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.search.match import bitmaps
from searchlib.search.match.posting_sets import Postings
from searchlib.store.segment.array_cache import Budget

COUNT = 203


class Paragraphs:
    """As much of a segment as counting asks for."""

    def __init__(self) -> None:
        self.count, self.budget = COUNT, Budget()
        self._made = {}

    def derive(self, kind):
        return self._made.setdefault(kind, kind(self))


@given(
    st.lists(st.sets(st.integers(0, COUNT - 1)), min_size=1, max_size=6),
    st.none() | st.sets(st.integers(0, COUNT - 1)),
    st.sampled_from([1, 8, 10**6]),
)
def test_as_many_as_of_sets(sets, passing, long):
    lists = [
        Postings(
            np.array(sorted(one), np.uint32), np.ones(len(one), np.uint16), number if number % 2 else None
        )
        for number, one in enumerate(sets)
    ]
    mask = None if passing is None else np.array([number in passing for number in range(COUNT)])
    allowed = set(range(COUNT)) if passing is None else passing
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bitmaps, "_LONG", long)
        segment = Paragraphs()
        for _ in range(2):
            found = bitmaps.counts(segment, lists, mask)
            assert found == (len(set.union(*sets) & allowed), len(set.intersection(*sets) & allowed))

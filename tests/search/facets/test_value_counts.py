"""Counts are read like a dictionary, in order, however many there are."""

from __future__ import annotations

import numpy as np
import pytest
from searchlib.search.facets.value_counts import Counts

STRINGS = np.empty(1000, object)
STRINGS[:] = [f"bai-{number}" for number in range(1000)]


def counts(*which: int) -> Counts:
    chosen = np.array(which, np.int64)
    return Counts(STRINGS, chosen, np.arange(len(which), 0, -1))


def test_they_are_read_like_a_dictionary() -> None:
    found = counts(7, 2, 900)
    assert found == {"bai-7": 3, "bai-2": 2, "bai-900": 1}
    assert list(found) == list(found.keys()) == ["bai-7", "bai-2", "bai-900"]
    assert list(found.items()) == [("bai-7", 3), ("bai-2", 2), ("bai-900", 1)]
    assert list(found.values()) == [3, 2, 1]
    assert found["bai-2"] == 2
    assert found.get("bai-1") is None
    assert "bai-1" not in found
    assert ("bai-7", 3) in found.items()
    assert repr(found) == "{'bai-7': 3, 'bai-2': 2, 'bai-900': 1}"
    with pytest.raises(KeyError):
        found["bai-1"]


def test_there_may_be_many_or_none() -> None:
    found = counts(*range(1000))
    assert len(found) == len(dict(found)) == 1000
    assert dict(found.items()) == {f"bai-{number}": 1000 - number for number in range(1000)}
    assert counts() == {}
    assert not counts()

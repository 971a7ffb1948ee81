"""Packed posting lists say what was packed, one by one and many at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.store.format.array_layout import ARRAYS
from searchlib.store.format.column import Column
from searchlib.store.format.string_tables import starts
from searchlib.store.segment import list_places
from searchlib.store.segment import posting_lists as module
from searchlib.store.segment.posting_lists import PostingLists
from searchlib.store.write import list_packing
from searchlib.store.write.list_packing import ListPacker
from searchlib.store.write.segment_packing import pack_pairs

Entry = tuple[int, int, int]
"""Paragraph, frequency, occurrences inside words."""


@st.composite
def posting_list(draw: st.DrawFn) -> list[Entry]:
    docs = draw(st.lists(st.integers(0, 299), unique=True, max_size=150))
    kind = draw(st.sampled_from(["ones", "words", "any"]))
    entries = []
    for doc in sorted(docs):
        tf = draw(st.sampled_from([1, 1, 1, 2, 5, 65535])) if kind == "any" else 1
        inside = draw(st.integers(0, min(tf, 7))) if kind == "any" else int(kind == "words")
        entries.append((doc, tf, tf if inside == 6 else inside))
    return entries


def packed(lists: list[list[Entry]], cut: int = 0) -> PostingLists:
    flat = [entry for one in lists for entry in one]
    docs, tf, joined = (np.array([entry[i] for entry in flat], "<u4") for i in range(3))
    start = starts(np.array([len(one) for one in lists], "<u8"))
    packer = ListPacker("pair", 300)
    for low, high in ((0, cut), (cut, len(lists))):
        own = slice(int(start[low]), int(start[high]))
        part = start[low : high + 1] - start[low]
        packer.add(part, docs[own], tf[own].astype("<u2"), joined[own].astype("<u2"))
    arrays = packer.finish()
    for name, values in arrays.items():
        assert values.dtype.str.lstrip("<|") == ARRAYS[name].dtype, name
    return PostingLists({name: Column(name, arrays[name], ARRAYS[name]) for name in arrays}, "pair", 300)


def entries(found: tuple[np.ndarray, np.ndarray, np.ndarray]) -> list[Entry]:
    return list(zip(*(part.tolist() for part in found), strict=True))


@pytest.fixture(params=[False, True], ids=["NumPy", "loops"])
def _loops(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param and not kernels.wait():
        pytest.skip("numba is not installed")
    kernels.enable(request.param)
    yield
    kernels.enable(False)


@pytest.mark.usefixtures("_loops")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(posting_list(), min_size=1, max_size=12), st.sampled_from([2, 3, 32]), st.data())
def test_lists_come_back(lists: list[list[Entry]], group: int, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for one in (list_packing, list_places):
            patch.setattr(one, "GROUP", group)
        level = packed(lists, data.draw(st.integers(0, len(lists))))
        assert len(level) == len(lists)
        if data.draw(st.booleans()):
            assert level.lay_out().tolist() == [len(one) for one in lists]
        assert level.dfs(0, len(lists)).tolist() == [len(one) for one in lists]
        for number, one in enumerate(lists):
            assert level.df(number) == len(one)
            assert entries(level.read(number, words=True)) == one
            docs, tf, inside = level.read(number, words=False)
            assert (docs.tolist(), tf.tolist()) == ([entry[0] for entry in one], [entry[1] for entry in one])
            assert len(inside) == 0
            assert level.occurrences(number) == (sum(e[1] for e in one), sum(e[2] for e in one))
        low = data.draw(st.integers(0, len(lists) - 1))
        high = data.draw(st.integers(low + 1, len(lists)))
        expected = [entry for one in lists[low:high] for entry in one]
        assert entries(level.read_range(low, high, words=True)) == expected
        docs, tf, _ = level.read_range(low, high, words=False)
        assert list(zip(docs.tolist(), tf.tolist(), strict=True)) == [entry[:2] for entry in expected]
        again = packed(lists)
        again.read_range(low, high, words=True)
        assert [entries(again.read(number, words=True)) for number in range(len(lists))] == lists


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_BYTES", 3_000)  # of 1,400 each
    level = packed([[(doc, 1, 0) for doc in range(100)] for _ in range(5)])
    for _ in range(2):
        for number in range(5):
            assert len(level.read(number, words=True)[0]) == 100
    assert len(level._kept) == 2


def test_frequent_pairs_take_less_than_a_byte_for_each_posting() -> None:
    level = packed([[(doc, 1, 1) for doc in range(0, 300, 2)]])
    assert len(level._columns["lists"]) <= 38
    assert len(level._columns["more.lists"]) == 0


def test_pairs_of_syllables_with_numbers_of_more_than_16_bits() -> None:
    keys = np.array([a << 32 | b for a in (0, 3, 65_999) for b in (0, 5, 65_535, 65_536, 65_999)], "<u8")
    arrays = pack_pairs(keys, 66_000)
    rows = arrays["pair.first"]
    assert len(rows) == 2 * 66_000 + 1
    assert rows[-1] == len(keys)
    assert rows[[0, 1, 2, 6, 7, 8]].tolist() == [0, 3, 5, 5, 8, 10]
    assert arrays["pair.second"].tolist() == [key & 0xFFFF for key in keys.tolist()]


def test_an_empty_list_with_frequencies_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "loops", lambda: None)  # compiled, it is just empty
    packer = ListPacker("pair", 300)
    packer.add(starts(np.array([1], "<u8")), *(np.array([value], "<u2") for value in (7, 2, 0)))
    arrays = packer.finish()
    arrays["pair.size"] = np.array([2], "u1")  # no posting, form 2
    level = PostingLists({name: Column(name, arrays[name], ARRAYS[name]) for name in arrays}, "pair", 300)
    with pytest.raises(IndexDamaged):
        level.read_range(0, 1, words=False)


def test_a_list_whose_frequencies_are_known_is_not_decoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = [[(1, 1, 0), (4, 3, 2), (9, 2, 2)], [(2, 1, 1), (3, 1, 1)], [(5, 1, 0)], [(7, 4, 1), (8, 2, 2)]]
    whole, alone = packed(lists), packed(lists)
    whole.read_range(0, 4, words=False)
    for number in range(4):
        alone.read(number, words=False)
    assert whole._edges
    monkeypatch.setattr(PostingLists, "_decode", None)
    monkeypatch.setattr(PostingLists, "_decode_ranges", None)
    for level in (whole, alone):
        for number, one in enumerate(lists):
            assert entries(level.read(number, words=True)) == one


def test_what_lies_inside_words_has_to_be_among_what_occurs() -> None:
    level = packed([[(1, 2, 1), (4, 3, 2), (9, 2, 2)]])
    docs, tf, _ = level.read(0, words=False)
    changed = level._columns["more.lists"].raw
    changed[-1] ^= 0xFF
    with pytest.raises(IndexDamaged):
        level.read(0, words=True)
    assert (len(docs), tf.tolist()) == (3, [2, 3, 2])


@given(st.lists(posting_list(), min_size=4, max_size=12), st.booleans(), st.data())
def test_ranges_are_read_together(lists: list[list[Entry]], words: bool, data: st.DataObject) -> None:
    level = packed(lists)
    edges = sorted(data.draw(st.sets(st.integers(0, len(lists)), min_size=2)))
    ranges = [(low, high) for low, high in pairwise(edges) if data.draw(st.booleans())]
    expected = [entry for low, high in ranges for one in lists[low:high] for entry in one]
    for _ in range(2):  # the second time, long ones are kept
        docs, tf, inside = level.read_ranges(ranges, words)
        assert (docs.tolist(), tf.tolist()) == ([entry[0] for entry in expected], [e[1] for e in expected])
        assert inside.tolist() == ([entry[2] for entry in expected] if words else [])

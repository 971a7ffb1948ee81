"""Chunks numbered as they come."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.segmentation import batch_analysis, chunk_register
from searchlib.text.segmentation.batch_analysis import _tagger, analyze_all, segment_all
from searchlib.text.segmentation.chunk_register import Register
from searchlib.text.segmentation.growing_columns import Column, Rows
from searchlib.text.segmentation.sorted_lookup import Places
from searchlib.text.segmentation.words import segment

# Few letters, so that chunks come again; beyond 16 bits, alone a surrogate, no letter at all.
texts = st.lists(st.text(st.sampled_from("ab đ,\x00\n\ud800\U0001d400"), max_size=30), max_size=12)
NEWS = [
    "Hội nghị chuyển đổi số của thành phố",
    "bà Lê Thị Hoa (Sở Y tế), 30-1",
    "",
    "TPHCM: hội nghị, TP.HCM",
]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with nothing known, and leaves nothing."""
    monkeypatch.setattr(batch_analysis, "_IDLE", {})


def new_register() -> Register:
    return Register(_tagger())


def cut(known: Register, some: Sequence[str]) -> list[list[str]]:
    found = known.cut(some)
    for number, text in enumerate(some):
        assert found.text[found.begin[number] : found.begin[number + 1]] == text + " "
    chunks = [known.chunks[number] for number in found.which.tolist()]
    return [chunks[first:last] for first, last in pairwise(found.first.tolist())]


@given(st.lists(texts, max_size=4))
def test_chunks_are_what_stands_between_spaces(batches: list[list[str]]) -> None:
    known = new_register()
    for some in batches:
        assert cut(known, some) == [text.split(" ") for text in some]
    assert len(set(known.chunks)) == len(known.chunks)


@pytest.mark.parametrize("mix", [0, 1])
def test_chunks_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch, mix: int) -> None:
    monkeypatch.setattr(chunk_register, "_MIX", np.uint64(mix))  # all chunks have few slots
    known = new_register()
    for _ in range(2):
        assert cut(known, NEWS) == [text.split(" ") for text in NEWS]


def test_a_text_of_any_length_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk_register, "_OFTEN", 8)
    chunk_register._usual_powers.cache_clear()
    known = new_register()
    for some in (NEWS[:1], ["số"], NEWS):
        assert cut(known, some) == [text.split(" ") for text in some]
    chunk_register._usual_powers.cache_clear()


def test_a_full_register_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    segment_all(NEWS)
    assert len(batch_analysis._IDLE[None]) == 1
    monkeypatch.setattr(chunk_register, "MOST_CHUNKS", 3)
    assert segment_all(NEWS) == list(map(segment, NEWS))
    assert not batch_analysis._IDLE[None]
    monkeypatch.undo()
    monkeypatch.setattr(chunk_register, "MOST_LETTERS", 3)
    assert segment_all(NEWS) == list(map(segment, NEWS))


def test_parts_of_many_texts_are_cut_as_all(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(map(segment, NEWS * 3))
    for letters in (1, 40, 1_000):
        monkeypatch.setattr(batch_analysis, "LETTERS", letters)
        assert segment_all(NEWS * 3) == expected


def test_nothing_half_written_is_kept() -> None:
    fails = True

    def note(surfaces: Sequence[str], afters: Sequence[str]) -> list[int]:
        if fails and "Hội" in surfaces:
            raise KeyboardInterrupt
        return [len(surface + after) for surface, after in zip(surfaces, afters, strict=True)]

    analyze_all(["chuyển đổi"], note)
    with pytest.raises(KeyboardInterrupt):
        analyze_all(NEWS, note)
    fails = False
    found = analyze_all(["hội nghị chuyển đổi,", "(TPHCM)"], note)
    forms = [found.forms[number] for number in found.tokens.tolist()]
    assert forms == ["hội", "nghị", "chuyển", "đổi", "tp", "hcm"]
    assert found.notes.tolist() == list(map(len, ["hội ", "nghị ", "chuyển ", "đổi, ", "", "TPHCM) "]))


def test_threads_share_no_register() -> None:
    some = [[f"{text} {number} lần{number % 7}" for text in NEWS] for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(segment_all, some)) == [list(map(segment, each)) for each in some]


@given(st.lists(st.integers(0, 1 << 62), unique=True), st.lists(st.integers(0, 1 << 62)))
def test_places_of_numbers(held: list[int], others: list[int]) -> None:
    asked = np.array([*others, *held, *others], np.int64)
    hit, place = Places(np.array(held, np.int64)).find(asked)
    expected = [(at, held.index(one)) for at, one in enumerate(asked.tolist()) if one in held]
    assert list(zip(hit.tolist(), place.tolist(), strict=True)) == expected


@given(st.lists(st.lists(st.integers(0, 5)), min_size=1), st.data())
def test_rows_one_after_another(batches: list[list[int]], data: st.DataObject) -> None:
    rows, elements = Rows(), Column(np.int64)
    for counts in batches:
        rows.extend(np.array(counts, np.int64))
        elements.extend(range(len(elements), len(elements) + sum(counts)))
    counts = [count for some in batches for count in some]
    begins = np.cumsum([0, *counts]).tolist()
    which = data.draw(st.lists(st.integers(0, len(counts) - 1))) if counts else []
    runs = rows.runs(np.array(which, np.int64), np.array([0, len(which)]))
    expected = [at for row in which for at in range(begins[row], begins[row + 1])]
    assert elements.values()[runs.which].tolist() == expected
    assert runs.start.tolist() == [0, len(expected)]
    assert runs.count.tolist() == [counts[row] for row in which]


def test_what_was_taken_of_a_column_stays() -> None:
    column = Column(np.int64)
    column.extend([1, 2])
    taken = column.values()
    column.extend(range(5_000))
    assert taken.tolist() == [1, 2]
    assert column.values().tolist() == [1, 2, *range(5_000)]

"""Posting lists say what a walk over the text says."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.store.format.string_tables import Batch, starts
from searchlib.store.write import inversion as module
from searchlib.store.write.inversion import invert

pytestmark = pytest.mark.usefixtures("packers")
EACH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
PARAGRAPHS = st.lists(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12), max_size=8)


def forward(paragraphs: list[list[tuple[int, bool]]], vocabulary: int = 6) -> Batch:
    flat = [token for paragraph in paragraphs for token in paragraph]
    return {
        "tokens": np.array([number for number, _ in flat], "<u4"),
        "token.start": starts(np.array([len(paragraph) for paragraph in paragraphs], "<u4")),
        "joined": np.packbits(np.array([bit for _, bit in flat], bool), bitorder="little"),
        "syllables.start": np.zeros(vocabulary + 1, "<u8"),
    }


def read_pairs(arrays: Batch) -> dict[tuple[int, int, int], tuple[int, int]]:
    found = {}
    for number, key in enumerate(arrays["pair.keys"].tolist()):
        first, last = arrays["pair.start"][number : number + 2].tolist()
        for i in range(first, last):
            place = (key >> 32, key & 0xFFFFFFFF, int(arrays["pair.docs"][i]))
            found[place] = (int(arrays["pair.tf"][i]), int(arrays["pair.joined"][i]))
    return found


@EACH
@given(PARAGRAPHS)
def test_syllables(paragraphs: list[list[tuple[int, bool]]]) -> None:
    arrays = invert(forward(paragraphs))
    wanted: dict[tuple[int, int], tuple[int, int]] = {}
    for doc, paragraph in enumerate(paragraphs):
        continues = [at > 0 and joined for at, (_, joined) in enumerate(paragraph)]
        for (n, _), before, after in zip(paragraph, continues, [*continues[1:], False], strict=False):
            tf, inside = wanted.get((n, doc), (0, 0))
            wanted[n, doc] = tf + 1, inside + (before or after)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for number in range(6):
        first, last = arrays["syl.start"][number : number + 2].tolist()
        docs = arrays["syl.docs"][first:last].tolist()
        assert docs == sorted(set(docs))
        counts = (arrays[f"syl.{name}"][first:last].tolist() for name in ("tf", "joined"))
        found |= {(number, doc): (tf, inside) for doc, tf, inside in zip(docs, *counts, strict=True)}
    assert found == wanted


@EACH
@given(PARAGRAPHS)
def test_pairs_stay_within_a_paragraph(paragraphs: list[list[tuple[int, bool]]]) -> None:
    wanted: Counter[tuple[int, int, int]] = Counter()
    inside: Counter[tuple[int, int, int]] = Counter()
    for doc, paragraph in enumerate(paragraphs):
        for (a, _), (b, joined) in pairwise(paragraph):
            wanted[a, b, doc] += 1
            inside[a, b, doc] += joined
    arrays = invert(forward(paragraphs))
    assert read_pairs(arrays) == {place: (tf, inside[place]) for place, tf in wanted.items()}
    assert arrays["pair.keys"].tolist() == sorted(set(arrays["pair.keys"].tolist()))


@EACH
@given(PARAGRAPHS)
def test_the_way_for_numbers_too_wide_gives_the_same(paragraphs: list[list[tuple[int, bool]]]) -> None:
    kernels.enable(False)
    batch = forward(paragraphs)
    narrow = invert(batch)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_sort_packed", module._sort_apart)
        wide = invert(batch)
    assert all(np.array_equal(narrow[name], wide[name]) for name in narrow)


@EACH
@given(PARAGRAPHS, st.integers(1, 9))
def test_blocks_of_any_size_give_the_same(paragraphs: list[list[tuple[int, bool]]], size: int) -> None:
    batch = forward(paragraphs)
    on = kernels.packers() is not None
    kernels.enable(False)
    whole = invert(batch)
    kernels.enable(on)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", size)
        parts = invert(batch)
    assert all(np.array_equal(whole[name], parts[name]) for name in whole)
    assert {name: values.dtype.str.lstrip("<|") for name, values in whole.items()} == {
        "syl.start": "u8",
        "syl.docs": "u4",
        "syl.tf": "u2",
        "syl.joined": "u2",
        "pair.keys": "u8",
        "pair.start": "u8",
        "pair.docs": "u4",
        "pair.tf": "u2",
        "pair.joined": "u2",
    }


def test_frequencies_are_cut_off() -> None:
    arrays = invert(forward([[(1, True)] * 70_000]))
    assert arrays["syl.tf"].tolist() == [65535]
    assert arrays["pair.tf"].tolist() == [65535]
    assert arrays["pair.joined"].tolist() == [65535]

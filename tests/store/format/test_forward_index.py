"""The byte-coded text gives every paragraph back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.store.format import forward_index as module
from searchlib.store.format.array_layout import ARRAYS
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text, pack_text

VOCABULARY = 9000
# frequent, of two bytes, and of four
NUMBERS = st.one_of(st.integers(0, 9), st.integers(0, 8999))


@pytest.fixture(scope="module", autouse=True)
def _loops() -> Iterator[None]:
    kernels.wait()  # without numba the same is looked at twice
    kernels.enable(False)
    yield
    kernels.enable(False)


def packed(paragraphs: list[list[int]]) -> Text:
    tokens = np.array([number for one in paragraphs for number in one], "<u4")
    lengths = np.array([len(one) for one in paragraphs], "<u4")
    arrays = pack_text(tokens, lengths, np.zeros(-(-len(tokens) // 8), "u1"), VOCABULARY)
    for name, values in arrays.items():
        assert values.dtype.str.lstrip("<|") == ARRAYS[name].dtype, name
    return Text({name: Column(name, arrays[name], ARRAYS[name]) for name in arrays})


@given(
    st.lists(st.lists(NUMBERS, max_size=8), min_size=1, max_size=40), st.sampled_from([7, 65535]), st.data()
)
def test_paragraphs_come_back(paragraphs: list[list[int]], long: int, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LONG", long)
        patch.setattr(module, "_OFTEN", data.draw(st.sampled_from([0, 400])))
        text = packed(paragraphs)
        assert text.all().tolist() == [number for one in paragraphs for number in one]
        assert text.lengths().tolist() == [len(one) for one in paragraphs]
        assert np.diff(text.starts()).tolist() == [len(one) for one in paragraphs]
        for number, one in enumerate(paragraphs):
            assert text.of(number, number + 1).tolist() == one
            assert text.few(number, number + 1) == one
        low = data.draw(st.integers(0, len(paragraphs) - 1))
        high = data.draw(st.integers(low + 1, len(paragraphs)))
        assert text.of(low, high).tolist() == [n for one in paragraphs[low:high] for n in one]
        chosen = sorted(data.draw(st.sets(st.integers(0, len(paragraphs) - 1), min_size=1)))
        for on in (False, True):
            kernels.enable(on)
            tokens, lengths = text.of_many(np.array(chosen, "<u4"))
            assert lengths.tolist() == [len(paragraphs[i]) for i in chosen]
            assert tokens.tolist() == [number for i in chosen for number in paragraphs[i]]
        kernels.enable(False)


def test_rare_syllables_take_four_bytes() -> None:
    text = packed([[i] * (2 if i < 5 else 1) for i in range(VOCABULARY)])
    assert len(text._columns["text.wide"]) == VOCABULARY - 224 - 31 * 256
    assert text.all().tolist() == [i for i in range(VOCABULARY) for _ in range(2 if i < 5 else 1)]


def test_a_long_paragraph() -> None:
    text = packed([[1], [2] * 70_000, [3]])
    assert text.lengths().tolist() == [1, 70_000, 1]
    assert text.of(2, 3).tolist() == [3]
    assert text._columns["long.length"].all().tolist() == [70_000]

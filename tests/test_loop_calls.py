"""Tests for calling compiled loops."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("numba")


def test_a_loop_of_one_signature_is_called_without_its_dispatcher() -> None:
    from searchlib.kernels.frequency_loops import gather
    from searchlib.kernels.top_k import sift
    from searchlib.kernels.typed_loops import called

    docs, scores = np.array([3, 5, 8], np.uint32), np.array([1.0, 0.5, 2.0])
    assert called(sift) is not sift
    assert called(sift)(docs, scores, 3, 1.0) == 2
    assert docs[:2].tolist() == [3, 8]
    assert called(gather) is gather  # frequencies are of two types
    assert called(7) == 7


def test_an_array_of_another_type_is_refused() -> None:
    from searchlib.kernels.top_k import sift
    from searchlib.kernels.typed_loops import called

    with pytest.raises(TypeError):
        called(sift)(np.array([3, 5], np.uint64), np.array([1.0, 0.5]), 2, 1.0)

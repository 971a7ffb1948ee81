"""The loops that write an index, apart from those that search one: few, so that compiling them is short."""

from __future__ import annotations

from searchlib.kernels.elias_fano_coding import encode
from searchlib.kernels.inversion_loops import order_pairs, order_syllables, pair_lists, syllable_lists

__all__ = ["encode", "order_pairs", "order_syllables", "pair_lists", "syllable_lists"]

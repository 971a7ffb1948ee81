"""Bits of a word of 64, for which the processor has instructions, and the bytes that frequencies are."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from numba import types
from numba.extending import intrinsic

from searchlib.kernels.typed_loops import BOOL, F8, I8, U8, Array, inlined, read


def _ones(typing: Any, word: Any) -> Any:
    """How many bits of a word (u8) are set (i8)."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.int64(types.uint64), generate


def _lowest(typing: Any, word: Any) -> Any:
    """The place (i8) of the lowest bit that is set in a word (u8), which is not 0."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], context.get_constant(types.boolean, True))

    return types.int64(types.uint64), generate


def _word_at(typing: Any, data: Any, at: Any) -> Any:
    """The eight bytes (u8) of `data` from `at` on as one number, the lowest first; there have to be eight."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        place = builder.gep(array.data, [arguments[1]])
        word = builder.load(builder.bitcast(place, context.get_value_type(types.uint64).as_pointer()))
        word.align = 1
        return word if sys.byteorder == "little" else builder.bswap(word)

    return types.uint64(data, types.int64), generate


ones: Any = intrinsic(_ones)
lowest: Any = intrinsic(_lowest)
word_at: Any = intrinsic(_word_at)


@inlined(BOOL(read(U8), I8))
def passes(passing: Array, doc: int) -> bool:
    """Whether the bit of a paragraph is set; all pass where there are no bits."""
    return bool(len(passing) == 0 or (passing[doc >> 6] >> np.uint64(doc & 63)) & np.uint64(1))


ALWAYS = 255
"""How often, in one byte, a term stands in a paragraph that has it as often as may be."""
_ALWAYS = 1048576.0
"""The same as a frequency; `search.match.posting_sets.ALWAYS`."""


@inlined(F8(I8))
def frequency_of(times: int) -> float:
    """How often a paragraph holds a term, out of the byte that says it."""
    return _ALWAYS if times == ALWAYS else float(times)


COUNTED = 60_000
"""An article that holds a term more often than this has it as often as may be, once for each above it."""


@inlined(F8(I8))
def article_frequency(sums: int) -> float:
    """How often an article holds a term, out of the two bytes that say it."""
    return float(sums) if sums <= COUNTED else (sums - COUNTED) * _ALWAYS

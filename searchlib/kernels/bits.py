"""Bits of a word of 64 and eight numbers at a time, by the processor; frequencies in bytes."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from llvmlite import ir
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


def _highest(typing: Any, word: Any) -> Any:
    """The place (i8) of the highest bit that is set in a word (u8), which is not 0."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        zeros = builder.ctlz(arguments[0], context.get_constant(types.boolean, True))
        return builder.sub(context.get_constant(types.int64, 63), zeros)

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


_EIGHT = ir.VectorType(ir.FloatType(), 8)


def _pointer(context: Any, builder: Any, array: Any, value: Any, at: Any, of: Any) -> Any:
    """A pointer to eight elements of an array, from one on that is counted over all rows."""
    place = builder.gep(context.make_array(array)(context, builder, value).data, [at])
    return builder.bitcast(place, ir.VectorType(of, 8).as_pointer())


def _read(builder: Any, pointer: Any, align: int) -> Any:
    found = builder.load(pointer)
    found.align = align
    return found


def _all(builder: Any, number: Any) -> Any:
    """Eight times the same number."""
    nothing = ir.Constant(_EIGHT, ir.Undefined)
    first = builder.insert_element(nothing, number, ir.Constant(ir.IntType(32), 0))
    return builder.shuffle_vector(first, nothing, ir.Constant(ir.VectorType(ir.IntType(32), 8), [0] * 8))


def _add(context: Any, builder: Any, array: Any, value: Any, at: Any, more: Any) -> None:
    """Adds eight numbers to those of an array."""
    place = _pointer(context, builder, array, value, at, ir.FloatType())
    stored = builder.store(builder.fadd(_read(builder, place, 4), more), place)
    stored.align = 4


def _bytes(context: Any, builder: Any, array: Any, value: Any, at: Any) -> Any:
    """Eight bytes of an array as numbers."""
    place = _pointer(context, builder, array, value, at, ir.IntType(8))
    return builder.uitofp(_read(builder, place, 1), _EIGHT)


def _add_bytes(typing: Any, sums: Any, place: Any, data: Any, at: Any, factor: Any) -> Any:
    """Adds to eight `sums` (f4) from `place` on `factor` (f4) times eight bytes of `data` from `at` on."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        more = builder.fmul(
            _bytes(context, builder, signature.args[2], given[2], given[3]), _all(builder, given[4])
        )
        _add(context, builder, signature.args[0], given[0], given[1], more)
        return context.get_dummy_value()

    return types.void(sums, types.int64, data, types.int64, types.float32), generate


def _add_shares(typing: Any, sums: Any, place: Any, data: Any, at: Any, norms: Any, factor: Any) -> Any:
    """Adds to `sums` from `place` on `factor` tf / (tf + norm); `norms` (f4) from there, tf from `at` on."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        times = _bytes(context, builder, signature.args[2], given[2], given[3])
        pointer = _pointer(context, builder, signature.args[4], given[4], given[1], ir.FloatType())
        share = builder.fdiv(times, builder.fadd(times, _read(builder, pointer, 4)))
        more = builder.fmul(share, _all(builder, given[5]))
        _add(context, builder, signature.args[0], given[0], given[1], more)
        return context.get_dummy_value()

    return types.void(sums, types.int64, data, types.int64, norms, types.float32), generate


ones: Any = intrinsic(_ones)
lowest: Any = intrinsic(_lowest)
highest: Any = intrinsic(_highest)
word_at: Any = intrinsic(_word_at)
add_bytes: Any = intrinsic(_add_bytes)
add_shares: Any = intrinsic(_add_shares)


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

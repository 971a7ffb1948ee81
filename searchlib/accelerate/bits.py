"""Bits of a word of 64, for the compiled loops: the processor has an instruction for each of these."""

from __future__ import annotations

from typing import Any

from numba import types
from numba.extending import intrinsic


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


ones: Any = intrinsic(_ones)
lowest: Any = intrinsic(_lowest)

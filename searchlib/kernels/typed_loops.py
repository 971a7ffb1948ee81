"""How the loops are compiled: types of their arguments, and the decorator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy.typing as npt
from numba import njit, types

if TYPE_CHECKING:
    from collections.abc import Callable

Array = npt.NDArray[Any]

U1, U2, U4, U8 = types.uint8, types.uint16, types.uint32, types.uint64
I8, F4, F8 = types.int64, types.float32, types.float64
BOOL = types.boolean
PAIR: Any = types.Tuple((I8, I8))  # type: ignore[no-untyped-call]
NOTHING = types.void


def read(of: types.Type, dimensions: int = 1) -> types.Array:
    """An array that is only read; writable ones may be given too."""
    return types.Array(of, dimensions, "C", readonly=True)


def write(of: types.Type, dimensions: int = 1) -> types.Array:
    """An array that is written."""
    return types.Array(of, dimensions, "C")


def compiled(*signatures: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Compiles a loop for some signatures, or loads what was compiled before."""
    return _compiler(signatures, inline=False)


def inlined(*signatures: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Compiles a part of other loops into these."""
    return _compiler(signatures, inline=True)


def _compiler(signatures: Any, inline: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    compiler: Callable[[Callable[..., Any]], Callable[..., Any]] = njit(
        list(signatures), cache=True, nogil=True, error_model="numpy", forceinline=inline
    )
    return compiler


def called(loop: Any) -> Any:
    """A loop of one signature as Python calls it: types of arguments are not looked up at each call.

    The look-up takes longer than many loops do. Without it only the size of an element is compared, so
    callers answer for type, dimensions and layout. They can: an array is either made beside the call, or
    mapped from a segment, where the type is that of the format whatever the file says, aligned and without
    gaps (`store.format.segment_file`). `tests/search/test_loop_types.py` has all of it looked up.
    """
    kinds = list(getattr(loop, "overloads", {}).values())
    return kinds[0].entry_point if len(kinds) == 1 else loop

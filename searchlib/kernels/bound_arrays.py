"""Arrays bound once: a compiled call takes one table of addresses in place of each of them.

Handing an array over costs a tenth of a microsecond, and a search over one field takes forty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numba import carray, types  # type: ignore[attr-defined]
from numba.extending import intrinsic

from searchlib.kernels.typed_loops import F8, I8, U1, U2, U4, U8, Array, inlined, read, write

TABLE = read(I8, 2)
"""Type of a table that `bind` makes."""
# Readonly columns are among what is bound: only room that was made to be written is written.


def bind(arrays: Sequence[Array], kinds: Sequence[types.Array]) -> Array:
    """A table for some arrays, with a row for each: address, elements or rows, columns (i8).

    Args:
        arrays: whoever keeps the table keeps them too; it does not hold them.
        kinds: what the loops take each for.

    Raises:
        TypeError: an array is something else.
    """
    rows = []
    for array, kind in zip(arrays, kinds, strict=True):
        sound = array.flags.c_contiguous and array.flags.aligned and array.dtype.isnative
        if not sound or array.dtype.name != kind.dtype.name or array.ndim != kind.ndim:
            raise TypeError(f"an array of {array.ndim} x {array.dtype} where the loops take {kind}")
        rows.append((array.ctypes.data, len(array), array.shape[-1]))
    return np.array(rows, np.int64)


def _pointer(typing: Any, address: Any, of: Any) -> Any:
    """An address (i8) as a pointer to elements of a type."""
    pointer = types.CPointer(of.dtype)  # type: ignore[no-untyped-call]

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], context.get_value_type(pointer))

    return pointer(types.int64, of), generate


_at: Any = intrinsic(_pointer)


@inlined(write(U1)(TABLE, I8))
def u1(table: Array, at: int) -> Any:
    """An array of bytes."""
    return carray(_at(table[at, 0], np.uint8), (table[at, 1],))


@inlined(write(U2)(TABLE, I8))
def u2(table: Array, at: int) -> Any:
    """An array of u2."""
    return carray(_at(table[at, 0], np.uint16), (table[at, 1],))


@inlined(write(U4)(TABLE, I8))
def u4(table: Array, at: int) -> Any:
    """An array of u4."""
    return carray(_at(table[at, 0], np.uint32), (table[at, 1],))


@inlined(write(U8)(TABLE, I8))
def u8(table: Array, at: int) -> Any:
    """An array of u8."""
    return carray(_at(table[at, 0], np.uint64), (table[at, 1],))


@inlined(write(F8)(TABLE, I8))
def f8(table: Array, at: int) -> Any:
    """An array of f8."""
    return carray(_at(table[at, 0], np.float64), (table[at, 1],))


@inlined(write(U1, 2)(TABLE, I8))
def rows_u1(table: Array, at: int) -> Any:
    """A table of bytes."""
    return carray(_at(table[at, 0], np.uint8), (table[at, 1], table[at, 2]))


@inlined(write(U4, 2)(TABLE, I8))
def rows_u4(table: Array, at: int) -> Any:
    """A table of u4."""
    return carray(_at(table[at, 0], np.uint32), (table[at, 1], table[at, 2]))


@inlined(write(U8, 2)(TABLE, I8))
def rows_u8(table: Array, at: int) -> Any:
    """A table of u8."""
    return carray(_at(table[at, 0], np.uint64), (table[at, 1], table[at, 2]))


@inlined(write(I8, 2)(TABLE, I8))
def rows_i8(table: Array, at: int) -> Any:
    """A table of i8."""
    return carray(_at(table[at, 0], np.int64), (table[at, 1], table[at, 2]))

"""Another process of low priority compiles the loops, so that one that searches never does."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from searchlib.kernels.compilation import is_compiled, stamp

_PATIENCE = 900
"""Seconds after which another process is taken for stuck."""


def compile_apart() -> bool:
    """Has another process compile them, of low priority; says whether they are there.

    Raises:
        OSError: no process can be had.
    """
    if stamp() is None or not sys.executable or getattr(sys, "frozen", False):
        return False
    command = [sys.executable, "-m", "searchlib.kernels.compile_apart"]
    nothing = subprocess.DEVNULL
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - Python itself, and a module of this package
            command,
            check=False,
            timeout=_PATIENCE,
            cwd=Path(__file__).parents[2],
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
        )
    return is_compiled()

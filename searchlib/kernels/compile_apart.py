"""`python -m searchlib.kernels.compile_apart`: compiles the loops, for `background_compilation`."""

from __future__ import annotations

import os
from contextlib import suppress

from searchlib.kernels.compilation import compile_once

if __name__ == "__main__":
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(15)
    compile_once()

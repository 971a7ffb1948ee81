"""`python -m searchlib.kernels`: compiles the loops; what `kernels.compilation` has another process do."""

from __future__ import annotations

import os
from contextlib import suppress

from searchlib.kernels.compilation import compile_all

if __name__ == "__main__":
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(15)
    compile_all()

"""When the loops are compiled: once for an installation, by `searchlib compile` or by a process of its own.

Compiling takes about half a minute of a processor, and loading what was compiled about a second. So a process
that searches never compiles: it loads loops that have been compiled, or has another process of low priority
compile them, and NumPy serves meanwhile. A stamp beside what numba keeps says that all of it is there.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_FOLDER = Path(__file__).parent
_PATIENCE = 600
"""Seconds for which a process waits for another one to compile."""


def is_compiled() -> bool:
    """Whether all loops have been compiled, for this machine and these versions."""
    name = stamp()
    return name is not None and any((place / name).is_file() for place in _places())


def compile_all() -> None:
    """Compiles all loops here and now, and sets the stamp.

    Raises:
        ImportError: numba is not installed.
    """
    import searchlib.kernels.index_loops
    import searchlib.kernels.search_loops  # noqa: F401 - imported to be compiled

    name = stamp()
    for place in _places():
        with suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            (place / str(name)).touch()
            return


def compile_once() -> None:
    """Compiles all loops, unless another process is at it, for which it waits, or has done it.

    Raises:
        ImportError: numba is not installed.
    """
    from filelock import FileLock

    for place in _places():
        with suppress(OSError, NotImplementedError):  # not to be written, no locks there, or waited too long
            place.mkdir(parents=True, exist_ok=True)
            with FileLock(place / f"{stamp()}.lock", timeout=_PATIENCE, poll_interval=1):
                if not is_compiled():
                    compile_all()
                return
    compile_all()


def _places() -> Iterator[Path]:
    """Where the stamp may be: beside the files, as what was compiled is, or with the user's caches."""
    yield _FOLDER / "__pycache__"
    with suppress(RuntimeError):  # there is no home
        yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "searchlib"


def stamp() -> str | None:
    """The name of the stamp; None where numba is not installed.

    It changes with everything by which numba decides whether what it kept is still good.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        told = [version("numba"), version("numpy"), platform.machine(), platform.processor(), sys.version]
    except PackageNotFoundError:
        return None
    for file in sorted(_FOLDER.glob("*.py")):
        with suppress(OSError):
            status = file.stat()
            told.append(f"{file.name} {status.st_size} {status.st_mtime_ns}")
    return f"compiled-{hashlib.blake2b(repr(told).encode(), digest_size=8).hexdigest()}"

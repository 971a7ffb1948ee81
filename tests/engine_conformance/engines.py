"""The engines that have to conform, each made over the sample articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@contextmanager
def local(folder: Path) -> Iterator[Any]:
    """Arrays in a folder."""
    from searchlib.search.local_engine import LocalEngine

    engine = LocalEngine.create(str(folder / "index"))
    yield engine
    engine.close()


ENGINES: dict[str, Callable[[Path], Any]] = {"local": local}
"""By name: what makes an empty engine; it skips where what it needs is not here."""

"""The engines that have to conform, each made over the sample articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@contextmanager
def local(folder: Path) -> Iterator[Any]:
    """Arrays in a folder."""
    from searchlib.search.local_engine import LocalEngine

    engine = LocalEngine.create(str(folder / "index"))
    yield engine
    engine.close()


@contextmanager
def opensearch(folder: Path) -> Iterator[Any]:
    """Documents on a cluster of one node."""
    pytest.importorskip("opensearchpy", reason="opensearch-py is not installed")
    from searchlib.opensearch.remote_engine import RemoteEngine

    from tests.opensearch.cluster_node import Unavailable, node

    with ExitStack() as stack:
        try:
            address = stack.enter_context(node()).address
        except Unavailable as error:
            pytest.skip(str(error))
        engine = RemoteEngine.create(f"opensearch://{address}/conformance")
        yield engine
        engine.close()


ENGINES: dict[str, Callable[[Path], Any]] = {"local": local, "opensearch": opensearch}
"""By name: what makes an empty engine; it skips where what it needs is not here."""

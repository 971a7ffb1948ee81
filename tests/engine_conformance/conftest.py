"""An engine over the sample articles, from which one was taken out, and the reference beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.engine_conformance.engines import CORPUS, ENGINES
from tests.engine_conformance.reference_engine import ReferenceEngine


@pytest.fixture(scope="session")
def reference() -> ReferenceEngine:
    """What the definitions say of the sample articles."""
    engine = ReferenceEngine()
    engine.add([str(CORPUS)])
    engine.remove(list(engine.ids())[3:4])
    return engine


@contextmanager
def made(name: str, folder: Path) -> Iterator[Any]:
    """An engine with the articles of the reference."""
    with ENGINES[name](folder) as engine:
        engine.add([str(CORPUS)])
        assert engine.remove([*list(engine.ids())[3:4], "nowhere"]) == 1
        yield engine


@pytest.fixture(scope="session", params=sorted(ENGINES))
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An engine to compare with the reference."""
    with made(request.param, tmp_path_factory.mktemp(request.param)) as engine:
        yield engine


@pytest.fixture
def engine(request: pytest.FixtureRequest, either: str) -> Any:
    """Every engine, the reference too."""
    return request.getfixturevalue(either)


@pytest.fixture(params=["other", "reference"])
def either(request: pytest.FixtureRequest) -> str:
    """Which fixture `engine` is."""
    return str(request.param)

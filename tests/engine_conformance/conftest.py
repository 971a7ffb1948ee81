"""An engine over the sample articles, from which one was taken out, and the reference beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
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


@pytest.fixture(scope="session")
def engines(
    reference: ReferenceEngine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Any]]:
    """Engines by name, each made once, with the articles of the reference."""
    known: dict[str, Any] = {"reference": reference}
    with ExitStack() as stack:

        def made(name: str) -> Any:
            if name not in known:
                engine = stack.enter_context(ENGINES[name](tmp_path_factory.mktemp(name)))
                engine.add([str(CORPUS)])
                assert engine.remove([*list(engine.ids())[3:4], "nowhere"]) == 1
                known[name] = engine
            return known[name]

        yield made


@pytest.fixture(params=sorted(ENGINES))
def other(request: pytest.FixtureRequest, engines: Callable[[str], Any]) -> Any:
    """An engine to compare with the reference."""
    return engines(request.param)


@pytest.fixture(params=[*sorted(ENGINES), "reference"])
def engine(request: pytest.FixtureRequest, engines: Callable[[str], Any]) -> Any:
    """Every engine, the reference too."""
    return engines(request.param)

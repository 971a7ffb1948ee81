"""One node for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.opensearch.cluster_node import Unavailable, node


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Host and port of a cluster of one node."""
    pytest.importorskip("opensearchpy", reason="opensearch-py is not installed")
    try:
        with node() as (where, _):
            yield where
    except Unavailable as error:
        pytest.skip(str(error))

"""One node for all tests of this folder, and the sample articles on it beside a folder of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from searchlib import Index

from tests.engine_conformance.engines import CORPUS
from tests.opensearch.cluster_node import Unavailable, node


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Host and port of a cluster of one node."""
    pytest.importorskip("opensearchpy", reason="opensearch-py is not installed")
    try:
        with node() as one:
            yield one.address
    except Unavailable as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def both(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index]]:
    """The sample articles and a few reprints on the cluster, and in a folder."""
    folder = tmp_path_factory.mktemp("articles")
    text = "Sáng nay xã Bãi Ngang khánh thành trạm nước sạch cho 25.000 người dân của ba thôn ven biển."
    for number, line in enumerate((text, text, text + " Ai cũng vui.", "Xã có 25 thôn, 000 hộ nghèo.", "25")):
        (folder / f"in-lai-{number}.txt").write_text(f"{line}\nTin số {number}.\n", "utf-8")
    with (
        Index.create(f"opensearch://{address}/both") as remote,
        Index.create(tmp_path_factory.mktemp("index") / "index") as local,
    ):
        for index in (remote, local):
            index.add([CORPUS, folder])
        yield remote, local

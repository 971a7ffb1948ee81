"""The pages, the API and the tools for language models on a cluster: they stand on the seam alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")
pytest.importorskip("uvicorn", reason="the extra web is not installed")

import httpx
from searchlib import Index

from tests.mcp.test_archive_tools import play, stdio, ten_tasks
from tests.web.conftest import ROOT, serving
from tests.web.test_application import PAGES


@pytest.fixture(scope="module")
def where(address: str) -> str:
    """The sample articles on a cluster."""
    place = f"opensearch://{address}/faces"
    with Index.create(place) as index:
        index.add([ROOT / "corpus"])
    return place


def test_the_pages_and_the_api(where: str, tmp_path: Path) -> None:
    with serving(where, "--quiet") as server, httpx.Client(base_url=server, timeout=60) as client:
        for path in PAGES:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert answer.text.rstrip().endswith("</html>")
        found = client.get("/api/v1/search", params={"q": "dữ liệu", "limit": 20}).json()
    with Index.open(where) as index, Index.create(tmp_path / "index") as local:
        local.add([ROOT / "corpus"])
        for known in (index, local):
            expected = json.loads(json.dumps(known.search("dữ liệu", limit=20).as_dict()))
            assert [hit["text"] for hit in found["hits"]] == [hit["text"] for hit in expected["hits"]]
            assert found["total"] == expected["total"]


def test_ten_tasks_for_models(where: str) -> None:
    play(stdio(where), lambda ask: ten_tasks(ask, where))

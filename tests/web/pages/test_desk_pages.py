"""The pages of the desk, and their tables."""

from __future__ import annotations

from pathlib import Path

import httpx
from searchlib import Index

from tests.web.in_process import running


def test_a_concordance_tells_that_more_follows_and_its_table_has_it(tmp_path: Path) -> None:
    said = "\n\n".join(f"Cầu Bến Lứa được sửa lần thứ {n}." for n in range(520))
    (tmp_path / "a.txt").write_text(f"Chuyện làng\n\n{said}\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
        lines = len(index.concordance("sửa", limit=1000).lines)
    assert lines > 500
    with running(tmp_path / "index") as address, httpx.Client(base_url=address, timeout=60) as client:
        page = client.get("/concordance?q=sửa&lang=en").text
        assert "1–50, more follow" in page
        assert "at most 10,000 lines" in page
        last = client.get("/concordance?q=sửa&lang=en&offset=500").text
        assert f"501–{lines} of {lines}" in last
        assert "at most" not in last
        assert client.get("/concordance.csv?q=sửa").text.count("\r\n") == lines + 1
        assert client.get("/concordance.csv?q=sửa&limit=7").text.count("\r\n") == 8
        assert client.get("/api/v1/concordance?q=sửa&limit=501").status_code == 400

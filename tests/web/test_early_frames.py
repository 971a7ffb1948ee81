"""A frame that goes ahead and what follows are the page that would have been sent whole."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from searchlib.web import early_frames

from tests.web.in_process import running

PATHS = (
    '/keywords?q="dữ liệu"&lang=en',
    "/trend?q=dữ liệu&q=kỷ luật&by=month&lang=vi",
    "/concordance?q=dữ liệu&sort=left&lang=vi",
)


def test_in_two_parts_or_in_one_a_page_is_the_same(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(archive) as address, httpx.Client(base_url=address, timeout=60) as client:
        monkeypatch.setattr(early_frames, "SOON", 60)
        whole = [client.get(path) for path in PATHS]
        monkeypatch.setattr(early_frames, "SOON", 0)
        for one, path in zip(whole, PATHS, strict=True):
            with client.stream("GET", path) as answer:
                assert answer.headers["transfer-encoding"] == "chunked"
                assert answer.headers["cache-control"] == "no-store"
                parts = list(answer.iter_text())
            assert "".join(parts) == one.text
            assert "content-length" in one.headers
            assert "<form" in one.text.partition(early_frames.MARK)[0]
        assert client.head(PATHS[0]).status_code == 200


def test_a_problem_is_told_behind_a_frame(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(archive) as address, httpx.Client(base_url=address, timeout=60) as client:
        asked = {"q": '"dữ', "lang": "vi"}
        monkeypatch.setattr(early_frames, "SOON", 60)
        assert client.get("/concordance", params=asked).status_code == 400
        monkeypatch.setattr(early_frames, "SOON", 0)
        page = client.get("/concordance", params=asked).text
        assert "ngoặc kép này chưa đóng" in page
        assert page.rstrip().endswith("</html>")
        refused = client.get("/keywords", params={"q": "dữ liệu", "since": "2024-13-40", "lang": "vi"}).text
        assert 'role="alert"' in refused

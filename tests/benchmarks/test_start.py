"""The benchmark of cold starts and small runs works, on a small index."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from searchlib.index import update

from tests.benchmarks import start


def test_every_figure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tin.txt"
    file.write_text("Xã chuyển đổi số\n\nÔng Lê Văn Mít nói về chuyển đổi số ở xã.", "utf-8")
    index = str(tmp_path / "index")
    update(index, file)
    monkeypatch.setattr(start, "QUERIES", {"with marks": "chuyển đổi số"})
    monkeypatch.setattr(sys, "argv", ["start", index, index, "--rounds", "1", "--adds", "2"])
    start.main()
    told = capsys.readouterr().out
    assert "2 and 2 paragraphs" in told
    for what in ("python -c", "cold search, with marks", "x small", "the first", "others"):
        assert what in told

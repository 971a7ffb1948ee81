"""A word is written as the archive writes it, and looked for once in a commit."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from searchlib.analysis.written_forms import written_forms
from searchlib.search.local_engine import LocalEngine
from searchlib.search.request import Request


def test_forms_are_looked_for_once_for_filters_and_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Ủy ban xã Nậm Khoang họp. Ủy ban họp.", "utf-8")
    asked: list[str] = []
    search = LocalEngine.search
    monkeypatch.setattr(
        LocalEngine, "search", lambda engine, request: asked.append(request.query) or search(engine, request)
    )
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
        for _ in range(2):
            assert written_forms(index.engine, Request(limit=3), ["ủy ban", "xã"]) == {
                "ủy ban": "Ủy ban",
                "xã": "xã",
            }
        assert asked == ['"ủy ban"', '"xã"']
        written_forms(index.engine, Request.parse("", kind="body"), ["xã"])
        assert len(asked) == 3
        (tmp_path / "b.txt").write_text("XÃ họp. XÃ họp. XÃ họp. XÃ họp.", "utf-8")
        index.add([tmp_path / "b.txt"])
        assert written_forms(index.engine, Request(), ["xã"]) == {"xã": "XÃ"}

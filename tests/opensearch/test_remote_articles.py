"""What an index on a cluster held before a run is found one by one, and in a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from searchlib.opensearch import remote_articles
from searchlib.opensearch.remote_articles import RemoteArticles


@pytest.mark.parametrize("few", [64, 0])
def test_articles_are_found_by_id_and_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(remote_articles, "_FEW", few)
    lines = [f'{{"id": "tin {number}", "text": "Xã số {number} họp."}}' for number in range(30)]
    (tmp_path / "tin.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "khac.txt").write_text("Dân chờ nước.\n", "utf-8")
    with Index.create(f"opensearch://{address}/held{few}") as index:
        index.add(tmp_path)
        view = index.engine.view
        held = RemoteArticles(view.cluster, view.index)
        known = held.get("tin 7")
        assert known is not None
        assert known.key.endswith("tin.jsonl")
        assert len(known.hash) == 16
        assert (held.get("tin 30"), held.get("tin 7#0")) == (None, None)
        assert sorted(held.ids_of(known.key)) == sorted(f"tin {number}" for number in range(30))
        assert held.ids_of("nowhere") == []
        assert index.add(tmp_path).unchanged == 31
        lines[3] = lines[3].replace("họp", "nghỉ")
        (tmp_path / "tin.jsonl").write_text("\n".join(lines[:20]), "utf-8")
        summary = index.add(tmp_path)
        assert (summary.updated, summary.removed, summary.paragraphs) == (1, 10, 21)


def test_an_empty_index_is_not_asked(address: str) -> None:
    with Index.create(f"opensearch://{address}/empty") as index:
        held = RemoteArticles(index.engine.view.cluster, index.engine.view.index)
        assert held.get("a") is None
        assert held.ids_of("a") == []

"""Two processes add to one index at once, each under a number of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.errors import IndexFolderError


def test_two_loaders_at_once(address: str, tmp_path: Path) -> None:
    where = f"opensearch://{address}/loaders"
    folders = [tmp_path / f"part{number}" for number in range(3)]
    for number, folder in enumerate(folders):
        folder.mkdir()
        for file in range(20):
            text = f"Xã {number} họp lần {file} về nước sạch.\nDân thôn {file} vui.\n"
            (folder / f"tin-{number}-{file}.txt").write_text(text, "utf-8")
    with Index.create(where) as index, Index.create(tmp_path / "index") as local:
        local.add(folders)
        index.add(folders[0])
        before = index.engine.generation
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "searchlib", "--index", where, "index", str(folder)],
                env=os.environ | {"SEARCHLIB_OPENSEARCH_LOADER": str(number)},
                stdout=subprocess.DEVNULL,
            )
            for number, folder in enumerate(folders[1:], start=1)
        ]
        assert [one.wait(240) for one in running] == [0, 0]
        index.reopen()
        assert index.engine.generation == before + 2
        assert sorted(index.ids()) == sorted(local.ids())
        assert index.search("nước sạch").total == local.search("nước sạch").total == 60
        assert index.check().sound
        assert index.add(folders).unchanged == 60
        (folders[2] / "tin-2-0.txt").unlink()
        assert index.add(folders).removed == 1


def test_a_further_loader_needs_an_index(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHLIB_OPENSEARCH_LOADER", "2")
    with pytest.raises(IndexFolderError, match="make it without one first"):
        Index.create(f"opensearch://{address}/unmade")
    monkeypatch.setenv("SEARCHLIB_OPENSEARCH_LOADER", "zwei")
    with pytest.raises(IndexFolderError, match="from 0 to 999"):
        Index.create(f"opensearch://{address}/unmade")

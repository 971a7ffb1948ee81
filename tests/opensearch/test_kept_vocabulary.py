"""The vocabulary that is kept in the user's cache folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from searchlib.opensearch.cluster import Cluster
from searchlib.opensearch.kept_vocabulary import columns_of, keep, kept, packed_words

WORDS = {"nước": "nuoc", "sạch": "sach", "trạm": "tram"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "searchlib" / "opensearch"


def test_what_was_kept_is_found_again(folder: Path) -> None:
    packed = packed_words(WORDS, {"ubnd=ủy ban": 2})
    keep("one", packed, {"sizes": [1, 2, 3, 4]})
    found = kept("one")
    assert found is not None
    columns, figures = found
    assert figures["sizes"] == [1, 2, 3, 4]
    for name, column in columns_of(packed).items():
        assert column.all().tolist() == columns[name].all().tolist(), name
    assert all(one.stat().st_mode & 0o077 == 0 for one in folder.iterdir())
    assert kept("two") is None


@pytest.mark.parametrize("name", ["one.json", "one.seg"])
@pytest.mark.parametrize("content", [b"", b"{}", b"[[" * 9999, bytes(500), None])
def test_what_is_damaged_counts_as_not_there(folder: Path, name: str, content: bytes | None) -> None:
    keep("one", packed_words(WORDS, {}), {})
    file = folder / name
    if content is None:
        whole = file.read_bytes()
        content = whole[:-30] + bytes([whole[-30] ^ 1]) + whole[-29:]
    file.write_bytes(content)
    assert kept("one") is None


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    keep("one", packed_words(WORDS, {}), {})
    (folder / "one.json").rename(tmp_path / "elsewhere")
    (folder / "one.json").symlink_to(tmp_path / "elsewhere")
    assert kept("one") is None


def test_only_the_newest_are_kept(folder: Path) -> None:
    packed = packed_words(WORDS, {})
    for number in range(12):
        keep(f"n{number}", packed, {})
    assert len(list(folder.iterdir())) == 16
    assert kept("n11") is not None
    assert kept("n0") is None


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file", "utf-8")
    keep("one", packed_words(WORDS, {}), {})
    assert kept("one") is None


def test_a_second_process_asks_for_no_words(
    address: str, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "mot.txt"
    article.write_text("Trạm nước sạch\n\nTrạm nước sạch của xã Bãi Ngang đã chạy.\n", "utf-8")
    where = f"opensearch://{address}/kept"
    with Index.create(where) as index:
        index.add(article)
        first = index.search("tram nuoc sach")
    asked: list[str] = []
    ask = Cluster.ask

    def listen(self: Cluster, method: str, path: str, *arguments: object, **options: object) -> object:
        asked.append(path)
        return ask(self, method, path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Cluster, "ask", listen)
    with Index.open(where) as index:
        again = index.search("tram nuoc sach")
    assert first.total == 2
    assert [(hit.article.id, hit.score) for hit in again] == [(hit.article.id, hit.score) for hit in first]
    assert not [path for path in asked if "point_in_time" in path or "_search_shards" in path]
    article.write_text("Trạm nước sạch\n\nXã Bãi Ngang có khóm lòng bong.\n", "utf-8")
    with Index.open(where) as index:
        index.add(article)
    with Index.open(where) as index:  # another commit, another vocabulary
        assert index.search("long bong").total == 1
        assert index.search("chay").total == 0

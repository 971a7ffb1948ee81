"""Which files are read, in which order, under which names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile, content_hash, find_files, form_of, showable


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    for name in (
        "b.txt",
        "a.md",
        "2024/hoi-nghi.html",
        "2024/c.jsonl.gz",
        "2023/x.JSON",
        "notes.pages",
        ".an.txt",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (root / ".git").mkdir()
    (root / ".git" / "z.txt").write_bytes(b"x")
    return root


def files(*paths: Path | str, **options: list[str]) -> list[SourceFile]:
    found = list(find_files([str(path) for path in paths], **options))
    assert not [item for item in found if isinstance(item, ArticleError)]
    return [item for item in found if isinstance(item, SourceFile)]


def error(*paths: Path | str, **options: list[str]) -> ArticleError:
    (item,) = find_files([str(path) for path in paths], **options)
    assert isinstance(item, ArticleError)
    assert "\n" not in str(item)
    return item


def test_a_folder_is_walked_in_the_order_of_names_without_hidden_entries(archive: Path) -> None:
    found = files(archive)
    assert [file.base for file in found] == ["a", "b", "2023/x", "2024/c", "2024/hoi-nghi"]
    assert [os.path.relpath(file.path, archive) for file in found] == [
        "a.md",
        "b.txt",
        "2023/x.JSON",
        "2024/c.jsonl.gz",
        "2024/hoi-nghi.html",
    ]
    assert {file.root for file in found} == {os.path.realpath(archive)}
    assert all(file.key == os.path.realpath(file.path) for file in found)
    assert found[0].size == 1
    assert found[0].mtime_ns == os.stat(archive / "a.md").st_mtime_ns


def test_a_file_named_itself_has_its_stem_as_id(archive: Path) -> None:
    (file,) = files(archive / "2024" / "c.jsonl.gz")
    assert (file.base, file.root) == ("c", None)
    (hidden,) = files(archive / ".an.txt")
    assert hidden.base == ".an"


def test_the_same_file_reached_twice_is_one_file(archive: Path) -> None:
    os.symlink(archive / "b.txt", archive / "z.txt")
    assert len(files(archive, archive / "b.txt", archive / ".." / "archive")) == 5


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("*.md", {"b", "2023/x", "2024/c", "2024/hoi-nghi"}),
        ("2024", {"a", "b", "2023/x"}),
        ("2024/", {"a", "b", "2023/x"}),
        ("2024/h*", {"a", "b", "2023/x", "2024/c"}),
        ("[ab].*", {"2023/x", "2024/c", "2024/hoi-nghi"}),
    ],
)
def test_excluded(archive: Path, pattern: str, left: set[str]) -> None:
    assert {file.base for file in files(archive, exclude=[pattern])} == left


def test_a_named_file_can_be_excluded(archive: Path) -> None:
    assert files(archive / "a.md", exclude=["*.md"]) == []


def test_names_in_nfd_are_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "ho\u0323p.txt").write_bytes(b"x")
    (file,) = files(tmp_path)
    assert file.base == "họp"
    assert Path(file.location()).exists()
    assert "holds no article" in error(tmp_path, exclude=["họp*"]).reason


def test_the_index_folder_is_never_entered(archive: Path) -> None:
    assert {file.base for file in files(archive, skip=[str(archive / "2024")])} == {"a", "b", "2023/x"}
    assert "index folder" in error(archive / "2024", skip=[str(archive / "2024")]).reason


def test_what_is_named_and_cannot_be_read(archive: Path, tmp_path: Path) -> None:
    assert "No such file" in error(archive / "missing.txt").reason
    assert "known forms: .txt" in error(archive / "notes.pages").reason
    assert "file name" in error("a\0b.txt").reason
    assert "cannot be read" in error("x" * 5000).reason
    assert "cannot be read" in error("").reason
    assert "not a regular file" in error("/dev/null").reason
    os.mkfifo(archive / "pipe.txt")
    assert "not a regular file" in error(archive / "pipe.txt").reason
    os.symlink(tmp_path / "loop.txt", tmp_path / "loop.txt")
    assert "cannot be read" in error(tmp_path / "loop.txt").reason


def test_a_folder_without_articles(tmp_path: Path) -> None:
    assert "holds no article files (.txt" in error(tmp_path).reason


def test_pipes_loops_and_dead_links_in_a_folder_are_passed_over(archive: Path) -> None:
    os.mkfifo(archive / "pipe.txt")
    os.symlink(archive / "loop.txt", archive / "loop.txt")
    os.symlink(archive / "nowhere", archive / "dead.txt")
    os.symlink("/dev/null", archive / "null.txt")
    os.symlink(archive, archive / "2023" / "again")
    assert len(files(archive)) == 5


def test_links_are_passed_over_where_none_are_followed(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "passwd").write_text("root")
    os.symlink(tmp_path / "passwd", archive / "pw.txt")
    assert len(files(archive)) == 6
    found = [item for item in find_files([str(archive)], follow=False) if isinstance(item, SourceFile)]
    assert len(found) == 5
    os.symlink(archive, tmp_path / "named")
    assert len(list(find_files([str(tmp_path / "named")], follow=False))) == 5


def test_an_unreadable_folder_is_told_and_the_rest_is_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("2023"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(find_files([str(archive)]))
    (refused,) = [item for item in found if isinstance(item, ArticleError)]
    assert refused.path == str(archive / "2023")
    assert refused.reason == "cannot be read (Permission denied)"
    assert len(found) == 5


def test_names_that_are_not_utf8_can_be_stored_and_opened(tmp_path: Path) -> None:
    try:
        with open(os.fsencode(tmp_path) + b"/b\xe1o\n.txt", "wb") as stream:
            stream.write(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (file,) = files(tmp_path)
    assert file.base == r"b\xe1o\x0a"
    assert "\n" not in file.path
    for name in (file.path, file.key, file.base):
        name.encode()
    assert content_hash(file) == content_hash(file)


def test_content_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hội nghị")
    (file,) = files(path)
    digest = content_hash(file)
    assert len(digest) == 16
    path.write_text("Hội nghi")
    assert content_hash(file) != digest
    path.unlink()
    with pytest.raises(ArticleError, match="No such file"):
        content_hash(file)


def test_forms() -> None:
    assert form_of("Báo cáo.TXT") == (".txt", False)
    assert form_of("a.jsonl.GZ") == (".jsonl", True)
    assert form_of("a.gz") is None
    assert form_of("txt") is None


def test_showable() -> None:
    assert showable("Hội nghị.txt") == "Hội nghị.txt"
    assert showable("a\x1b[31m\udce9.txt") == r"a\x1b[31m\xe9.txt"

"""Archives: bounds, and names that lead elsewhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from searchlib import ArticleError, parse_articles
from searchlib.sources.formats import zip_file


def packed(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_file, "LIMIT", 1000)
    path = packed(tmp_path / "a.zip", a__txt=b"a" * 5000)
    with pytest.raises(ArticleError, match=r"a\.zip/a\.txt: unpacks to more than"):
        next(parse_articles(path))
    monkeypatch.setattr(zip_file, "WHOLE", 100)
    path = packed(tmp_path / "b.zip", a__txt=b"a" * 90, b__txt=b"b" * 90)
    found = parse_articles(path)
    assert next(found).id == "b/a"
    with pytest.raises(ArticleError, match=r"b\.zip: unpacks to more than"):
        next(found)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a__zip": b"PK"}, "an archive within an archive"),
        ({"a__exe": b""}, "holds no article files"),
        ({"_": b""}, "holds no article files"),
    ],
)
def test_what_holds_nothing(tmp_path: Path, files: dict[str, bytes], reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        next(parse_articles(packed(tmp_path / "a.zip", **files)))


def test_damaged_archives(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", a__txt=b"Vinh Giang " * 200)
    data = bytearray(path.read_bytes())
    for at in range(45, 60):
        data[at] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=r"a\.zip/a\.txt: is damaged in the archive"):
        next(parse_articles(path))
    path.write_bytes(data[:40])
    with pytest.raises(ArticleError, match=r"a\.zip: is damaged, or no ZIP archive"):
        next(parse_articles(path))

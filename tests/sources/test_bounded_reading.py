"""Documents in a child process: bounds hold, and a bad document harms no other."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from searchlib.errors import ArticleError
from searchlib.sources.bounded_reading import BoundedReader

FILES = Path(__file__).parent / "formats" / "files"


def with_part(path: Path, name: str, change: dict[bytes, bytes], source: str = "tin.docx") -> Path:
    """A copy of a document whose part is changed."""
    with zipfile.ZipFile(FILES / source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == name:
                for before, after in change.items():
                    data = data.replace(before, after)
            new.writestr(part.filename, data)
    return path


def test_one_child_reads_many_and_survives_bad_ones(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    reader = BoundedReader()
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"hello")
    for _ in range(2):
        _, blocks = reader.read(".docx", str(FILES / "tin.docx"), "tin.docx")
        assert blocks[0].heading
        with pytest.raises(ArticleError, match=r"^bad\.docx: is damaged, or no file of its form$"):
            reader.read(".docx", str(bad), "bad.docx")
    reader._stop()


def test_time_is_bounded(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    many = b"<w:body>" + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000
    path = with_part(tmp_path / "long.docx", "word/document.xml", {b"<w:body>": many})
    reader = BoundedReader(seconds=1.0)
    with pytest.raises(ArticleError, match="takes longer than 1 s"):
        reader.read(".docx", str(path), "long.docx")
    _, blocks = BoundedReader().read(".docx", str(FILES / "tin.docx"), "tin.docx")
    assert len(blocks) == 7


def test_memory_is_bounded(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    pytest.importorskip("docx")
    many = b"<w:body>" + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 600_000
    path = with_part(tmp_path / "large.docx", "word/document.xml", {b"<w:body>": many})
    with pytest.raises(
        ArticleError, match=r"large\.docx: (cannot be read within 256 MiB|is damaged|takes longer)"
    ):
        BoundedReader(memory=256 << 20).read(".docx", str(path), "large.docx")


@pytest.mark.parametrize(
    "entity", [b'<!ENTITY x SYSTEM "file:///etc/passwd">', b'<!ENTITY x "' + b"a" * 1000 + b'">']
)
def test_entities_are_not_expanded(tmp_path: Path, entity: bytes) -> None:
    pytest.importorskip("docx")
    change = {b"?>": b"?><!DOCTYPE l [" + entity + b"]>", b"<w:t>": b"<w:t>&x;", b"<w:t xml": b"<w:t xml"}
    path = with_part(tmp_path / "a.docx", "word/document.xml", change)
    try:
        _, blocks = BoundedReader().read(".docx", str(path), "a.docx")
    except ArticleError:
        return
    assert not any("root:" in block.text or "aaaa" in block.text for block in blocks)


@pytest.mark.parametrize("form", ["docx", "odt", "epub", "pdf", "rtf"])
@pytest.mark.parametrize("cut", [0, 20, 1000, -100])
def test_cut_documents_end_in_one_line(tmp_path: Path, form: str, cut: int) -> None:
    needs = {"docx": "docx", "odt": "odfdo", "epub": "lxml", "pdf": "pypdfium2", "rtf": "json"}
    pytest.importorskip(needs[form])
    path = tmp_path / f"a.{form}"
    path.write_bytes((FILES / f"tin.{form}").read_bytes()[:cut])
    reader = BoundedReader()
    try:
        reader.read(f".{form}", str(path), "a")
        said = ""
    except ArticleError as error:
        said = str(error)
    finally:
        reader._stop()
    assert "\n" not in said


def test_where_the_system_gives_no_thread_it_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("docx")

    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    reader = BoundedReader()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refused)
        with pytest.raises(ArticleError, match="no more threads"):
            reader.read(".docx", str(FILES / "tin.docx"), "tin.docx")
    assert reader.read(".docx", str(FILES / "tin.docx"), "tin.docx")[1][0].heading
    reader._stop()

"""Files of every form to articles, and what bad input gets."""

from __future__ import annotations

import gzip
import itertools
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from searchlib.errors import ArticleError
from searchlib.sources.discovery import FORMS, SourceFile, find_files
from searchlib.sources.formats import records
from searchlib.sources.raw_article import Block, RawArticle
from searchlib.sources.reader import raw_from_text, read_articles
from searchlib.understanding import parse_article, parse_articles

TEXTS = FORMS[:6]
"""The forms that are text."""
NOTICE = """---
title: "Cử tri Bến Lụa: một con dấu, ba lần đi"
published: 11/6/2025
source: Báo Vân Giang
author: Thu Ngàn
url: https://vangiang.example/cu-tri
---

Chiều 10/6, Chủ tịch phường Ngô Quý Thuần gặp cử tri.

  Ông Thuần hứa trả lời trước 1/7.
"""


def read(path: Path, data: bytes) -> list[RawArticle | ArticleError]:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    (file,) = find_files([str(path)])
    assert isinstance(file, SourceFile)
    return list(read_articles(file))


def one(path: Path, data: bytes) -> RawArticle:
    (raw,) = read(path, data)
    assert isinstance(raw, RawArticle)
    return raw


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.txt.gz"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_text_with_front_matter(tmp_path: Path, name: str, codec: str, form: str) -> None:
    raw = one(tmp_path / name, unicodedata.normalize(form, NOTICE).encode(codec))
    assert raw == RawArticle(
        id="a",
        path=str(tmp_path / name),
        line=None,
        title="Cử tri Bến Lụa: một con dấu, ba lần đi",
        lead=None,
        date=None,
        published="2025-06-11",
        source="Báo Vân Giang",
        url="https://vangiang.example/cu-tri",
        authors=("Thu Ngàn",),
        blocks=(
            Block("Chiều 10/6, Chủ tịch phường Ngô Quý Thuần gặp cử tri."),
            Block("Ông Thuần hứa trả lời trước 1/7."),
        ),
    )


def test_a_text_without_front_matter(tmp_path: Path) -> None:
    raw = one(tmp_path / "a.txt", "Một.\r\n\r\n---\nHai.\u2028Ba.".encode())
    assert [block.text for block in raw.blocks] == ["Một.", "---", "Hai.", "Ba."]
    assert raw.title is None


def test_the_id_of_the_front_matter(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", b"---\nid: 'x 7'\n---\nm").id == "x 7"


def test_headings_of_markdown(tmp_path: Path) -> None:
    raw = one(tmp_path / "a.md", "---\ntitle: T\n---\n## Chỗ để xe\n**Bà My** nói.".encode())
    assert raw.blocks == (Block("Chỗ để xe", heading=True), Block("Bà My nói."))


@pytest.mark.parametrize("name", [f"a{form}{packed}" for form in TEXTS for packed in ("", ".gz")])
def test_bad_files_of_every_form_get_one_error(tmp_path: Path, name: str) -> None:
    for data, reason in [
        (b"", "has no text"),
        (b" \n\n\r\n", "has no text"),
        (b"\xef\xbb\xbf", "has no text"),
        (b"\xe1\xe1\xe1", "is not UTF-8 or UTF-16"),
        (b"\0\1\2\3", "is binary"),
    ]:
        (error,) = read(tmp_path / name, data)
        assert isinstance(error, ArticleError)
        assert error.path == str(tmp_path / name)
        assert reason in error.reason
        assert "\n" not in str(error)


def test_a_front_matter_alone_is_no_article(tmp_path: Path) -> None:
    (error,) = read(tmp_path / "a.txt", b"---\ntitle: x\n---\n")
    assert isinstance(error, ArticleError)
    assert error.reason == "has no text"


def test_a_broken_line_far_down_is_named_and_reading_goes_on(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Đoạn {number}"}) for number in range(1, 40_100)]
    lines[40_000] = '{"text": "dở dang'
    items = read(tmp_path / "a.jsonl", "\n".join(lines).encode())
    assert len(items) == 40_099
    (error,) = [item for item in items if isinstance(item, ArticleError)]
    assert str(error).startswith(f"{tmp_path / 'a.jsonl'}:40001: is broken JSON")


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(5):
            stream.write(b'{"text": "' + b"x" * (4 << 20) + b'"}\n')
    path.write_bytes(path.read_bytes()[:-2000])  # cut off: what came before is read
    (file,) = find_files([str(path)])
    assert isinstance(file, SourceFile)
    *articles, error = read_articles(file)
    assert len(articles) == 4
    assert isinstance(error, ArticleError)
    assert isinstance(next(read_articles(file)), RawArticle)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_one_huge_paragraph_and_a_million_empty_lines(tmp_path: Path, name: str) -> None:
    huge = "*chuyển đổi số* " * 50_000
    raw = one(tmp_path / name, ("Một.\n" + "\n" * 1_000_000 + huge).encode())
    assert len(raw.blocks) == 2
    assert one(tmp_path / "a.jsonl", b"\n" * 1_000_000 + b'{"text": "x"}').line == 1_000_001


def test_an_article_of_too_many_paragraphs_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_MOST_BLOCKS", 3)
    assert len(one(tmp_path / "a.txt", b"a\n" * 3).blocks) == 3
    for name, data in [("a.txt", b"a\n" * 4), ("a.md", b"a\n" * 4), ("a.json", b'{"text": "a\\na\\na\\na"}')]:
        (error,) = read(tmp_path / name, data)
        assert isinstance(error, ArticleError)
        assert error.reason == "has more than 3 paragraphs"


def test_text_from_memory() -> None:
    raw = raw_from_text("\ufeff" + NOTICE)
    assert (raw.id, raw.path, raw.published, len(raw.blocks)) == ("text", None, "2025-06-11", 2)
    with pytest.raises(ArticleError, match="text: has no text"):
        raw_from_text(" \n")


RECORD = st.dictionaries(
    st.sampled_from(["id", "text", "date", "authors", "title"]), st.text() | st.none() | st.floats()
)
ANY = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text("{}[]\",:\\ntex1e-#*_<>/!&;'`~\n ", max_size=100).map(str.encode),
    st.text(max_size=50).map(lambda text: ("---\nid: " + text).encode("utf-16", "surrogatepass")),
    st.lists(st.one_of(RECORD, st.integers()), max_size=3).map(lambda value: json.dumps(value).encode()),
)


@settings(max_examples=60)
@given(data=ANY, packed=st.booleans())
@example(data=b"\x1f\x8b", packed=False)
@pytest.mark.parametrize("form", FORMS)
def test_arbitrary_bytes_give_articles_or_errors(
    tmp_path_factory: pytest.TempPathFactory, form: str, data: bytes, packed: bool
) -> None:
    if form.startswith(".htm"):
        pytest.importorskip("trafilatura")
    path = tmp_path_factory.getbasetemp() / f"any{form}{'.gz' if packed else ''}"
    for item in read(path, data):
        if isinstance(item, ArticleError):
            assert "\n" not in str(item)
            continue
        assert item.blocks
        for text in (item.id, item.title or "", *item.authors, *(block.text for block in item.blocks)):
            assert text == text.strip()
            assert text.isprintable() or not set(text) & set("\0\n\r\x1b\u2028")
            text.encode()


def test_parse_article_takes_a_path_or_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NOTICE)
    for named in (path, str(path)):
        article = parse_article(named)
        assert (article.id, article.path) == ("a", str(path))
        assert article.published == "2025-06-11"
    article = parse_article(NOTICE)
    assert (article.id, article.path) == ("text", None)
    assert parse_article("Chiều 10/6, phường họp.").paragraphs[0].text == "Chiều 10/6, phường họp."
    assert parse_article("x" * 5000).paragraphs


def test_parse_article_of_what_is_none(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="No such file"):
        parse_article(tmp_path / "missing.txt")
    with pytest.raises(ArticleError, match="has no text"):
        parse_article("")
    with pytest.raises(ArticleError, match="has no text"):
        parse_article("a\0b"[1:2])
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "một"}\n{"text": "hai"}\n')
    with pytest.raises(ArticleError, match="several records; parse_articles"):
        parse_article(path)
    path.write_text('{"text": "một"}\n')
    assert parse_article(path).id == "a:1"


def test_parse_articles_goes_on_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "một"}\n{}\n{"text": "hai"}\n')
    articles = parse_articles(path)
    assert next(articles).id == "a:1"
    with pytest.raises(ArticleError, match=r'a\.jsonl:2: has no "text"'):
        next(articles)
    assert next(articles).id == "a:3"
    assert next(articles, None) is None
    (tmp_path / "b.txt").write_text("ba")
    path.write_text('{"text": "một"}\n')
    assert [article.id for article in parse_articles(tmp_path)] == ["a:1", "b"]


def test_the_articles_of_the_study_are_read_whole(shared: Path) -> None:
    for file in find_files([str(shared / "articles")]):
        assert isinstance(file, SourceFile)
        (raw,) = read_articles(file)
        assert isinstance(raw, RawArticle)
        body = Path(file.path).read_text()
        if raw.title:
            body = body.split("\n---\n", 1)[1]
        lines = [unicodedata.normalize("NFC", line.strip()) for line in body.split("\n") if line.strip()]
        assert [block.text for block in raw.blocks] == lines


def test_records_of_the_large_collection_are_read(shared: Path) -> None:
    (file,) = find_files([str(shared / "scale" / "news.jsonl.gz")])
    assert isinstance(file, SourceFile)
    for raw in itertools.islice(read_articles(file), 500):
        assert isinstance(raw, RawArticle)

"""Objects of .jsonl and .json to articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.errors import ArticleError
from searchlib.sources import encoding
from searchlib.sources.discovery import SourceFile, find_files
from searchlib.sources.formats.records import record
from searchlib.sources.raw_article import Block, RawArticle
from searchlib.sources.reader import read_articles


def read(path: Path, text: str) -> list[RawArticle | ArticleError]:
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    (file,) = find_files([str(path)])
    assert isinstance(file, SourceFile)
    return list(read_articles(file))


def reasons(items: list[RawArticle | ArticleError]) -> list[tuple[int | None, str]]:
    return [(item.line, item.reason) for item in items if isinstance(item, ArticleError)]


def test_every_field() -> None:
    raw = record(
        {
            "id": 7,
            "title": " Cây cầu\nqua suối ",
            "lead": "Hai năm chờ.",
            "date": "2024-03",
            "published": "6/3/2024",
            "source": "Bản tin Mường Khảo",
            "url": "https://muongkhao.example/7",
            "authors": [" Lường Hải Anh", {"name": "Vi Hà"}, "", None, 3],
            "text": "Một.\n\n Hai. \r\nBa.",
            "category": ["x"],
        },
        "default",
        "a.jsonl",
        4,
    )
    assert raw == RawArticle(
        id="7",
        path="a.jsonl",
        line=4,
        title="Cây cầu qua suối",
        lead="Hai năm chờ.",
        date="2024-03-XX",
        published="2024-03-06",
        source="Bản tin Mường Khảo",
        url="https://muongkhao.example/7",
        authors=("Lường Hải Anh", "Vi Hà", "3"),
        blocks=(Block("Một."), Block("Hai."), Block("Ba.")),
    )


def test_the_text_is_all_that_is_needed() -> None:
    raw = record({"text": "x", "title": None, "author": "Lê Hoa; Vi Hà, Lê Hoa", "id": " \n"}, "a:1", None, 1)
    assert (raw.id, raw.title, raw.published, raw.authors) == ("a:1", None, None, ("Lê Hoa", "Vi Hà"))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([], "is an array, not an object"),
        ("x", "is a string, not an object"),
        (1, "is a number, not an object"),
        (None, "is null, not an object"),
        ({}, 'has no "text"'),
        ({"text": None}, 'has no "text"'),
        ({"text": ["x"]}, '"text" is not a string'),
        ({"text": " \n\t\x00"}, "has no text"),
        ({"text": "x", "id": "x" * 2000}, "has an id of more than 1,000 characters"),
    ],
)
def test_what_is_no_article(value: Any, reason: str) -> None:
    with pytest.raises(ArticleError) as caught:
        record(value, "a:3", "a.jsonl", 3)
    assert (caught.value.path, caught.value.line, caught.value.reason) == ("a.jsonl", 3, reason)


def test_lines(tmp_path: Path) -> None:
    nested = "[" * 100_000
    items = read(
        tmp_path / "tin.jsonl.gz",
        '{"text": "một"}\n\n{"text": broken}\n[1]\n{"text": "hai", "id": "h"}\r\n{"title": "x"}\n'
        f'{nested}\n{{"text": "x", "id": {"9" * 5000}}}\n{{"text": NaN}}\n{{"text": "ba\\ud800"}}',
    )
    good = [item for item in items if isinstance(item, RawArticle)]
    assert [(raw.id, raw.line) for raw in good] == [("tin:1", 1), ("h", 5), ("tin:10", 10)]
    assert good[-1].blocks == (Block("ba\ufffd"),)
    assert reasons(items) == [
        (3, "is broken JSON (Expecting value, character 10)"),
        (4, "is an array, not an object"),
        (6, 'has no "text"'),
        (7, "is broken JSON (nested too deeply)"),
        (8, "is broken JSON (a number of too many digits)"),
        (9, "is broken JSON (NaN is not JSON)"),
    ]


def test_files_without_text(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.json", "a.json.gz"):
        for text in ("", " \n\n"):
            assert reasons(read(tmp_path / name, text)) == [(None, "has no text")]
    assert reasons(read(tmp_path / "a.json", " [ ] ")) == [(None, "has no text")]


def test_one_object(tmp_path: Path) -> None:
    (raw,) = read(tmp_path / "a.json", '\n{"text": "một\\nhai"}\n')
    assert isinstance(raw, RawArticle)
    assert (raw.id, raw.line, len(raw.blocks)) == ("a", None, 2)
    assert reasons(read(tmp_path / "a.json", '{"title": "x"}')) == [(None, 'has no "text"')]
    assert reasons(read(tmp_path / "a.json", '{"text": "x"')) == [
        (None, "is broken JSON (Expecting ',' delimiter, character 13)")
    ]
    assert [reason for _, reason in reasons(read(tmp_path / "a.json", '{"text": "x"}\n{"text": "y"}'))] == [
        "goes on after the first value (an object a line is named .jsonl)"
    ]


def test_an_array(tmp_path: Path) -> None:
    items = read(tmp_path / "a.json", '[{"text": "một"},\n 17 , {"text": "hai", "id": "h"}, {"id": "x"}]')
    good = [item for item in items if isinstance(item, RawArticle)]
    assert [(raw.id, raw.line) for raw in good] == [("a:1", 1), ("h", 3)]
    assert reasons(items) == [(2, "is a number, not an object"), (4, 'has no "text"')]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"text": "x"}', "is broken JSON (',' or ']' expected after this element)"),
        ('[{"text": "x"} {"text": "y"}]', "is broken JSON (',' or ']' expected after this element)"),
        ('[{"text": "x"}] x', "goes on after the end of the array"),
        ('[{"text": "x"},]', "is broken JSON (Expecting value, character 16)"),
        ('[{"text": "x"}, {"te', "is broken JSON (Unterminated string starting at, character 3)"),
    ],
)
def test_a_broken_array_keeps_what_came_before(tmp_path: Path, text: str, reason: str) -> None:
    first, last = read(tmp_path / "a.json", text)
    assert isinstance(first, RawArticle)
    assert isinstance(last, ArticleError)
    assert last.reason.split(" (")[0] == reason.split(" (")[0]


@settings(max_examples=50)
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=6),
    size=st.integers(1, 30),
    indent=st.sampled_from([None, 2]),
    escapes=st.booleans(),
)
def test_arrays_are_read_the_same_in_pieces_of_any_size(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    size: int,
    indent: int | None,
    escapes: bool,
) -> None:
    path = tmp_path_factory.mktemp("pieces") / "a.json"
    whole = json.dumps([{"text": f"x{text}"} for text in texts], indent=indent, ensure_ascii=escapes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "_CHUNK", size)
        items = read(path, whole)
    assert [item.line for item in items if isinstance(item, RawArticle)] == list(range(1, len(texts) + 1))

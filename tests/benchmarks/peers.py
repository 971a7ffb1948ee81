"""Other engines behind one small interface, each set up as its documentation advises.

Every peer indexes whole documents as text and answers a query with ids, best first.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

WORDS = re.compile(r"\w+")


class Engine(Protocol):
    """An engine with its index built."""

    name: str

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Ids and scores, best first."""
        ...


class Tantivy:
    """tantivy with its default tokenizer (words, lower case) and BM25."""

    name = "tantivy"

    def __init__(self, docs: Mapping[str, str], folder: Path) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", stored=False)
        self._index = tantivy.Index(builder.build(), path=str(folder))
        writer = self._index.writer(heap_size=200_000_000, num_threads=1)
        for key, text in docs.items():
            writer.add_document(tantivy.Document(id=key, text=unicodedata.normalize("NFC", text)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        words = " ".join(WORDS.findall(unicodedata.normalize("NFC", query).lower()))
        found = self._searcher.search(self._index.parse_query(words, ["text"]), limit)
        return [(self._searcher.doc(address)["id"][0], score) for score, address in found.hits]


class Fts5:
    """SQLite FTS5 with its default tokenizer (unicode61) and bm25()."""

    name = "SQLite FTS5"

    def __init__(self, docs: Mapping[str, str], folder: Path) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("create virtual table docs using fts5(id unindexed, text)")
        self._db.executemany("insert into docs values (?, ?)", docs.items())
        self._db.execute("insert into docs(docs) values ('optimize')")

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(WORDS.findall(query)))
        if not words:
            return []
        sql = "select id, -bm25(docs) from docs where docs match ? order by bm25(docs) limit ?"
        return list(self._db.execute(sql, (words, limit)))


class Whoosh:
    """Whoosh 2.7.4 with BM25F, over words as a tokenizer gives them."""

    def __init__(
        self,
        docs: Mapping[str, str],
        folder: Path,
        name: str,
        tokenize: Callable[[str], Iterable[str]] | None,
    ) -> None:
        from whoosh import fields, index

        self.name = name
        self._tokenize = tokenize
        analyzer: Any = None
        if tokenize is not None:
            from whoosh.analysis import SpaceSeparatedTokenizer

            analyzer = SpaceSeparatedTokenizer()
        schema = fields.Schema(
            id=fields.ID(stored=True), text=fields.TEXT(analyzer=analyzer) if analyzer else fields.TEXT()
        )
        self._index = index.create_in(str(folder), schema)
        writer = self._index.writer(limitmb=256)
        for key, text in docs.items():
            writer.add_document(id=key, text=self._text(text))
        writer.commit(optimize=True)
        self._searcher = self._index.searcher()

    def _text(self, text: str) -> str:
        text = unicodedata.normalize("NFC", text)
        return text if self._tokenize is None else " ".join(self._tokenize(text))

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        from whoosh.query import Or, Term

        field = self._index.schema["text"]
        words = {token.text for token in field.analyzer(self._text(query), mode="query")}
        clauses = [Term("text", word) for word in sorted(words)]
        found = self._searcher.search(Or(clauses), limit=limit)
        return [(hit["id"], hit.score) for hit in found]


def whoosh_standard(docs: Mapping[str, str], folder: Path) -> Whoosh:
    """Whoosh with its StandardAnalyzer."""
    return Whoosh(docs, folder, "Whoosh", None)


def whoosh_pyvi(docs: Mapping[str, str], folder: Path) -> Whoosh:
    """Whoosh over the words that pyvi finds."""
    from pyvi import ViTokenizer

    def words(text: str) -> list[str]:
        return [word for word in ViTokenizer.tokenize(text).lower().split() if WORDS.search(word)]

    return Whoosh(docs, folder, "Whoosh + pyvi", words)


class Searchlib:
    """searchlib through its library: articles from a .jsonl file, `by="article"`, plain syntax."""

    name = "searchlib"

    def __init__(self, docs: Mapping[str, str], folder: Path) -> None:
        import json

        from searchlib import Index

        source = folder / "docs.jsonl"
        with source.open("w", encoding="utf-8") as out:
            for key, text in docs.items():
                out.write(json.dumps({"id": key, "text": text}, ensure_ascii=False) + "\n")
        self.index = Index.create(folder / "index")
        self.index.add([source])

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        found = self.index.search(query, by="article", syntax="plain", limit=limit)
        return [(hit.article.id, hit.score) for hit in found]


RETRIEVAL = {
    "searchlib": Searchlib,
    "tantivy": Tantivy,
    "SQLite FTS5": Fts5,
    "Whoosh": whoosh_standard,
    "Whoosh + pyvi": whoosh_pyvi,
}

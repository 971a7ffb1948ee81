"""Peers of the speed benchmark: one field of syllables, BM25 (k1 1.2, b 0.75), one segment, one thread.

Each is set up as its documentation advises for speed; an id is the number of a paragraph, stored in the
peer's own way, and an answer is a list of (id, score), best first.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from tests.benchmarks.workload import Corpus, Query

Answer = list[tuple[int, float]]
LIMIT = 10


class SpeedEngine(Protocol):
    """An engine with its index built."""

    kinds: tuple[str, ...]

    def search(self, query: Query) -> Answer:
        """The ten best paragraphs."""
        ...


class Tantivy:
    """tantivy: whitespace tokenizer, the id as a fast field, hits not counted (so it may skip blocks)."""

    kinds = ("all", "any", "phrase")

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", fast=True)
        builder.add_text_field("text", stored=False, tokenizer_name="spaces")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("spaces", spaces)
        writer = self._index.writer(heap_size=3_000_000_000, num_threads=1)
        for number in range(len(corpus)):
            writer.add_document(tantivy.Document(id=number, text=corpus.line(number)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        segments = json.loads((folder / "meta.json").read_text("utf-8"))["segments"]
        if len(segments) != 1:
            raise RuntimeError(f"tantivy: {len(segments)} segments")

    def search(self, query: Query) -> Answer:
        kinds, schema = self._tantivy.Query, self._schema
        if query.kind == "phrase":
            tree = kinds.phrase_query(schema, "text", list(query.words))
        elif len(query.words) == 1:
            tree = kinds.term_query(schema, "text", query.words[0])
        else:
            occur = self._tantivy.Occur.Must if query.kind == "all" else self._tantivy.Occur.Should
            tree = kinds.boolean_query(
                [(occur, kinds.term_query(schema, "text", word)) for word in query.words]
            )
        hits = self._searcher.search(tree, LIMIT, False).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return [(id, score) for id, (score, _) in zip(ids, hits, strict=True)]


class Fts5:
    """SQLite FTS5: contentless, in a file, optimized to one segment, ordered by its hidden column rank."""

    kinds = ("all", "any", "phrase")

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        import sqlite3

        self._db = sqlite3.connect(folder / "fts5.db")
        self._db.execute("pragma cache_size = -500000")
        self._db.execute("pragma mmap_size = 4000000000")
        self._db.execute("create virtual table docs using fts5(text, content='', tokenize='ascii')")
        with self._db:
            lines = ((number, corpus.line(number)) for number in range(len(corpus)))
            self._db.executemany("insert into docs(rowid, text) values (?, ?)", lines)
        with self._db:
            self._db.execute("insert into docs(docs) values ('optimize')")

    def search(self, query: Query) -> Answer:
        joiner = {"all": " AND ", "any": " OR ", "phrase": " + "}[query.kind]
        words = joiner.join(f'"{word}"' for word in query.words)
        sql = "select rowid, -rank from docs where docs match ? order by rank limit 10"
        return self._db.execute(sql, (words,)).fetchall()


class Bm25s:
    """bm25s with its numba backend, one thread; it knows neither AND nor phrases."""

    kinds = ("any",)

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        import bm25s
        from bm25s.tokenization import Tokenized

        self._engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75, backend="numba")
        ids = [corpus.numbers(number) for number in range(len(corpus))]
        vocabulary = {word: number for number, word in enumerate(corpus.words)}
        self._engine.index(Tokenized(ids=ids, vocab=vocabulary), show_progress=False)

    def search(self, query: Query) -> Answer:
        ids, scores = self._engine.retrieve([list(query.words)], k=LIMIT, show_progress=False, n_threads=1)
        found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [(id, score) for id, score in found if score > 0]


class Xapian:
    """Xapian: a glass database compacted to a file; it weighs a phrase by an estimate of its frequency."""

    kinds = ("all", "any", "phrase")

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        import xapian

        self._xapian = xapian
        writer = xapian.WritableDatabase(str(folder / "build"), xapian.DB_CREATE)
        for number in range(len(corpus)):
            document = xapian.Document()
            for position, word in enumerate(corpus.line(number).split(), 1):
                document.add_posting(word[:60], position)
            writer.replace_document(number + 1, document)
            if number % 100_000 == 99_999:
                writer.commit()
        writer.commit()
        writer.compact(str(folder / "compact"), xapian.DBCOMPACT_SINGLE_FILE | xapian.Compactor.FULLER)
        self._enquire = xapian.Enquire(xapian.Database(str(folder / "compact")))
        self._enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0))

    def search(self, query: Query) -> Answer:
        kinds = self._xapian.Query
        joiner = {"all": kinds.OP_AND, "any": kinds.OP_OR, "phrase": kinds.OP_PHRASE}[query.kind]
        self._enquire.set_query(kinds(joiner, [word[:60] for word in query.words]))
        return [(match.docid - 1, match.weight) for match in self._enquire.get_mset(0, LIMIT)]


class Whoosh:
    """Whoosh 2.7.4 as it is, its own matchers and BM25F."""

    kinds = ("all", "any", "phrase")

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        from whoosh import fields, index, query, scoring
        from whoosh.analysis import SpaceSeparatedTokenizer

        self._query = query
        schema = fields.Schema(
            id=fields.STORED, text=fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True)
        )
        made = index.create_in(str(folder), schema)
        writer = made.writer(limitmb=1024)
        for number in range(len(corpus)):
            writer.add_document(id=number, text=corpus.line(number))
        writer.commit(optimize=True)
        self._searcher = made.searcher(weighting=scoring.BM25F(B=0.75, K1=1.2))

    def search(self, query: Query) -> Answer:
        if query.kind == "phrase":
            tree = self._query.Phrase("text", list(query.words))
        else:
            terms = [self._query.Term("text", word) for word in query.words]
            tree = (self._query.And if query.kind == "all" else self._query.Or)(terms)
        return [(hit["id"], hit.score) for hit in self._searcher.search(tree, limit=LIMIT)]


PEERS: dict[str, Callable[[Corpus, Path], Any]] = {
    "tantivy": Tantivy,
    "bm25s": Bm25s,
    "Xapian": Xapian,
    "SQLite FTS5": Fts5,
    "Whoosh": Whoosh,
}
SLOW = ("SQLite FTS5", "Whoosh")

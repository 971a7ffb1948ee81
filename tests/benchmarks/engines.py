"""Engines of the speed benchmark, all doing the same work for a query.

The three levels of the text are fused with the same weights, the ten best paragraphs are fetched as text, and
the words of the query are marked in them. Each engine is set up as its documentation advises for speed. For
queries without diacritics the peers have the same three levels of the text without diacritics.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from searchlib import Index, kernels

from tests.benchmarks.forms import bare
from tests.benchmarks.levels import NAMES, WEIGHTS, Levels, marker
from tests.benchmarks.workload import Query

LIMIT = 10
Hit = tuple[float, str, Sequence[tuple[int, int]]]
"""Score, text, what is marked in it."""


class SpeedEngine(Protocol):
    """An engine with its index built."""

    def search(self, query: Query) -> list[Hit]:
        """The ten best paragraphs, with marks."""
        ...


class Searchlib:
    """`Index.search`, with the compiled loops where numba is installed."""

    compiled = True

    def __init__(self, index: Path) -> None:
        self._index = Index.open(index)
        if self.compiled and not kernels.wait():
            raise RuntimeError("numba is not installed; leave this engine out")

    def search(self, query: Query) -> list[Hit]:
        kernels.enable(self.compiled)
        results = self._index.search(query.text, limit=LIMIT)
        return [(hit.score, hit.paragraph.text, hit.highlights) for hit in results]


class SearchlibInNumpy(Searchlib):
    """The same without the compiled loops: the default installation."""

    compiled = False


class Tantivy:
    """tantivy: three fields of tokens, weights as boosts, the text stored."""

    def __init__(self, paragraphs: Sequence[str], folder: Path, folded: bool) -> None:
        import tantivy

        self._tantivy, self._folded = tantivy, folded
        builder = tantivy.SchemaBuilder()
        for name in NAMES:
            builder.add_text_field(name, stored=False, tokenizer_name="whitespace")
        builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
        self._schema = builder.build()
        index = tantivy.Index(self._schema, path=str(folder))
        if not index.searcher().num_docs:
            writer = index.writer(400_000_000, 1)
            for text in paragraphs:
                document = tantivy.Document(text=text)
                for name, tokens in Levels.of(text, folded).named():
                    document.add_text(name, " ".join(tokens))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
            index.reload()
        self._searcher = index.searcher()

    def _tree(self, query: Query) -> Any:
        kinds, occur = self._tantivy.Query, self._tantivy.Occur
        levels = Levels.of(" ".join(query.words), self._folded)
        if query.kind == "phrase":
            return kinds.phrase_query(self._schema, "syllable", levels.syllable)
        clauses = []
        for (name, tokens), weight in zip(levels.named(), WEIGHTS, strict=True):
            must = occur.Must if query.kind == "all" and name == "syllable" else occur.Should
            for token in tokens:
                term = kinds.term_query(self._schema, name, token)
                clauses.append((must, term if weight == 1 else kinds.boost_query(term, weight)))
        return kinds.boolean_query(clauses)

    def search(self, query: Query) -> list[Hit]:
        found = self._searcher.search(self._tree(query), LIMIT)
        texts = [(score, self._searcher.doc(address)["text"][0]) for score, address in found.hits]
        return marked(texts, query, self._folded)


class Fts5:
    """SQLite FTS5: a column a level, weights in bm25(), the text in a table beside it."""

    def __init__(self, paragraphs: Sequence[str], folder: Path, folded: bool) -> None:
        self._folded = folded
        self._db = sqlite3.connect(folder / "fts5.db")
        self._db.execute("pragma cache_size = -500000")
        self._db.execute("pragma mmap_size = 4000000000")
        if self._db.execute("select count(*) from sqlite_master").fetchone()[0]:
            return
        columns = ", ".join(NAMES)
        self._db.execute(
            f"create virtual table docs using fts5({columns}, content='', "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
        self._db.execute("create table texts(id integer primary key, text)")
        with self._db:
            for number, text in enumerate(paragraphs):
                tokens = [" ".join(level) for _, level in Levels.of(text, folded).named()]
                self._db.execute(f"insert into docs(rowid, {columns}) values (?, ?, ?, ?)", (number, *tokens))
                self._db.execute("insert into texts values (?, ?)", (number, text))
            self._db.execute("insert into docs(docs) values ('optimize')")

    def search(self, query: Query) -> list[Hit]:
        levels = Levels.of(" ".join(query.words), self._folded)
        if query.kind == "phrase":
            match = "syllable: " + " + ".join(f'"{word}"' for word in levels.syllable)
        elif query.kind == "all":
            match = " AND ".join(f'syllable: "{word}"' for word in levels.syllable)
        else:
            match = " OR ".join(f'{name}: "{token}"' for name, level in levels.named() for token in level)
        sql = (
            f"select -rank, text from docs join texts on texts.id = docs.rowid "
            f"where docs match ? and rank match 'bm25{WEIGHTS}' order by rank limit {LIMIT}"
        )
        return marked(self._db.execute(sql, (match,)).fetchall(), query, self._folded)


class Whoosh:
    """Whoosh 2.7.4 as it is: a field a level, BM25F, the text stored."""

    def __init__(self, paragraphs: Sequence[str], folder: Path, folded: bool) -> None:
        from whoosh import fields, index, query, scoring
        from whoosh.analysis import SpaceSeparatedTokenizer

        self._query, self._folded = query, folded
        levels = {
            name: fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=name == "syllable") for name in NAMES
        }
        if index.exists_in(str(folder)):
            made = index.open_dir(str(folder))
        else:
            made = index.create_in(str(folder), fields.Schema(text=fields.STORED, **levels))
            writer = made.writer(limitmb=1024)
            for text in paragraphs:
                tokens = {name: " ".join(level) for name, level in Levels.of(text, folded).named()}
                writer.add_document(text=text, **tokens)
            writer.commit(optimize=True)
        self._searcher = made.searcher(weighting=scoring.BM25F(B=0.75, K1=1.2))

    def search(self, query: Query) -> list[Hit]:
        kinds, levels = self._query, Levels.of(" ".join(query.words), self._folded)
        terms = [
            [kinds.Term(name, token, boost=weight) for token in level]
            for (name, level), weight in zip(levels.named(), WEIGHTS, strict=True)
        ]
        if query.kind == "phrase":
            tree = kinds.Phrase("syllable", levels.syllable)
        elif query.kind == "all":
            tree = kinds.AndMaybe(kinds.And(terms[0]), kinds.Or(terms[1] + terms[2]))
        else:
            tree = kinds.Or([term for level in terms for term in level])
        found = self._searcher.search(tree, limit=LIMIT)
        return marked([(hit.score, hit["text"]) for hit in found], query, self._folded)


def marked(found: Sequence[tuple[float, str]], query: Query, folded: bool) -> list[Hit]:
    """The hits of a peer with the words of the query marked."""
    places = marker(query.words, folded).finditer
    return [
        (score, text, [match.span() for match in places(bare(text) if folded else text)])
        for score, text in found
    ]


OWN: dict[str, Callable[[Path], SpeedEngine]] = {
    "searchlib fast": Searchlib,
    "searchlib NumPy": SearchlibInNumpy,
}
PEERS: dict[str, Callable[[Sequence[str], Path, bool], SpeedEngine]] = {
    "tantivy": Tantivy,
    "SQLite FTS5": Fts5,
    "Whoosh": Whoosh,
}

"""searchlib's engine in the speed benchmark: one field over the arrays of a segment."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from searchlib import kernels
from searchlib.model import Article, Paragraph
from searchlib.search.rank.posting_windows import lay_out_ahead
from searchlib.search.rank.single_field import one_field
from searchlib.store.format.string_tables import Batch
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.write.forward_batch import build_batch, vocabulary_arrays
from searchlib.store.write.inversion import invert

from tests.benchmarks.engines import LIMIT, Answer
from tests.benchmarks.workload import Corpus, Query

K1, B = 1.2, 0.75
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.uint32]


def arrays_of(corpus: Corpus) -> Batch:
    """The arrays of the syllable and pair levels of a segment, without metadata and word segmentation."""
    from searchlib.text.spelling import fold

    arrays, renumber = vocabulary_arrays(corpus.words, fold)
    arrays["tokens"] = renumber[corpus.tokens]
    arrays["token.start"] = corpus.start.astype("<u8")
    arrays["joined"] = np.zeros(-(-len(corpus.tokens) // 8), "u1")
    arrays["lengths"] = np.diff(corpus.start).astype("<u4")
    return arrays | invert(arrays)


class Exhaustive:
    """The formula over whole posting lists, in NumPy; the reference of what the others answer.

    Whoever asks may give another inverse document frequency than Lucene's, or other lengths.
    """

    kinds = ("all", "any", "phrase")

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self._words = {word: number for number, word in enumerate(_words(corpus))}
        self.arrays = arrays_of(corpus)
        self._size = len(corpus)
        self.set_lengths(self.arrays["lengths"])

    def set_lengths(self, lengths: npt.NDArray[np.uint32]) -> None:
        """Other lengths, for peers that store them rounded (the mean stays the true one)."""
        mean = max(1.0, float(self.arrays["lengths"].sum()) / self._size)
        self._norms = K1 * (1 - B + B * lengths / mean)

    def idf(self, df: int) -> float:
        """Inverse document frequency as in Lucene."""
        return float(np.log1p((self._size - df + 0.5) / (df + 0.5)))

    def search(self, query: Query) -> Answer:
        docs, scores = self.scores(query)
        order = np.lexsort((docs, -scores))[:LIMIT]
        return list(zip(docs[order].tolist(), scores[order].tolist(), strict=True))

    def scores(self, query: Query) -> tuple[Numbers, Floats]:
        """All paragraphs that match, ascending, and their scores."""
        terms = [self._postings(word) for word in query.words]
        if query.kind == "phrase":
            return self._phrase(query.words, [len(docs) for docs, _ in terms])
        if query.kind == "any":
            docs = np.unique(np.concatenate([docs for docs, _ in terms]))
        else:
            docs = terms[0][0]
            for other, _ in terms[1:]:
                docs = np.intersect1d(docs, other, assume_unique=True)
        scores = np.zeros(len(docs))
        for where, tf in terms:
            at = np.searchsorted(docs, where)
            at[at == len(docs)] = 0
            hit = docs[at] == where if len(docs) else np.zeros(len(where), bool)
            scores[at[hit]] += self._weigh(where[hit], tf[hit], self.idf(len(where)))
        return docs, scores

    def _weigh(self, docs: Numbers, tf: npt.NDArray[np.int64], idf: float) -> Floats:
        return idf * tf / (tf + self._norms[docs])

    def _postings(self, word: str) -> tuple[Numbers, npt.NDArray[np.int64]]:
        arrays, number = self.arrays, self._words.get(word, -1)
        if number < 0:
            return np.zeros(0, np.uint32), np.zeros(0, np.int64)
        first, last = arrays["syl.start"][number : number + 2].astype(int)
        return arrays["syl.docs"][first:last], arrays["syl.tf"][first:last].astype(np.int64)

    def _phrase(self, words: tuple[str, ...], dfs: list[int]) -> tuple[Numbers, Floats]:
        """As tantivy and Whoosh weigh a phrase: its own frequency, the sum of the words' idf."""
        numbers = [self._words[word] for word in words]
        tokens, start = self.arrays["tokens"], self.arrays["token.start"]
        docs, _ = min((self._postings(word) for word in words), key=lambda found: len(found[0]))
        lengths = self.arrays["lengths"][docs].astype(np.int64)
        at = np.repeat(start[docs].astype(np.int64), lengths)
        at += np.arange(len(at)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        owner = np.repeat(np.arange(len(docs)), lengths)
        last = np.repeat((start[docs] + lengths.astype(np.uint64)).astype(np.int64), lengths)
        found = at + len(words) <= last
        for shift, number in enumerate(numbers):
            found[found] = tokens[at[found] + shift] == number
        tf = np.bincount(owner[found], minlength=len(docs))
        hit = tf > 0
        return docs[hit], self._weigh(docs[hit], tf[hit], sum(map(self.idf, dfs)))


def _words(corpus: Corpus) -> list[str]:
    from searchlib.text.spelling import fold

    return sorted(corpus.words, key=lambda word: (fold(word), word))


def segment_of(corpus: Corpus) -> Segment:
    """The corpus as a packed segment of one article without metadata."""
    from searchlib.text.spelling import fold

    one = Paragraph(0, "body", None, "a")
    article = Article("a", "a", None, None, None, None, None, None, (), None, (), (), (one,))
    batch = build_batch([(article, "a", bytes(16))])
    vocabulary, renumber = vocabulary_arrays(corpus.words, fold)
    size = len(corpus)
    batch |= vocabulary | {
        "tokens": renumber[corpus.tokens].astype("<u4"),
        "token.start": corpus.start.astype("<u8"),
        "joined": np.zeros(-(-len(corpus.tokens) // 8), "u1"),
        "lengths": np.diff(corpus.start).astype("<u4"),
        "par.article": np.zeros(size, "<u4"),
        "par.kind": np.zeros(size, "u1"),
        "par.section": np.zeros(size, "<u4"),
        "spk.start": np.zeros(size + 1, "<u4"),
        "cite.start": np.zeros(size + 1, "<u4"),
        "art.first": np.array([0, size], "<u4"),
    }
    batch |= {
        name: batch[name][:0] for name in batch if name.startswith(("spk.", "cite.")) and "start" not in name
    }
    return Segment.from_arrays(batch)


class Product:
    """searchlib's own search over the syllables alone: packed lists, windows, compiled loops."""

    kinds = ("all", "any", "phrase")
    compiled = True

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        if self.compiled and not kernels.wait():
            raise RuntimeError("numba is not installed; leave this engine out")
        segment = segment_of(corpus)
        self._numbers = {word: number for number, word in enumerate(segment.table("syllables").all())}
        kernels.enable(self.compiled)
        self._field = one_field(segment)
        if self.compiled:
            lay_out_ahead([segment])

    def search(self, query: Query) -> Answer:
        kernels.enable(self.compiled)
        numbers = [self._numbers[word] for word in query.words]
        if query.kind == "phrase":
            return self._field.run(numbers, LIMIT)
        return self._field.words(numbers, query.kind == "all", LIMIT)


class ProductInNumpy(Product):
    """The same without the compiled loops."""

    compiled = False


OWN: dict[str, type] = {"searchlib": Product, "searchlib without numba": ProductInNumpy}

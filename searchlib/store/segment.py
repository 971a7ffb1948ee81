"""One segment, read: vocabulary, posting lists, metadata columns, stored articles.

Paragraphs are numbered from 0 within the segment, articles too; `base` is added for the place in the archive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.model import Article
from searchlib.store.arrays import Array, Batch, StringTable
from searchlib.store.column import Column
from searchlib.store.layout import ARRAYS, FORWARD, counts_of
from searchlib.store.stored import inflate
from searchlib.store.thaw import thaw_article

_BLOCKS_KEPT = 8


class Segment:
    """Typed access to the arrays of a segment.

    Attributes:
        base: number, in the archive, of the first paragraph.
        count: paragraphs, dead ones included.
        article_count: articles, dead ones included.
        live: True for each live paragraph, or None where all live.
        name: of the file, or "" in memory.
    """

    def __init__(
        self, columns: Mapping[str, Column], base: int = 0, live: Array | None = None, name: str = ""
    ) -> None:
        self._columns = columns
        self._tables: dict[str, StringTable] = {}
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        self._id_numbers: dict[bytes, int] | None = None
        self.base = base
        self.live = live
        self.name = name
        self.count = len(columns["lengths"])
        self.article_count = len(columns["art.first"]) - 1

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array], base: int = 0, live: Array | None = None) -> Segment:
        """A segment in memory: a batch together with what `invert` made of it."""
        counts_of({name: len(arrays[name]) for name in ARRAYS if name in arrays})
        return cls({name: Column(name, arrays[name], ARRAYS[name]) for name in ARRAYS}, base, live)

    # Counts

    @property
    def live_count(self) -> int:
        """Live paragraphs."""
        return self.count if self.live is None else int(np.count_nonzero(self.live))

    @property
    def live_articles(self) -> int:
        """Live articles."""
        mask = self.live_article_mask()
        return self.article_count if mask is None else int(np.count_nonzero(mask))

    def live_article_mask(self) -> Array | None:
        """True for each live article, or None where all live."""
        if self.live is None:
            return None
        return self.live[self.column("art.first")[:-1]]

    # Columns and tables

    def column(self, name: str) -> Array:
        """All values of an array, verified; the names are those of `store.layout`."""
        return self._columns[name].all()

    def part(self, name: str, first: int, last: int) -> Array:
        """The values of an array in a half-open range, verified."""
        return self._columns[name].part(first, last)

    def table(self, name: str) -> StringTable:
        """A string table: syllables, folds, sections, names, roles, documents, sources, ids or files."""
        table = self._tables.get(name)
        if table is None:
            table = StringTable(self.column(f"{name}.text"), self.column(f"{name}.start"), name)
            self._tables[name] = table
        return table

    def arrays(self) -> Batch:
        """The forward arrays, verified, for merging.

        Raises:
            IndexDamaged: two of them contradict each other.
        """
        arrays = {name: self.column(name) for name in FORWARD}
        owner = np.repeat(np.arange(self.article_count, dtype="<u4"), np.diff(arrays["art.first"]))
        if not np.array_equal(np.diff(arrays["token.start"]), arrays["lengths"]) or not np.array_equal(
            owner, arrays["par.article"]
        ):
            raise IndexDamaged(f"{self.name}: arrays contradict each other; rebuild the index")
        return arrays

    # Text

    @property
    def lengths(self) -> Array:
        """Syllables of each paragraph."""
        return self.column("lengths")

    def token_range(self, paragraph: int) -> tuple[int, int]:
        """Where the syllables of a paragraph begin and end in the array `tokens`."""
        return self._columns["token.start"].bounds(paragraph)

    def token_slice(self, first: int, last: int) -> Array:
        """Syllable numbers of a range of the array `tokens`."""
        return self._columns["tokens"].part(first, last)

    def tokens_of(self, paragraph: int) -> Array:
        """Syllable numbers of a paragraph, in order."""
        return self.token_slice(*self.token_range(paragraph))

    def joined_of(self, paragraph: int) -> Array:
        """For each syllable of a paragraph whether it continues the word before it."""
        first, last = self.token_range(paragraph)
        packed = self._columns["joined"].part(first // 8, -(-last // 8))
        bits = np.unpackbits(packed, bitorder="little")
        return bits[first % 8 : first % 8 + last - first].astype(bool)

    # Vocabulary

    def syllable(self, number: int) -> str:
        """The syllable of a number."""
        return self.table("syllables")[number]

    def syllable_id(self, text: str) -> int:
        """The number of a canonical syllable, -1 if the segment does not hold it."""
        from searchlib.vietnamese.spelling import fold

        first, last = self.fold_range(fold(text))
        table = self.table("syllables")
        return next((number for number in range(first, last) if table[number] == text), -1)

    def fold_range(self, folded: str) -> tuple[int, int]:
        """Half-open range of the syllables with this folded form."""
        folds = self.table("folds")
        at = bisect_left(folds, folded)
        if at == len(folds) or folds[at] != folded:
            return 0, 0
        return self._columns["fold.first"].bounds(at)

    def prefix_range(self, folded: str) -> tuple[int, int]:
        """Half-open range of the syllables whose folded form begins with `folded`."""
        folds = self.table("folds")
        low, high = bisect_left(folds, folded), bisect_right(folds, folded + "\U0010ffff")
        first = self._columns["fold.first"]
        return first.at(low), max(first.at(low), first.at(high))

    # Posting lists (paragraphs ascending; dead ones are among them)

    def syllable_postings(self, number: int) -> tuple[Array, Array]:
        """Paragraphs that hold a syllable (u4) and how often (u2)."""
        first, last = self._columns["syl.start"].bounds(number)
        return self.part("syl.docs", first, last), self.part("syl.tf", first, last)

    def syllable_df(self, number: int) -> int:
        """In how many paragraphs a syllable stands, dead ones included."""
        first, last = self._columns["syl.start"].bounds(number)
        return last - first

    def pair_range(self, first: int, low: int, high: int) -> tuple[int, int]:
        """Half-open range of the pairs of the syllable `first` and a second one in [low, high)."""
        keys = self._columns["pair.keys"]
        return keys.find(first << 32 | low), keys.find(first << 32 | high)

    def pair_seconds(self, low: int, high: int) -> Array:
        """The second syllables of a range of pairs."""
        return (self.part("pair.keys", low, high) & np.uint64(0xFFFFFFFF)).astype("<u4")

    def pair_postings(self, number: int) -> tuple[Array, Array, Array]:
        """Paragraphs that hold a pair, how often, and how often inside one word."""
        first, last = self._columns["pair.start"].bounds(number)
        return (
            self.part("pair.docs", first, last),
            self.part("pair.tf", first, last),
            self.part("pair.joined", first, last),
        )

    # Articles

    def find(self, article_id: str) -> int:
        """The number of the live article of this id, -1 if there is none."""
        if self._id_numbers is None:
            alive = self.live_article_mask()
            ids = self.table("ids").encoded()
            self._id_numbers = {
                item: number for number, item in enumerate(ids) if alive is None or alive[number]
            }
        return self._id_numbers.get(article_id.encode("utf-8", "replace"), -1)

    def article_of(self, paragraph: int) -> int:
        """The number of the article that a paragraph belongs to."""
        return self._columns["par.article"].at(paragraph)

    def paragraphs_of(self, article: int) -> tuple[int, int]:
        """Half-open range of the paragraphs of an article."""
        return self._columns["art.first"].bounds(article)

    def position_of(self, paragraph: int) -> tuple[int, int | None]:
        """The article of a paragraph and its position there, None for a title or lead of metadata."""
        article = self.article_of(paragraph)
        position = paragraph - self.paragraphs_of(article)[0] - self._columns["art.extras"].at(article)
        return article, position if position >= 0 else None

    def stored(self, article: int) -> dict[str, Any]:
        """The stored JSON of an article.

        Raises:
            IndexDamaged: it cannot be read.
        """
        import json

        first_of = self.column("stored.first")
        block = int(np.searchsorted(first_of, np.asarray(article, first_of.dtype), side="right")) - 1
        first, last = self._columns["stored.first"].bounds(block)
        sizes = self.part("stored.size", first, last).tolist()
        text = self._block(block, sum(sizes))
        offset = sum(sizes[: article - first])
        try:
            data = json.loads(text[offset : offset + sizes[article - first]])
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise IndexDamaged(f"{self.name}: a stored article cannot be read; rebuild the index")
        return data

    def article(self, number: int) -> Article:
        """A stored article."""
        return thaw_article(self.stored(number))

    def _block(self, number: int, size: int) -> bytes:
        """The text of a block; the last few are kept."""
        text = self._blocks.get(number)
        if text is None:
            first, last = self._columns["stored.block"].bounds(number)
            text = inflate(self.part("stored.text", first, last).tobytes(), size)
            self._blocks[number] = text
            if len(self._blocks) > _BLOCKS_KEPT:
                with suppress(KeyError):  # another thread was faster
                    self._blocks.popitem(last=False)
        return text

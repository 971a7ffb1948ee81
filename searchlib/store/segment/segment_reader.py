"""One segment, read: vocabulary, posting lists, metadata columns, stored articles.

Paragraphs are numbered from 0 within the segment, articles too; `base` is added for the place in the archive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.model import Article, Paragraph
from searchlib.store.format.array_layout import ARRAYS, METADATA, counts_of
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.format.stored_spelling import WrittenText
from searchlib.store.format.string_tables import Array, Batch, StringTable
from searchlib.store.segment.array_cache import Budget
from searchlib.store.segment.article_reader import ArticleReader
from searchlib.store.segment.excerpt_reader import Excerpt, ExcerptReader, Wanted
from searchlib.store.segment.segment_postings import SegmentLists
from searchlib.store.segment.token_places import places_of, places_together

_T = TypeVar("_T")
_AHEAD = (
    *("par.kind", "par.section", "spk.start", "spk.name", "spk.role", "spk.mode", "spk.cue", "cite.start"),
    *("cite.name", "art.first", "art.extras", "stored.first", "stored.size"),
)
"""The columns of which ten hits take a little each."""
_FEW = 32
"""So many articles are sought by their id among all; for more of them, the ids are put into a dictionary."""


class Segment(SegmentLists):
    """Typed access to the arrays of a segment.

    Attributes:
        base: number, in the archive, of the first paragraph.
        article_count: articles, dead ones included.
        live: True for each live paragraph, or None where all live.
        text: the syllables of the paragraphs, in their order.
    """

    def __init__(
        self,
        columns: Mapping[str, Column],
        base: int = 0,
        live: Array | None = None,
        name: str = "",
        budget: Budget | None = None,
    ) -> None:
        super().__init__(columns, name, budget)
        self._tables: dict[str, StringTable] = {}
        self._id_numbers: dict[bytes, int] | None = None
        self._sought = 0
        self._owners: Array | None = None
        self.base = base
        self.live = live
        self._derived: dict[type, Any] = {}
        self.article_count = len(columns["art.first"]) - 1
        self.text = Text(columns)
        self._articles = ArticleReader(columns, self.text, self.table, name)
        self._excerpts: ExcerptReader | None = None

    @classmethod
    def from_arrays(cls, batch: Mapping[str, Array], base: int = 0, live: Array | None = None) -> Segment:
        """A segment in memory, made of a batch."""
        from searchlib.store.write.segment_packing import pack  # not needed to read a file

        arrays = pack(batch)
        counts = counts_of({name: len(values) for name, values in arrays.items()})
        columns = {}
        for name, shape in ARRAYS.items():
            bound = counts.get(shape.below or shape.offsets or "", 0)
            columns[name] = Column(name, arrays[name], shape, bound)
        return cls(columns, base, live)

    def derive(self, kind: type[_T]) -> _T:
        """What another room makes of this segment: made once, and gone with the segment.

        Args:
            kind: a class whose only argument is the segment.
        """
        found: _T | None = self._derived.get(kind)
        if found is None:
            found = self._derived.setdefault(kind, kind(self))  # type: ignore[call-arg]
        return found

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
        """All values of an array of a file or of a batch (`layout.FORWARD`), verified."""
        derive = _DERIVED.get(name)
        return self._columns[name].all() if derive is None else derive(self)

    def part(self, name: str, first: int, last: int) -> Array:
        """The values of an array of the file in a half-open range, verified."""
        return self._columns[name].part(first, last)

    def size(self, name: str) -> int:
        """Elements of an array of the file."""
        return len(self._columns[name])

    def table(self, name: str) -> StringTable:
        """A string table, one of `layout.TABLES`."""
        table = self._tables.get(name)
        if table is None:
            table = StringTable(self._columns[f"{name}.text"], self._columns[f"{name}.start"], name)
            self._tables[name] = table
        return table

    def batch(self) -> Batch:
        """The batch that it was made of, verified, for merging."""
        return {name: self.column(name) for name in (*METADATA, *_DERIVED)}

    # Text

    @property
    def lengths(self) -> Array:
        """Syllables of each paragraph (u2; u4 where one is very long)."""
        return self.text.lengths()

    @property
    def tokens(self) -> int:
        """Syllables of all paragraphs."""
        return self.text.tokens

    def tokens_of(self, paragraph: int) -> Array:
        """Syllable numbers of a paragraph, in order."""
        return self.text.of(paragraph, paragraph + 1)

    def tokens_of_many(self, paragraphs: Array) -> tuple[Array, Array]:
        """Those of some paragraphs (ascending), one after another, and how many each has."""
        return self.text.of_many(paragraphs)

    def places_of(self, numbers: Array) -> Array:
        """Where some syllables (ascending numbers) stand among all tokens, ascending (u4)."""
        return places_of(self._columns, self.text, numbers, lambda number: self.syllable_postings(number)[0])

    def places_together(self, sets: Sequence[Array], sizes: Sequence[int]) -> list[Array] | None:
        """The same for several sets; see `token_places.places_together`."""
        return places_together(self.text, sets, sizes)

    def joined_of(self, paragraph: int) -> Array:
        """For each syllable of a paragraph whether it continues the word before it."""
        first, last = self.text.range_of(paragraph)
        packed = self._columns["text.joined"].part(first // 8, -(-last // 8))
        bits = np.unpackbits(packed, bitorder="little")
        return bits[first % 8 : first % 8 + last - first].astype(bool)

    # Vocabulary

    def syllable(self, number: int) -> str:
        """The syllable of a number."""
        return self.table("syllables")[number]

    def syllable_id(self, text: str) -> int:
        """The number of a canonical syllable, -1 if the segment does not hold it."""
        from searchlib.text.spelling import fold

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

    def verify(self) -> None:
        """Verifies posting lists and text at once; after that, compiled loops may read them.

        Raises:
            IndexDamaged: one is not what was written.
        """
        self.verify_lists()
        self.text.verify()

    def read_ahead(self) -> None:
        """Lays out what single searches read piece by piece: for a process that searches often; once.

        Raises:
            IndexDamaged: something is not what was written.
        """
        if self._excerpts is not None:
            return
        self.verify()
        for name in _AHEAD:
            self._columns[name].all()
        self.text.starts()
        self.owners()
        for name in ("syllables", "names", "roles", "sections"):
            self.table(name).all()
        stored = self._articles.read_ahead()
        if stored is not None:
            tables = self.table("syllables").all(), self.table("sections").all()
            self._excerpts = ExcerptReader(self._columns, self.text, self._articles, stored, *tables)

    # Articles

    def find(self, article_id: str) -> int:
        """The number of the live article of this id, -1 if there is none."""
        alive = self.live_article_mask() if self._id_numbers is None else None
        if self._id_numbers is None and self._sought < _FEW:
            self._sought += 1
            places = self.table("ids").places(article_id)
            return next((n for n in reversed(places) if alive is None or alive[n]), -1)
        if self._id_numbers is None:
            ids = self.table("ids").encoded()
            self._id_numbers = {
                item: number for number, item in enumerate(ids) if alive is None or alive[number]
            }
        return self._id_numbers.get(article_id.encode("utf-8", "replace"), -1)

    def article_of(self, paragraph: int) -> int:
        """The number of the article that a paragraph belongs to."""
        if not 0 <= paragraph < self.count:
            raise IndexDamaged(f"{self.name}: a paragraph that does not exist; rebuild the index")
        if self._owners is not None:
            return int(self._owners[paragraph])
        first = self.column("art.first")
        return int(np.searchsorted(first, np.asarray(paragraph, first.dtype), side="right")) - 1

    def owners(self) -> Array:
        """The number of the article of each paragraph (u4)."""
        if self._owners is None:
            begins = self.column("art.first")[1:-1]
            owners = np.zeros(self.count, "<u4")
            np.add.at(owners, begins[begins < self.count], owners.dtype.type(1))
            self._owners = np.cumsum(owners, out=owners)
        return self._owners

    def paragraphs_of(self, article: int) -> tuple[int, int]:
        """Half-open range of the paragraphs of an article."""
        return self._columns["art.first"].bounds(article)

    def position_of(self, paragraph: int) -> tuple[int, int | None]:
        """The article of a paragraph and its position there, None for a title or lead of metadata."""
        article = self.article_of(paragraph)
        position = paragraph - self.paragraphs_of(article)[0] - self._columns["art.extras"].at(article)
        return article, position if position >= 0 else None

    def article(self, number: int) -> Article:
        """A stored article.

        Raises:
            IndexDamaged: it cannot be read.
        """
        return self._articles.read(number, self.paragraphs_of(number))

    def passage(
        self, number: int, low: int, high: int
    ) -> tuple[Article, tuple[Paragraph, ...], list[WrittenText]]:
        """An article without its paragraphs and what they alone say, and those of them from `low` to `high`.

        Args:
            number: the article.
            low, high: half-open range among its searchable paragraphs.

        Returns:
            The article, the paragraphs, and the text of each of these with its tokens.

        Raises:
            IndexDamaged: it cannot be read.
        """
        return self._articles.passage(number, self.paragraphs_of(number), low, high)

    def articles(self) -> ArticleReader:
        """A reader of articles with memory of its own for what it unpacks, which goes when it goes."""
        columns = {name: column.fresh() for name, column in self._columns.items()}
        return ArticleReader(columns, Text(columns), self.table, self.name)

    def excerpts(self, paragraphs: Sequence[int], wanted: Wanted) -> list[Excerpt]:
        """Some paragraphs, in any order, and where some syllables stand in them; fast once read ahead.

        Raises:
            IndexDamaged: one cannot be read.
        """
        found = self._excerpts.read(paragraphs, wanted) if self._excerpts and paragraphs else None
        return [self._excerpt(one, wanted) for one in paragraphs] if found is None else found

    def _excerpt(self, paragraph: int, wanted: Wanted) -> Excerpt:
        article = self.article_of(paragraph)
        at = paragraph - self.paragraphs_of(article)[0]
        known, own, texts = self.passage(article, at, at + 1)
        if not own:
            raise IndexDamaged(f"{self.name}: a stored article lacks a paragraph; rebuild the index")
        return Excerpt(article, known, own[0], texts[0].places_of(wanted.forms))


# What a batch holds and a segment keeps in another form.
_DERIVED: dict[str, Callable[[Segment], Array]] = {
    "tokens": lambda segment: segment.text.all(),
    "token.start": lambda segment: segment.text.starts(),
    "joined": lambda segment: segment._columns["text.joined"].all(),
    "lengths": lambda segment: segment.text.lengths().astype(np.uint32),
    "par.article": lambda segment: segment.owners(),
}

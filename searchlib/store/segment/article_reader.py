"""Stored articles put together: text of syllables and codes, paragraphs of columns, the rest of notes."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

from searchlib.errors import IndexDamaged
from searchlib.fields import STATED
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph
from searchlib.store.format.article_notes import article_of, is_regular, literals_of, texts_named
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.format.stored_spelling import LITERAL, WrittenText, decode_text
from searchlib.store.format.string_tables import Array, StringTable
from searchlib.store.segment.stored_articles import inflate

_ADDED = tuple(field for field in STATED if field.added)
_BLOCKS_KEPT = 64
_TOGETHER = 1 << 13
"""After so many whole articles, what was unpacked of the columns for them is given up."""
_BLOCKS_AHEAD = 1 << 13
"""Blocks that are kept once a process searches often: 70 MB at most, of which a search reads some ten."""
_REGULAR = b",null]"
"""The end of the note of an article of which the columns say everything else, see `article_notes`."""


class Written(NamedTuple):
    """How an article is written.

    Attributes:
        codes, literals: as `stored_spelling` has them; the codes of all articles of its block.
        place: codes of all paragraphs before those of the block.
        begin: where the codes of the article begin in the block.
        note: of the article.
    """

    codes: bytes
    literals: list[str]
    place: int
    begin: int
    note: Any


class _Block(NamedTuple):
    """A block of stored articles, unpacked.

    Attributes:
        first: its first article.
        place: codes of all paragraphs before those of this article.
        ends: where the note of each article begins, and the end of the last.
        codes, notes: the two parts.
    """

    first: int
    place: int
    ends: list[int]
    codes: bytes
    notes: bytes


class ArticleReader:
    """The articles of a segment."""

    def __init__(
        self, columns: Mapping[str, Column], text: Text, table: Callable[[str], StringTable], name: str
    ) -> None:
        self._columns, self._text, self._table, self._name = columns, text, table, name
        self._count = len(columns["lengths"])
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        self._most = _BLOCKS_KEPT
        self._read = 0
        self._firsts: list[int] | None = None

    def read(self, number: int, paragraphs: tuple[int, int]) -> Article:
        """An article, whose paragraphs are the half-open range given.

        Raises:
            IndexDamaged: it cannot be read.
        """
        first, last = paragraphs
        if first == last:
            raise IndexDamaged(f"{self._name}: an article without paragraphs; rebuild the index")
        self._read += 1
        if self._read % _TOGETHER == 0:  # who reads all articles needs no more memory than for some
            self._columns = {name: column.fresh() for name, column in self._columns.items()}
            self._text = Text(self._columns)
        written = self.written(number, first)
        extras = self._columns["art.extras"].at(number)
        texts = [one.text for one in self._texts(written, first, last)]
        own = self._paragraphs(first, last, extras, texts)
        return self._with_added(article_of(self._id(number), written.note, own, extras), number)

    def passage(
        self, number: int, paragraphs: tuple[int, int], low: int, high: int
    ) -> tuple[Article, tuple[Paragraph, ...], list[WrittenText]]:
        """An article without its paragraphs and what they alone say, and those of them from `low` to `high`.

        Returns:
            The article, the paragraphs, and the text of each of these with its tokens.

        Raises:
            IndexDamaged: it cannot be read.
        """
        first, last = paragraphs
        if not 0 <= low < high <= last - first:
            raise IndexDamaged(f"{self._name}: a stored article lacks a paragraph; rebuild the index")
        written = self.written(number, first)
        named = texts_named(written.note)
        own = self._texts(written, first + low, first + high)
        if not is_regular(written.note) or any(not 0 <= at < last - first for at in named):
            article = self.read(number, paragraphs)
            return article, article.searchable()[low:high], own
        extras = self._columns["art.extras"].at(number)
        texts = {at: self._text_of(written, first, at, low, own) for at in named}
        article = self.article(number, written, texts)
        shown = [one.text for one in own]
        return article, tuple(self._paragraphs(first + low, first + high, extras - low, shown)), own

    def _text_of(self, written: Written, first: int, at: int, low: int, known: list[WrittenText]) -> str:
        """The text of the paragraph `at` of an article, some of whose texts from `low` on are known."""
        if low <= at < low + len(known):
            return known[at - low].text
        return self._texts(written, first + at, first + at + 1)[0].text

    def read_ahead(self) -> None:
        """Unpacks the blocks, so that no search has to."""
        self._most = _BLOCKS_AHEAD
        for number in range(min(_BLOCKS_AHEAD, len(self._columns["stored.first"]) - 1)):
            self._block(number)

    def codes(
        self, articles: Sequence[int], places: Sequence[int], sizes: Sequence[int]
    ) -> list[bytes] | None:
        """The codes of some paragraphs, one more each than it has syllables.

        None where an article has to be read whole, because the columns do not say all of its paragraphs.

        Args:
            articles: those of the paragraphs.
            places: how many codes stand before each paragraph in all.
            sizes: how many syllables each has.

        Raises:
            IndexDamaged: there are fewer codes.
        """
        found = []
        for article, place, size in zip(articles, places, sizes, strict=True):
            block = self._block_of(article)
            end = block.ends[article - block.first + 1]
            if block.notes[end - len(_REGULAR) : end] != _REGULAR:
                return None
            begin = place - block.place
            own = block.codes[begin : begin + size + 1]
            if len(own) != size + 1:
                raise IndexDamaged("a stored article is shorter than its text; rebuild the index")
            found.append(own)
        return found

    def literals(self, article: int, begin: int, paragraph: int) -> list[str]:
        """The literal strings of an article, which begins with the paragraph `begin`, from a paragraph on.

        Raises:
            IndexDamaged: its note has another form than was written.
        """
        written = self.written(article, begin)
        end = self._codes_before(paragraph) - written.place
        return written.literals[written.codes.count(LITERAL, written.begin, end) :]

    def article(self, number: int, written: Written, texts: Mapping[int, str]) -> Article:
        """An article without its paragraphs; `texts` are those that its note names, by number.

        Raises:
            IndexDamaged: its note has another form than was written.
        """
        extras = self._columns["art.extras"].at(number)
        return self._with_added(article_of(self._id(number), written.note, (), extras, texts), number)

    def _with_added(self, article: Article, number: int) -> Article:
        """The article with what stands in columns alone."""
        for field in _ADDED:
            table = self._table(field.table)
            if len(table) > 1:  # else nothing is read for it
                value: Any = table[self._columns[field.column].at(number)] or None
                article = replace(article, **{field.name: value})
        return article

    def _id(self, number: int) -> str:
        return self._table("ids")[number]

    def _texts(self, written: Written, low: int, high: int) -> list[WrittenText]:
        """The texts of the paragraphs from `low` to `high`, numbers in the segment, of one article."""
        texts, table = [], self._table("syllables")
        left = None
        for paragraph in range(low, high):
            begin, end = self._text.range_of(paragraph)
            at = begin + paragraph - written.place
            if left is None:
                before = written.codes.count(LITERAL, written.begin, at) if written.literals else 0
                left = iter(written.literals[before:])
            own = written.codes[at : at + end - begin + 1]
            syllables = table.each(self._text.few(paragraph, paragraph + 1))
            texts.append(decode_text(syllables, own, left))
        return texts

    def _paragraphs(self, first: int, last: int, extras: int, texts: list[str]) -> list[Paragraph]:
        """Paragraphs with what the columns say of them; position 0 is `extras` behind the first."""
        kinds = self._part("par.kind", first, last).tolist()
        sections = self._table("sections").pick(self._part("par.section", first, last))
        spoken = self._part("spk.start", first, last + 1).tolist()
        cited = self._part("cite.start", first, last + 1).tolist()
        speakers, documents = self.speakers(spoken[0], spoken[-1]), self.documents(cited[0], cited[-1])
        return [
            Paragraph(
                position=None if i < extras else i - extras,
                kind=KINDS[kind],
                section=section or None,
                text=texts[i],
                speakers=tuple(speakers[spoken[i] - spoken[0] : spoken[i + 1] - spoken[0]]),
                documents=tuple(documents[cited[i] - cited[0] : cited[i + 1] - cited[0]]),
            )
            for i, (kind, section) in enumerate(zip(kinds, sections, strict=True))
        ]

    def speakers(self, begin: int, end: int) -> list[Attribution]:
        """The attributions of a range of entries."""
        if begin == end:
            return []
        names, roles = self._table("names"), self._table("roles")
        columns = (self._part(f"spk.{name}", begin, end).tolist() for name in ("name", "role", "mode", "cue"))
        return [
            Attribution(names[name], roles[role] or None, MODES[mode], CUES[cue])
            for name, role, mode, cue in zip(*columns, strict=True)
        ]

    def documents(self, begin: int, end: int) -> list[str]:
        """The documents of a range of citations."""
        if begin == end:
            return []
        return self._table("documents").pick(self._part("cite.name", begin, end))

    def written(self, article: int, begin: int) -> Written:
        """How an article is written; `begin` is its first paragraph.

        Raises:
            IndexDamaged: its note has another form than was written.
        """
        block = self._block_of(article)
        at = article - block.first
        try:
            note = json.loads(str(block.notes[block.ends[at] : block.ends[at + 1]], "utf-8"))
        except (ValueError, RecursionError):
            note = None
        literals = literals_of(note)
        return Written(block.codes, literals, block.place, self._codes_before(begin) - block.place, note)

    def _codes_before(self, paragraph: int) -> int:
        """Codes of all paragraphs before this one: one for each syllable and one more for each paragraph."""
        return self._text.begin_of(paragraph) + paragraph

    def _block_of(self, article: int) -> _Block:
        """The block that holds an article."""
        if self._firsts is None:
            self._firsts = self._columns["stored.first"].all().tolist()
        return self._block(bisect_right(self._firsts, article) - 1)

    def _block(self, number: int) -> _Block:
        """A block; the last few are kept."""
        found = self._blocks.get(number)
        if found is None:
            found = self._blocks[number] = self._read_block(number)
            if len(self._blocks) > self._most:
                with suppress(KeyError):  # another thread was faster
                    self._blocks.popitem(last=False)
        return found

    def _read_block(self, number: int) -> _Block:
        first, last = self._columns["stored.first"].bounds(number)
        ends = list(accumulate(self._part("stored.size", first, last).tolist(), initial=0))
        low, high = (self._codes_before(self._columns["art.first"].at(one)) for one in (first, last))
        parts = []
        for name, size in (("code", high - low), ("note", ends[-1])):
            begin, end = self._columns[f"stored.{name}.block"].bounds(number)
            parts.append(inflate(self._part(f"stored.{name}s", begin, end).tobytes(), size))
        return _Block(first, low, ends, *parts)

    def _part(self, name: str, first: int, last: int) -> Array:
        return self._columns[name].part(first, last)

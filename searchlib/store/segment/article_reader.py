"""Stored articles put together: text of syllables and codes, paragraphs of columns, the rest of notes."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np

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
_BLOCKS_AHEAD = 1 << 15
"""Of so many blocks at most all are kept once a process searches often: some 8 KB each."""
_REGULAR, _NO_LITERALS = b",null]", b",[],null]"
"""The end of the note of an article of which the columns say everything else, and of such a one without
literal strings, see `article_notes`."""


_SPOKEN = ("spk.name", "spk.role", "spk.mode", "spk.cue")


class Written(NamedTuple):
    """How an article is written.

    Attributes:
        codes, literals: as `stored_spelling` has them; the codes of all articles of its block.
        place: codes of all paragraphs before those of the block.
        begin: where the codes of the article begin in the block.
        note: of the article.
    """

    codes: bytes | memoryview
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
    codes: bytes | memoryview
    notes: bytes


class Stored(NamedTuple):
    """All of a segment's articles, as `excerpt_reader` needs them.

    Attributes:
        codes: of all paragraphs, one after another; see `stored_spelling`.
        literals: the different literal strings.
        literal_of: of each literal code which of these it is.
        counts: how many literal codes each article has.
        irregular: the articles of whose paragraphs the columns do not say everything.
    """

    codes: Array
    literals: list[str]
    literal_of: list[int]
    counts: list[int]
    irregular: frozenset[int]


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

    def read_ahead(self) -> Stored | None:
        """Unpacks the blocks, so that no search has to; None where there are too many to keep.

        Raises:
            IndexDamaged: one cannot be read.
        """
        count = len(self._columns["stored.first"]) - 1
        if count > _BLOCKS_AHEAD:
            return None
        self._most = _BLOCKS_AHEAD
        codes = np.zeros(self._text.tokens + len(self._columns["lengths"]), np.uint8)
        known: dict[str, int] = {}
        found, counts, irregular = [], [], []
        for number in range(count):
            block = self._block(number)
            codes[block.place : block.place + len(block.codes)] = np.frombuffer(block.codes, np.uint8)
            whole = codes.data[block.place : block.place + len(block.codes)]
            self._blocks[number] = block._replace(codes=whole)  # the bytes are not kept twice
            for article, (begin, end) in enumerate(pairwise(block.ends), start=block.first):
                note = block.notes[begin:end]
                if not note.endswith(_REGULAR):
                    irregular.append(article)
                own = [] if note.endswith(_NO_LITERALS) else literals_of(_parsed(note))
                found += [known.setdefault(literal, len(known)) for literal in own]
                counts.append(len(own))
        return Stored(codes, list(known), found, counts, frozenset(irregular))

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
                before = bytes(written.codes[written.begin : at]).count(LITERAL) if written.literals else 0
                left = iter(written.literals[before:])
            own = bytes(written.codes[at : at + end - begin + 1])
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
        columns = [self._columns[name].part(begin, end).tolist() for name in _SPOKEN]
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
        note = _parsed(block.notes[block.ends[at] : block.ends[at + 1]])
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


def _parsed(note: bytes) -> Any:
    """What a note says; None where it is no JSON."""
    try:
        return json.loads(str(note, "utf-8"))
    except (ValueError, RecursionError):
        return None

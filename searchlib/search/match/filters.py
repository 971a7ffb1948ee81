"""Filters: what the metadata of a paragraph or of its article has to say, as sets of paragraphs.

Only the metadata columns are looked at, never the stored text. Speaker, section and document match as folded
runs of syllables ("nguyen van nen" within "Ông Nguyễn Văn Nên"), source whole and folded. Several values of
one filter are alternatives, different filters all hold; speaker and mode hold of the same attribution. The
fields of the query language are the same clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import OptionError
from searchlib.frozen import frozen
from searchlib.model import KINDS, MODES
from searchlib.search.language.date_spans import FIRST, LAST, span
from searchlib.search.language.query_fields import folded_run, plain
from searchlib.search.language.tree import Clause, DateRange
from searchlib.search.match.attribution_entries import Attributions, Citations, Entries
from searchlib.search.match.folded_names import Names, Run
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


@frozen
class Filters:
    """What a search asks of the metadata; an empty tuple asks nothing.

    Attributes:
        speaker, section, source, document: folded runs of syllables.
        mode, kind: values of `MODES` and `KINDS`.
        since, until: inclusive bounds as numbers yyyymmdd, or None.
    """

    speaker: tuple[Run, ...] = ()
    mode: tuple[str, ...] = ()
    section: tuple[Run, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[Run, ...] = ()
    document: tuple[Run, ...] = ()
    since: int | None = None
    until: int | None = None

    @classmethod
    def parse(
        cls,
        *,
        speaker: Sequence[str] = (),
        mode: Sequence[str] = (),
        section: Sequence[str] = (),
        kind: Sequence[str] = (),
        source: Sequence[str] = (),
        document: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Filters:
        """Filters from the values of options.

        Raises:
            OptionError: a date is impossible, the bounds are reversed, a kind or mode is unknown, or a name
                holds no word.
        """
        low = None if since is None else _date("since", since)[0]
        high = None if until is None else _date("until", until)[1]
        if low is not None and high is not None and low > high:
            raise OptionError("since lies after until; exchange them")
        return cls(
            speaker=_runs("speaker", speaker),
            mode=_choices("mode", mode, MODES),
            section=_runs("section", section),
            kind=_choices("kind", kind, KINDS),
            source=_runs("source", source),
            document=_runs("document", document),
            since=low,
            until=high,
        )

    def __bool__(self) -> bool:
        names = (self.speaker, self.mode, self.section, self.kind, self.source, self.document)
        return any(names) or self.since is not None or self.until is not None

    def mask(self, segment: Segment) -> Array | None:
        """Which paragraphs of a segment pass, or None where no filter is set."""
        columns = _columns_of(segment)
        masks = []
        if self.speaker or self.mode:
            masks.append(columns.spoken(self.speaker, self.mode))
        if self.section:
            masks.append(columns.section(self.section))
        if self.kind:
            masks.append(columns.kind(self.kind))
        if self.document:
            masks.append(columns.document(self.document))
        mask = np.logical_and.reduce(masks) if masks else None
        if self.source:
            mask = columns.of_articles(columns.source(self.source), mask)
        if self.since is not None or self.until is not None:
            low = FIRST if self.since is None else self.since
            mask = columns.of_articles(columns.dated(low, LAST if self.until is None else self.until), mask)
        return mask


def clause_mask(clause: Clause, segment: Segment) -> Array:
    """Which paragraphs of a segment satisfy a field of the query language."""
    columns = _columns_of(segment)
    if isinstance(clause, DateRange):
        return columns.of_articles(columns.dated(clause.low, clause.high))
    if clause.name == "speaker":
        return columns.spoken((clause.value,), ())
    if clause.name == "section":
        return columns.section((clause.value,))
    if clause.name == "source":
        return columns.of_articles(columns.source((clause.value,)))
    if clause.name == "document":
        return columns.document((clause.value,))
    return columns.kind(clause.value)


class _Columns:
    """The metadata of one segment as filters read it; folded tables are made once."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._names: dict[str, Names] = {}

    def spoken(self, names: tuple[Run, ...], modes: tuple[str, ...]) -> Array:
        """Paragraphs with an attribution to one of the people in one of the modes."""
        column = self.segment.column
        wanted = np.ones(len(column("spk.name")), bool)
        if names:
            wanted &= self._table("names").holding(names).take(column("spk.name"))
        if modes:
            wanted &= np.array([mode in modes for mode in MODES]).take(column("spk.mode"))
        return self._held(wanted, Attributions)

    def document(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs that cite one of the documents."""
        wanted = self._table("documents").holding(names).take(self.segment.column("cite.name"))
        return self._held(wanted, Citations)

    def section(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs under one of the headings."""
        return self._table("sections").holding(names).take(self.segment.column("par.section"))

    def kind(self, kinds: Sequence[str]) -> Array:
        """Paragraphs of one of the kinds."""
        wanted = np.array([name in kinds for name in KINDS])
        return wanted.take(self.segment.column("par.kind"))

    def source(self, names: tuple[Run, ...]) -> Array:
        """Articles from one of the sources."""
        return self._table("sources").equal(names).take(self.segment.column("art.source"))

    def dated(self, low: int, high: int) -> Array:
        """Articles whose date can lie within the bounds; a date without a year never does."""
        first, last = self.segment.column("art.low"), self.segment.column("art.high")
        articles: Array = (first >= 0) & (first <= high) & (last >= low)
        return articles

    def of_articles(self, articles: Array, among: Array | None = None) -> Array:
        """Paragraphs of some articles (as a mask), of all or among those of a mask."""
        owners = self.segment.owners()
        if among is None:
            return articles.take(owners)
        docs = np.flatnonzero(among)
        mask = np.zeros(len(among), bool)
        mask[docs] = articles.take(owners[docs])
        return mask

    def _held(self, wanted: Array, kind: type[Entries]) -> Array:
        """Paragraphs that own one of the wanted entries."""
        mask = np.zeros(self.segment.count, bool)
        mask[self.segment.derive(kind).owner[wanted]] = True
        return mask

    def _table(self, table: str) -> Names:
        found = self._names.get(table)
        if found is None:
            found = self._names[table] = Names(self.segment.table(table).all())
        return found


def _columns_of(segment: Segment) -> _Columns:
    return segment.derive(_Columns)


def _runs(option: str, values: Sequence[str]) -> tuple[Run, ...]:
    runs = tuple(map(folded_run, values))
    if not all(runs):
        raise OptionError(f"{option}: there is no word to look for")
    return runs


def _choices(option: str, values: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(plain(value.strip()) for value in values)
    for value in chosen:
        if value not in known:
            raise OptionError(f"{option}: {value[:40]!a} is not one of {', '.join(known)}")
    return chosen


def _date(option: str, text: str) -> tuple[int, int]:
    try:
        return span(text)
    except ValueError as error:
        raise OptionError(f"{option}: {error}") from None

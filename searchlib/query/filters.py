"""Filters: what the metadata of a paragraph or of its article has to say, as sets of paragraphs.

Only the metadata columns are looked at, never the stored text. Speaker, section and document match as folded
runs of syllables ("nguyen van nen" within "Ông Nguyễn Văn Nên"), source whole and folded. Several values of
one filter are alternatives, different filters all hold; speaker and mode hold of the same attribution. The
fields of the query language are the same clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import OptionError
from searchlib.model import KINDS, MODES
from searchlib.query.dates import FIRST, LAST, span
from searchlib.query.fields import folded_run, plain
from searchlib.query.postings import Array
from searchlib.query.tree import Clause, DateRange

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
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
        if self.source:
            masks.append(columns.source(self.source))
        if self.document:
            masks.append(columns.document(self.document))
        if self.since is not None or self.until is not None:
            low = FIRST if self.since is None else self.since
            masks.append(columns.dated(low, LAST if self.until is None else self.until))
        return np.logical_and.reduce(masks) if masks else None


def clause_mask(clause: Clause, segment: Segment) -> Array:
    """Which paragraphs of a segment satisfy a field of the query language."""
    columns = _columns_of(segment)
    if isinstance(clause, DateRange):
        return columns.dated(clause.low, clause.high)
    if clause.name == "speaker":
        return columns.spoken((clause.value,), ())
    if clause.name == "section":
        return columns.section((clause.value,))
    if clause.name == "source":
        return columns.source((clause.value,))
    if clause.name == "document":
        return columns.document((clause.value,))
    return columns.kind(clause.value)


class _Columns:
    """The metadata of one segment as filters read it; folded tables are made once."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._folded: dict[str, list[Run]] = {}

    def spoken(self, names: tuple[Run, ...], modes: tuple[str, ...]) -> Array:
        """Paragraphs with an attribution to one of the people in one of the modes."""
        column = self.segment.column
        wanted = np.ones(len(column("spk.name")), bool)
        if names:
            wanted &= self._within("names", names)[column("spk.name")]
        if modes:
            wanted &= np.isin(column("spk.mode"), [MODES.index(mode) for mode in modes])
        return self._held(wanted, "spk.start")

    def document(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs that cite one of the documents."""
        wanted = self._within("documents", names)[self.segment.column("cite.name")]
        return self._held(wanted, "cite.start")

    def section(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs under one of the headings."""
        mask: Array = self._within("sections", names)[self.segment.column("par.section")]
        return mask

    def kind(self, kinds: Sequence[str]) -> Array:
        """Paragraphs of one of the kinds."""
        wanted = [number for number, name in enumerate(KINDS) if name in kinds]
        return np.isin(self.segment.column("par.kind"), wanted)

    def source(self, names: tuple[Run, ...]) -> Array:
        """Paragraphs of articles from one of the sources."""
        table = np.array([run in names for run in self._runs("sources")], bool)
        return self._of_articles(table[self.segment.column("art.source")])

    def dated(self, low: int, high: int) -> Array:
        """Paragraphs of articles whose date can lie within the bounds; a date without a year never does."""
        first, last = self.segment.column("art.low"), self.segment.column("art.high")
        return self._of_articles((first >= 0) & (first <= high) & (last >= low))

    def _of_articles(self, articles: Array) -> Array:
        mask: Array = articles[self.segment.column("par.article")]
        return mask

    def _held(self, wanted: Array, start: str) -> Array:
        """Paragraphs that own one of the wanted entries."""
        mask = np.zeros(self.segment.count, bool)
        begin = self.segment.column(start)
        entries = np.flatnonzero(wanted)
        mask[np.searchsorted(begin, entries.astype(begin.dtype), side="right") - 1] = True
        return mask

    def _within(self, table: str, runs: tuple[Run, ...]) -> Array:
        """Which names of a table hold one of the runs."""
        return np.array([any(holds(name, run) for run in runs) for name in self._runs(table)], bool)

    def _runs(self, table: str) -> list[Run]:
        if table not in self._folded:
            self._folded[table] = [folded_run(name) for name in self.segment.table(table).all()]
        return self._folded[table]


def holds(name: Run, run: Run) -> bool:
    """Whether the run stands within the name, syllable by syllable."""
    size = len(run)
    return any(name[i : i + size] == run for i in range(len(name) - size + 1))


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

"""Facets: how often each value of a column occurs in the matches, in paragraphs and in articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frequencies import Facet, FacetValue
from searchlib.frozen import frozen
from searchlib.search.facets.facet_columns import Columns, check_column, is_of_speech
from searchlib.search.facets.office_values import office_values
from searchlib.search.facets.person_values import person_values
from searchlib.search.facets.value_index import Tally, Values

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.search.match.posting_sets import Array
    from searchlib.search.match.speech_conditions import Speech
    from searchlib.store.segment.segment_reader import Segment

PERSON = "person"
"""A column beside those of `facet_columns`: speakers, one for each person whatever the form of the name."""
OFFICE = "office"
"""Another one: their roles, each once whatever capitals and spelling."""
Key = int | str
"""A value: its number, where all segments share these, else itself."""


@frozen
class Counted:
    """Some paragraphs of an archive, and what of theirs is counted.

    Attributes:
        segments: of the archive.
        docs: for each segment its paragraphs that count, ascending.
        values: for each segment the values of a column.
        speech: for each segment which of its attributions count, where the column tells of these.
    """

    segments: Sequence[Segment]
    docs: Sequence[Array]
    values: Sequence[Values]
    speech: Speech = None

    def tallies(self) -> Iterator[tuple[Segment, Array, Values, Tally]]:
        """Segments that hold some of the paragraphs, these, the values, and how often each occurs."""
        masks = [None] * len(self.segments) if self.speech is None else self.speech
        for segment, docs, own, mask in zip(self.segments, self.docs, self.values, masks, strict=True):
            if len(docs):
                yield segment, docs, own, own.tally(segment, docs, mask)


Part = tuple[Sequence["Segment"], Sequence["Array"], "Speech"]
"""Segments, paragraphs and attributions, as of `Counted`."""


def facet(
    segments: Sequence[Segment],
    matches: Sequence[Matches],
    column: str,
    limit: int | None,
    speech: Speech = None,
    of: tuple[Sequence[Matches], Speech] | None = None,
) -> Facet:
    """The values of a column, at most `limit` of them; what counts is said in `facet_counts.counts`.

    Args:
        segments: of the archive.
        matches: for each segment its paragraphs that count.
        column: what is counted.
        limit: at most so many values.
        speech: for each segment which of its attributions count, where the column tells of these.
        of: of which matches and attributions each value is to be a share.

    Raises:
        OptionError: there is no such column.
    """
    asked = [(matches, speech), *([of] if of else [])]
    parts: list[Part] = [(segments, [one.docs for one in found], said) for found, said in asked]
    return facet_of(
        parts, column, limit, [person_values(segments)] * len(parts) if column == PERSON else None
    )


def facet_of(
    parts: Sequence[Part], column: str, limit: int | None, people: Sequence[Sequence[Values]] | None = None
) -> Facet:
    """The same of paragraphs.

    Args:
        parts: what matches, and if there is a second one, of which paragraphs each value is to be a share.
        column: what is counted.
        limit: at most so many values.
        people: for each part the values of `PERSON`, where that is counted.

    Raises:
        OptionError: there is no such column.
    """
    values = people if people is not None else column_values(parts, column)
    of_speech = column == PERSON or is_of_speech(column)  # offices are laid out of these alone
    counted = [
        Counted(segments, docs, own, speech if of_speech else None)
        for (segments, docs, speech), own in zip(parts, values, strict=True)
    ]
    return _facet(column, limit, *counted)


def column_values(parts: Sequence[Part], column: str) -> Sequence[Sequence[Values]]:
    """For each part and segment the values of a column other than `PERSON`.

    Raises:
        OptionError: there is no such column.
    """
    if column == OFFICE:
        return office_values(parts)
    check_column(column)
    return [[segment.derive(Columns).values(column) for segment in segments] for segments, _, _ in parts]


def _facet(by: str, limit: int | None, counted: Counted, whole: Counted | None = None) -> Facet:
    total = among = named = 0
    found: list[tuple[Values, Tally]] = []
    for segment, docs, own, tally in counted.tallies():
        owners = segment.owners().take(docs)
        total += len(docs)
        among += 1 + int(np.count_nonzero(owners[1:] != owners[:-1]))
        named += tally.named
        found.append((own, tally))
    every = [(own, tally) for _, _, own, tally in whole.tallies()] if whole else []
    strings = [own.strings for own, _ in (*found, *every)]
    shared = all(one is strings[0] for one in strings)
    rows, size = _most_frequent(found, shared, limit)
    values = [value for _, value in rows]
    if whole:
        of = _paragraphs_of([key for key, _ in rows], every, shared)
        values = [
            replace(value, of=count, share=value.paragraphs / count if count else None)
            for value, count in zip(values, of, strict=True)
        ]
    return Facet(
        by=by,
        total=total,
        articles=among,
        values=tuple(values),
        more=size - len(rows),
        without=total - named,
    )


def _most_frequent(
    found: Sequence[tuple[Values, Tally]], shared: bool, limit: int | None
) -> tuple[list[tuple[Key, FacetValue]], int]:
    """The first values with their keys, and how many there are in all."""
    if found and shared:
        strings, tally = found[0][0].strings, found[0][1]
        for _, other in found[1:]:
            tally = Tally(tally.paragraphs + other.paragraphs, tally.articles + other.articles, 0)
        some = np.flatnonzero(tally.paragraphs)
        size = len(some)
        if limit is not None and 0 < limit < size:
            least = np.partition(tally.paragraphs[some], size - limit)[size - limit]
            some = some[tally.paragraphs[some] >= least]
        counts = zip(
            some.tolist(), tally.paragraphs[some].tolist(), tally.articles[some].tolist(), strict=True
        )
        rows: list[tuple[Key, FacetValue]] = [
            (number, FacetValue(strings[number], paragraphs, articles))
            for number, paragraphs, articles in counts
        ]
    else:
        paragraphs_, articles_ = Counter[str](), Counter[str]()
        for own, tally in found:
            for number in np.flatnonzero(tally.paragraphs).tolist():
                paragraphs_[own.strings[number]] += int(tally.paragraphs[number])
                articles_[own.strings[number]] += int(tally.articles[number])
        rows = [(value, FacetValue(value, count, articles_[value])) for value, count in paragraphs_.items()]
        size = len(rows)
    rows.sort(key=lambda row: (-row[1].paragraphs, row[1].value))
    return rows if limit is None else rows[:limit], size


def _paragraphs_of(keys: Sequence[Key], every: Sequence[tuple[Values, Tally]], shared: bool) -> list[int]:
    """In how many paragraphs each of some values occurs."""
    if shared:
        return [sum(int(tally.paragraphs[key]) for _, tally in every) for key in keys]
    counts = Counter[Key]()
    for own, tally in every:
        numbers = {own.strings[number]: number for number in np.flatnonzero(tally.paragraphs).tolist()}
        for key in keys:
            if key in numbers:
                counts[key] += int(tally.paragraphs[numbers[str(key)]])
    return [counts[key] for key in keys]

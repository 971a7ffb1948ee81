"""What somebody who searches has to know besides the hits: what was left out, and why nothing was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, cast

import numpy as np

from searchlib.fields import FIELD
from searchlib.remarks import Remark
from searchlib.search.language.query_fields import Run, folded_run
from searchlib.search.language.tree import Field, Phrase, Word, leaves, syllables_of, walk
from searchlib.search.match.filter_masks import values_held
from searchlib.search.match.matcher import Match, evaluate
from searchlib.search.zero_hits import Count, faults
from searchlib.text.spelling import fold

if TYPE_CHECKING:
    from searchlib.fields import MetadataField
    from searchlib.search.language.filters import Filters
    from searchlib.search.language.tree import Node
    from searchlib.search.match.terms import Resolver
    from searchlib.search.request import Request
    from searchlib.store.segment.segment_reader import Segment

_OPERATOR = re.compile(r"(?<=\s)(and|or|not)(?=\s)")
_WORDS = 12
"""A query of more words is not looked through for the one at fault, nor so many values of a filter."""
_SHOWN = 5
_LIKE = 0.6
"""How alike a name has to be to be shown, from 0 to 1."""
_COMPARED = 20_000


def remarks(request: Request, tree: Node, resolver: Resolver, total: int, every: int) -> Iterator[Remark]:
    """Remarks about one search.

    Args:
        request: what was asked.
        tree: the query as it was searched.
        resolver: its leaves.
        total, every: how many match, and how many of these hold every word.
    """

    def count(tree: Node, filters: Filters) -> int:
        found = evaluate(tree, filters, resolver, cast(Match, request.match))
        return sum(one.sizes(request.by == "article")[0] for one in found)

    if any(bool((segment.column("art.low") < 0).any()) for segment in resolver.segments):
        yield from undated(request, tree, count)
    yield from lower_case(request)
    told = list(unknown(tree, resolver)) if not every else []
    for field, values in values_asked(request, tree):
        told += _of_filter(field, values, resolver.segments, total)
    yield from told
    if not total and not told:
        yield from faults(request, tree, count)


def lower_case(request: Request) -> Iterator[Remark]:
    """That an operator was typed as a word."""
    if request.syntax == "full" and (found := lower_case_operator(request.query)):
        yield Remark("operator", found)


def lower_case_operator(query: str) -> str | None:
    """An operator that was typed in lower case between words, unless all of the query is plain ASCII."""
    found = None if query.isascii() else _OPERATOR.search(query)
    return found[0] if found else None


def undated(request: Request, tree: Node, count: Count) -> Iterator[Remark]:
    """How much of what matches was left out because nobody knows when it was."""
    filters = request.filters
    if (filters.since is None and filters.until is None) or filters.undated != "out":
        return
    left_out = count(tree, replace(filters, undated="only"))
    if left_out:
        yield Remark("undated", by=request.by, count=left_out)


def values_asked(request: Request, tree: Node) -> Iterator[tuple[MetadataField, Sequence[Run]]]:
    """The fields that filters and the query name values of, with the first of these."""
    typed = dict.fromkeys(node for node, positive in walk(tree) if positive and isinstance(node, Field))
    asked: dict[str, list[Run]] = {}
    for name, values in (*request.filters.asked, *((node.name, (node.value,)) for node in typed)):
        if FIELD[name].table:
            asked.setdefault(name, []).extend(values)
    for name, runs in asked.items():
        yield FIELD[name], runs[:_WORDS]


def unknown(tree: Node, resolver: Resolver) -> Iterator[Remark]:
    """Words that occur nowhere."""
    words = list(
        dict.fromkeys(
            leaf
            for leaf in leaves(tree)
            if isinstance(leaf, Word) or (isinstance(leaf, Phrase) and len(leaf.syllables) == 1)
        )
    )
    if len(words) <= _WORDS:
        for word in words:
            if not any(map(len, resolver.postings(word))):
                yield Remark("no_word", syllables_of(word)[0])


def _of_filter(
    field: MetadataField, values: Sequence[Run], segments: Sequence[Segment], total: int
) -> Iterator[Remark]:
    """Who is nearest to a name that nobody bears, and who all bears one that several people have."""
    names: KnownNames | None = None
    for value in values:
        told = " ".join(value)
        held = {name for segment in segments for name in values_held(field, value, segment)}
        if held:
            if field.name == "speaker" and total:
                yield from namesakes(told, tuple(map(fold, value)), held, lambda: _counted(field, segments))
            continue
        names = names or KnownNames(_counted(field, segments))
        yield from names.instead_of(field, value)


def namesakes(
    told: str, value: Run, held: Iterable[str], counted: Callable[[], Counter[str]]
) -> Iterator[Remark]:
    """That a name means several people, unless it is a whole name and one of them is called just so.

    Args:
        told: the name as typed.
        value: folded.
        held: the names that hold it.
        counted: how often each of them stands.
    """
    people = {folded_run(name): name for name in sorted(held)}
    full = [run for run in people if not any(run != other and other[-len(run) :] == run for other in people)]
    if len(full) < 2 or (value in people and len(value) > 1):
        return
    names = counted()
    shown = sorted((people[run] for run in full), key=lambda name: (-names[name], name))
    more = max(len(shown) - _SHOWN, 0)
    yield Remark("several", told, "speaker", names=tuple(shown[:_SHOWN]), more=more)


def _counted(field: MetadataField, segments: Sequence[Segment]) -> Counter[str]:
    """How often each value of a field stands in its column."""
    found: Counter[str] = Counter()
    for segment in segments:
        values = segment.table(field.table).all()
        counts = np.bincount(segment.column(field.column), minlength=len(values))
        for value, count in zip(values, counts.tolist(), strict=False):
            if value and count:
                found[value] += count
    return found


class KnownNames:
    """The names that a field has, folded once, for the nearest to each that nobody bears."""

    def __init__(self, counts: Counter[str]) -> None:
        """Of how often each name stands."""
        self._counts = counts
        self._runs = {name: folded_run(name) for name in counts}

    def instead_of(self, field: MetadataField, value: Run) -> Iterator[Remark]:
        """Who is nearest to a name that nobody bears, or who all there is."""
        near = self._nearest(tuple(map(fold, value)))
        there = near or [name for name, _ in self._counts.most_common(_SHOWN)]
        if there:
            yield Remark("no_value", " ".join(value), field.name, names=tuple(there), near=bool(near))

    def _nearest(self, value: Run) -> list[str]:
        """Names that end as it does, without what stands before the name; else those spelt most alike."""
        for begin in range(1, len(value)):
            rest = value[begin:]
            held = [name for name, run in self._runs.items() if run[-len(rest) :] == rest]
            if held:
                return sorted(held, key=lambda name: (-self._counts[name], name))[:_SHOWN]
        from difflib import get_close_matches

        spelt: dict[str, str] = {}
        for name, _ in islice(self._counts.most_common(), _COMPARED):
            run = self._runs[name]
            if abs(len(run) - len(value)) <= 1 and (set(run) & set(value) or len(value) == 1):
                spelt.setdefault(" ".join(run), name)
        return [spelt[found] for found in get_close_matches(" ".join(value), spelt, _SHOWN, _LIKE)]

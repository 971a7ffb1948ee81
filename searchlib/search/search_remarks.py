"""What somebody who searches has to know besides the hits: what was left out, and why nothing was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, cast

import numpy as np

from searchlib.fields import FIELD
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


def remarks(request: Request, tree: Node, resolver: Resolver, total: int, every: int) -> Iterator[str]:
    """Remarks about one search, each a line.

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
    asked: dict[str, list[Run]] = {}
    for name, values in (*request.filters.asked, *((name, (value,)) for name, value in values_typed(tree))):
        if FIELD[name].table:
            asked.setdefault(name, []).extend(values)
    for name, runs in asked.items():
        told += _of_filter(FIELD[name], runs, resolver.segments, total)
    yield from told
    if not total and not told:
        yield from faults(request, tree, count)


def lower_case(request: Request) -> Iterator[str]:
    """That an operator was typed as a word."""
    if request.syntax == "full" and (found := lower_case_operator(request.query)):
        yield f'"{found}" was searched as a word; operators are upper case: {found.upper()}'


def lower_case_operator(query: str) -> str | None:
    """An operator that was typed in lower case between words, unless all of the query is plain ASCII."""
    found = None if query.isascii() else _OPERATOR.search(query)
    return found[0] if found else None


def undated(request: Request, tree: Node, count: Count) -> Iterator[str]:
    """How much of what matches was left out because nobody knows when it was."""
    filters = request.filters
    if (filters.since is None and filters.until is None) or filters.undated != "out":
        return
    left_out = count(tree, replace(filters, undated="only"))
    if left_out:
        noun = f"{request.by}{'s' * (left_out != 1)}"
        yield f"{left_out:,} matching {noun} without a date left out; --undated (undated=True) takes them in"


def values_typed(tree: Node) -> Iterator[tuple[str, Run]]:
    """The fields in a query that name something: name and value."""
    for node in dict.fromkeys(node for node, positive in walk(tree) if positive and isinstance(node, Field)):
        if FIELD[node.name].table:
            yield node.name, node.value


def unknown(tree: Node, resolver: Resolver) -> Iterator[str]:
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
                yield f'"{syllables_of(word)[0]}" occurs nowhere'


def _of_filter(
    field: MetadataField, values: Sequence[Run], segments: Sequence[Segment], total: int
) -> Iterator[str]:
    """Who is nearest to a name that nobody bears, and who all bears one that several people have."""
    names: Counter[str] | None = None
    runs: dict[str, Run] = {}
    for value in values[:_WORDS]:
        told = " ".join(value)
        held = {name for segment in segments for name in values_held(field, value, segment)}
        if held:
            if field.name == "speaker" and total:
                yield from _namesakes(told, tuple(map(fold, value)), held, segments)
            continue
        if names is None:
            names = _counted(field, segments)
            runs = {name: folded_run(name) for name in names}
        yield from nobody(field, value, names, runs)


def nobody(
    field: MetadataField, value: Run, names: Counter[str], runs: dict[str, Run] | None = None
) -> Iterator[str]:
    """Who is nearest to a name that nobody bears, of the names that there are; `runs` has them folded."""
    near = _nearest(tuple(map(fold, value)), names, runs or {name: folded_run(name) for name in names})
    there = near or [name for name, _ in names.most_common(_SHOWN)]
    if there:
        says = "the nearest" if near else "there are"
        yield f'no {field.name} "{" ".join(value)}"; {says}: {", ".join(there)}'


def _namesakes(told: str, value: Run, held: set[str], segments: Sequence[Segment]) -> Iterator[str]:
    """That a name means several people, unless one of them is called just so."""
    people = {folded_run(name): name for name in sorted(held)}
    full = [run for run in people if not any(run != other and other[-len(run) :] == run for other in people)]
    if len(full) < 2 or value in people:
        return
    names = _counted(FIELD["speaker"], segments)
    shown = sorted((people[run] for run in full), key=lambda name: (-names[name], name))
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    yield f'"{told}" means several people: {", ".join(shown[:_SHOWN])}{more}'


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


def _nearest(value: Run, names: Counter[str], runs: dict[str, Run]) -> list[str]:
    """Names that end as the value does, without what stands before the name; else those spelt most alike."""
    for begin in range(1, len(value)):
        rest = value[begin:]
        held = [name for name, run in runs.items() if run[-len(rest) :] == rest]
        if held:
            return sorted(held, key=lambda name: (-names[name], name))[:_SHOWN]
    from difflib import get_close_matches

    spelt: dict[str, str] = {}
    for name, _ in islice(names.most_common(), _COMPARED):
        run = runs[name]
        if abs(len(run) - len(value)) <= 1 and (set(run) & set(value) or len(value) == 1):
            spelt.setdefault(" ".join(run), name)
    return [spelt[found] for found in get_close_matches(" ".join(value), spelt, _SHOWN, _LIKE)]

"""Runs and neighbourhoods of syllables, verified in the paragraphs' own order.

Pairs find the paragraphs that can hold a run; the forward array of syllables says whether they do. All
candidates are laid one after another and looked at together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.nearness import Places, near_places
from searchlib.search.match.pair_lists import own_word_postings, pair_postings, run_home, syllable_postings
from searchlib.search.match.posting_sets import Array, Postings, intersection, nothing
from searchlib.search.match.whole_numbers import doubtful, is_whole, joined_syllables
from searchlib.search.rank.laid_lists import laid_run

if TYPE_CHECKING:
    from searchlib.search.language.number_bounds import Bounds
    from searchlib.store.segment.segment_reader import Segment

Finder = Callable[[Array, Array, Array], Array]
"""Where something begins among syllables laid out, given with the places of their paragraphs, and these."""

_FEW = 200
"""So many paragraphs are read one by one, touching few blocks of the file; more are read at once."""

_AT_ONCE = 1 << 20
"""So many syllables are laid out at once."""


def phrase_postings(segment: Segment, forms: Sequence[Array], bounds: Bounds = ()) -> Postings:
    """Paragraphs that hold a run of syllables, and how often.

    Args:
        segment: where to look.
        forms: for each place of the run the numbers (ascending) of the syllables that may stand there.
        bounds: which of these lie inside one number, where the run asks for it.
    """
    if any(not len(one) for one in forms):
        return nothing()
    if bounds:
        return _whole(segment, forms, bounds)
    if len(forms) == 1:
        return syllable_postings(segment, forms[0])
    if len(forms) == 2:
        return pair_postings(segment, forms[0], forms[1])
    if any(len(one) > 1 for one in forms):
        return _runs(segment, forms)
    numbers = np.concatenate(forms, dtype=np.int64)
    found = laid_run(segment, numbers, lambda: _runs(segment, forms))
    return _runs(segment, forms) if found is None else found


def _runs(segment: Segment, forms: Sequence[Array]) -> Postings:
    """The same for three forms or more, read from the text."""
    candidates = _candidates(segment, forms)
    if not len(candidates):
        return nothing()
    home = run_home(forms)
    if all(len(one) == 1 for one in forms):
        found = segment.text.count_runs(np.concatenate(forms), candidates)
        if found is not None:
            return Postings(*found, home)
    counted = _counted(segment, candidates, lambda tokens, owner, _: _run_places(tokens, owner, forms))
    return Postings(counted.docs, counted.tf, home)


def _candidates(segment: Segment, forms: Sequence[Array]) -> Array:
    """The paragraphs that hold every pair of neighbours of a run."""
    sets: list[Array] = []
    for first, second in pairwise(forms):
        sets.append(pair_postings(segment, first, second).docs)
        if not len(sets[-1]):
            return sets[-1]
    return intersection(sets, segment.count)


def _whole(segment: Segment, forms: Sequence[Array], bounds: Bounds) -> Postings:
    """The same for a run with numbers, none of which is cut."""
    if len(forms) == 1:
        return own_word_postings(segment, forms[0])
    found = phrase_postings(segment, forms)
    mask = doubtful(segment, found, forms, bounds)
    if not mask.any():
        return found

    def places(tokens: Array, owner: Array, part: Array) -> Array:
        begins = _run_places(tokens, owner, forms)
        return begins[is_whole(begins, joined_syllables(segment, part, segment.lengths[part]), bounds)]

    whole = _counted(segment, found.docs[mask], places)
    docs = np.concatenate([found.docs[~mask], whole.docs])
    order = np.argsort(docs, kind="stable")
    return Postings(docs[order], np.concatenate([found.tf[~mask], whole.tf])[order])


def run_df(segment: Segment, run: Sequence[int]) -> int:
    """In how many paragraphs a run of syllables (their numbers) stands, dead ones included."""
    known = segment.run_df(run)
    if known is None:
        known = len(phrase_postings(segment, [np.array([number], np.int64) for number in run]))
    return known


def near_postings(segment: Segment, forms: Sequence[Array], distance: int, places: Places) -> Postings:
    """Paragraphs in which all syllables stand within `distance` + their number words, in any order.

    The frequency is the number of places from which such a window begins; `places` are those of the query.
    """
    sets = [syllable_postings(segment, one).docs for one in forms]
    if not sets or any(not len(one) for one in sets):
        return nothing()
    width = distance + len(forms)
    if places.hold(forms):
        return near_places(segment, places.of(forms), width)
    candidates = intersection(sets, segment.count)
    if int(segment.lengths[candidates].sum(dtype=np.int64)) > _AT_ONCE:
        return near_places(segment, places.of(forms), width)
    return _counted(segment, candidates, lambda tokens, owner, _: _window_places(tokens, owner, forms, width))


def _counted(segment: Segment, candidates: Array, places: Finder) -> Postings:
    """Counts, in each candidate, the places that a function finds among the syllables laid out."""
    found = []
    for part in _parts(segment, candidates):
        tokens, owner = _laid_out(segment, part)
        where = owner[places(tokens, owner, part)]
        counts = np.bincount(where, minlength=len(part))
        some = np.flatnonzero(counts)
        found.append((part[some], counts[some].astype(np.uint32)))
    if not found:
        return nothing()
    return Postings(np.concatenate([docs for docs, _ in found]), np.concatenate([tf for _, tf in found]))


def _parts(segment: Segment, candidates: Array) -> list[Array]:
    """The candidates in parts of bounded length."""
    if not len(candidates):
        return []
    reach = np.cumsum(segment.lengths[candidates], dtype=np.int64)
    cuts = np.flatnonzero(np.diff(reach // _AT_ONCE)) + 1
    return np.split(candidates, cuts)


def _laid_out(segment: Segment, paragraphs: Array) -> tuple[Array, Array]:
    """The syllables of some paragraphs one after another, and for each the place of its paragraph."""
    if len(paragraphs) <= _FEW and not segment.text.reads_fast:
        texts = [segment.tokens_of(int(paragraph)) for paragraph in paragraphs]
        lengths = np.array([len(text) for text in texts], np.int64)
        return np.concatenate(texts), np.repeat(np.arange(len(paragraphs)), lengths)
    tokens, lengths = segment.tokens_of_many(paragraphs)
    return tokens, np.repeat(np.arange(len(paragraphs)), lengths)


def _is_one_of(tokens: Array, numbers: Array) -> Array:
    """Which syllables are among some numbers (ascending)."""
    mask: Array
    if len(numbers) == 1:
        mask = tokens == numbers[0]
    elif int(numbers[-1]) - int(numbers[0]) == len(numbers) - 1:
        mask = (tokens >= numbers[0]) & (tokens <= numbers[-1])
    else:
        mask = np.isin(tokens, numbers)
    return mask


def _run_places(tokens: Array, owner: Array, forms: Sequence[Array]) -> Array:
    """Where the run begins."""
    places: Array = np.flatnonzero(_is_one_of(tokens, forms[0]))
    places = places[places + len(forms) <= len(tokens)]
    places = places[owner[places] == owner[places + len(forms) - 1]]
    for shift, numbers in enumerate(forms[1:], start=1):
        if not len(places):
            break
        places = places[_is_one_of(tokens[places + shift], numbers)]
    return places


def _window_places(tokens: Array, owner: Array, forms: Sequence[Array], width: int) -> Array:
    """Where a window with all words begins: at a word, every other one less than `width` further on."""
    apart = np.arange(len(tokens)) + owner * (width + 1)
    where = [np.flatnonzero(_is_one_of(tokens, numbers)) for numbers in forms]
    begins = np.unique(np.concatenate(where))
    for places in where:
        reached = apart[places]
        next_one = np.searchsorted(reached, apart[begins])
        within = next_one < len(reached)
        within[within] = reached[next_one[within]] < apart[begins[within]] + width
        begins = begins[within]
    return begins

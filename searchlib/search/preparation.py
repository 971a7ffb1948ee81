"""What a process that searches often gets ready in the background, so that no search waits for it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.errors import SearchlibError
from searchlib.search.match.known_terms import KnownTerms, known_of
from searchlib.search.match.pair_lists import syllable_list, syllables_home
from searchlib.search.match.posting_sets import Array, Laid, Postings, Unread
from searchlib.search.match.terms import Resolver
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.match.word_shares import share_of_own
from searchlib.search.rank.article_shares import KeptShares
from searchlib.search.rank.bm25 import TOPIC
from searchlib.search.rank.bm25_norms import lengths_of
from searchlib.search.rank.posting_windows import lay_out_ahead, windows_of
from searchlib.search.rank.query_weights import MOSTLY, Counts, Lists
from searchlib.search.rewrite.reading_choice import learn as learn_forms
from searchlib.search.rewrite.readings import Readings
from searchlib.search.rewrite.synonyms import all_expansions
from searchlib.text.spelling import fold, has_marks, learn
from searchlib.text.tokens import SPELLINGS
from searchlib.text.typos import tone_of

if TYPE_CHECKING:
    from searchlib.search.rank.bm25_norms import Statistics
    from searchlib.store.segment.segment_reader import Segment

_LEARNT = 6000
"""So many syllables are learnt, the most frequent: nearly all that people type."""
_UNMARKED = 600
"""Of so many of them, where they have no marks, the forms with marks are put together as well."""
_AT_ONCE, _PAUSE = 20, 0.001
"""So many at a time, with a pause of so many seconds in which searches go on."""


def prepare(segments: Sequence[Segment]) -> None:
    """Reads and lays out what many searches will ask for; what is damaged is left to the searches."""
    average = known_of(segments).statistics.average
    for segment in segments:
        with suppress(SearchlibError):
            segment.read_ahead()
            lengths_of(segment).norms(average)
    if kernels.wait() and kernels.loops() is not None:
        lay_out_ahead(segments)
    else:
        with suppress(SearchlibError):
            for segment in segments:
                segment.lay_out_lists()
                _keep_shares(segment, known_of(segments).statistics)
    with suppress(SearchlibError):
        _learn(segments)
        for segment in segments if kernels.loops() is not None else ():
            windows_of(segment).ready()


def _keep_shares(segment: Segment, statistics: Statistics) -> None:
    """Makes what the most frequent syllables bring to articles while there is room."""
    shares = segment.derive(KeptShares)
    for at, number in enumerate(np.argsort(-segment.syllable_dfs(), kind="stable")[:_LEARNT, None]):
        if not shares.keep(syllables_home(number), partial(_live, segment, number), statistics, TOPIC.k1):
            return
        if at % _AT_ONCE == 0:
            time.sleep(_PAUSE)


def _live(segment: Segment, number: Array) -> Postings:
    return syllable_list(segment, number).only(segment.live)


def _learn(segments: Sequence[Segment]) -> None:
    """Takes the most frequent syllables apart, and looks up where they stand while there is room."""
    known = known_of(segments)
    known.make_room()  # searches that went before may have used it up
    for number, run in enumerate(all_expansions(segments)):
        if known.has_room():
            _keep_ahead(known, methodcaller("postings", run))
        if number % _AT_ONCE == 0:
            time.sleep(_PAUSE)
    for number, word in enumerate(_frequent(segments)):
        if SPELLINGS[word] != (word,):
            continue
        learn(word)
        learn_forms(word, False, segments)
        learn_forms(fold(word), True, segments)
        for segment in segments:
            for loose in (False,) if tone_of(word) else (False, True):
                vocabulary_of(segment).forms(word, loose)
        if _has_room(known):
            _keep_ahead(known, methodcaller("exact", word), ("exact", word))
        if number < _UNMARKED and not has_marks(word) and kernels.loops() is None and _has_room(known):
            _keep_ahead(known, methodcaller("loose", word), ("loose", word))  # unions are dear without loops
        if 0 < share_of_own(word, known) < MOSTLY and _has_room(known):
            _keep_ahead(known, methodcaller("own_words", word), ("own", word))
        if number % _AT_ONCE == 0:
            time.sleep(_PAUSE)
    known.hold()


def _has_room(known: KnownTerms) -> bool:
    """Whether lists may still be kept."""
    laid = kernels.loops() is None or all(windows_of(segment).has_room for segment in known.segments)
    return laid and known.has_room()


def _keep_ahead(known: KnownTerms, lists: Callable[[Resolver], Lists], key: Hashable | None = None) -> None:
    """Keeps the lists of a term, laid out for the compiled loops or as they are, and counts it.

    Those of a term with a `key` are not kept beside what is laid out.
    """
    found = lists(_resolver(known))
    if kernels.loops() is not None:
        for segment, one in zip(known.segments, found, strict=True):
            if isinstance(one, Laid) or not isinstance(one, Unread):
                windows_of(segment).lay_out_short(one, known.statistics.averages)
        if key is not None:
            known.drop(key)  # what is laid out is not read when the lists are made again
            found = lists(_resolver(known))
    counts = Counts(_resolver(known))
    counts.hold([found])
    counts.idfs(found)


def _resolver(known: KnownTerms) -> Resolver:
    return Resolver(known.segments, Readings(frozenset()))


def _frequent(segments: Sequence[Segment]) -> list[str]:
    """The syllables that stand in the most paragraphs, the most frequent first."""
    found: Counter[str] = Counter()
    for segment in segments:
        dfs = segment.syllable_dfs()
        numbers = np.argsort(-dfs, kind="stable")[:_LEARNT]
        found.update(dict(zip(segment.table("syllables").pick(numbers), dfs[numbers].tolist(), strict=True)))
    return [word for word, _ in found.most_common(_LEARNT)]

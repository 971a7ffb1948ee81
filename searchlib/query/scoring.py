"""The terms of a query and their BM25 scores, for paragraphs and for whole articles.

A query is scored on several levels of the text at once: syllables, pairs of neighbours, and pairs inside one
word; folded syllables and folded pairs where it is read loosely. Every level is Okapi BM25 (Robertson &
Zaragoza 2009) with k1 = 1.2, b = 0.75 and idf = ln(1 + (N - df + .5) / (df + .5)); N, df and the average
length are those of the live paragraphs of the whole archive. An article is scored by the same formula over
its own frequencies and length, with the paragraphs' idf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from searchlib.query.lengths import K1, Statistics, lengths_of
from searchlib.query.postings import Array, Postings, find_in
from searchlib.query.terms import Resolver
from searchlib.query.tree import (
    Group,
    Near,
    Node,
    Phrase,
    Prefix,
    Synonym,
    Word,
    leaves,
    syllables_of,
    walk,
)

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

SYLLABLE = 1.0
WORD = 0.5
PAIR = 0.5
FOLDED = 1.0
FOLDED_PAIR = 0.5
EXACT = 0.1
"""The form as typed, on top of the folded level."""
EXACT_ALONE = 1.5
"""The same where it is the whole query; with `_ALWAYS`, above all that other forms can bring."""
EXACT_EDIT = 0.5
"""The word as typed, on top of its edits."""
EXPANSION = 0.5
"""An alternative spelling of a run, a share of the weight of the run's words."""

_LOOK_UP = 16
"""Paragraphs are looked up in a list that is so many times as long; else the list is walked."""
_WINDOW = 1 << 16
_ALWAYS = 1 << 20


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of the score.

    Attributes:
        level: of the text ("syllable", "pair", ...).
        label: what is looked for, for people.
        weight: weight of the level times idf.
        lists: for each segment the paragraphs that hold it, and how often.
    """

    level: str
    label: str
    weight: float
    lists: tuple[Postings, ...]


def terms_of(tree: Node, resolver: Resolver, statistics: Statistics) -> list[Term]:
    """The terms of a query that occur in the archive; a word typed twice weighs twice."""
    wanted: Counter[tuple[str, str, float]] = Counter()
    addends: dict[tuple[str, str, float], _Addend] = {}
    for addend in (*_leaf_terms(tree, resolver), *_pair_terms(tree, resolver)):
        key = (addend.level, addend.label, addend.weight)
        wanted[key] += 1
        addends[key] = addend
    terms = []
    for key, times in wanted.items():
        addend = addends[key]
        df = max(_df(addend.lists), _df(addend.among))
        if any(map(len, addend.lists)):
            weight = times * addend.weight * statistics.idf(df)
            terms.append(Term(addend.level, addend.label, weight, addend.lists))
    return terms


@dataclass(frozen=True, slots=True)
class _Addend:
    """A term before its idf; `among` is a wider list whose idf it takes."""

    level: str
    label: str
    weight: float
    lists: tuple[Postings, ...]
    among: tuple[Postings, ...] = ()


def _df(lists: tuple[Postings, ...]) -> int:
    return sum(map(len, lists))


def _always(lists: tuple[Postings, ...]) -> tuple[Postings, ...]:
    """The same paragraphs with so high a frequency that the score is at its limit."""
    return tuple(Postings(found.docs, np.full(len(found), _ALWAYS, np.uint32)) for found in lists)


def _leaf_terms(tree: Node, resolver: Resolver) -> Iterator[_Addend]:
    found = list(leaves(tree))
    alone = len(set(found)) == 1
    for leaf in found:
        label, lists = " ".join(syllables_of(leaf)), resolver.postings(leaf)
        if isinstance(leaf, Word) and not resolver.readings.word(leaf.syllable):
            yield _Addend("syllable", label, SYLLABLE, lists)
        elif isinstance(leaf, Word):
            exact = resolver.exact(leaf.syllable)
            yield _Addend("folded", label, FOLDED, lists)
            weight = EXACT_ALONE if alone else EXACT
            yield _Addend("exact", label, weight, _always(exact) if alone else exact, lists)
        elif isinstance(leaf, Phrase | Near):
            weight = SYLLABLE + PAIR * (len(leaf.syllables) - 1)
            yield _Addend("phrase" if isinstance(leaf, Phrase) else "near", label, weight, lists)
        elif isinstance(leaf, Prefix):
            yield _Addend("prefix", f"{label}*", SYLLABLE, lists)
        else:
            yield _Addend("edit", f"{label}~", SYLLABLE, lists)
            yield _Addend("exact", label, EXACT_EDIT, resolver.exact(leaf.text), lists)
    for node, positive in walk(tree):
        if positive and isinstance(node, Synonym):
            yield from _expansions(node, resolver)


def _expansions(node: Synonym, resolver: Resolver) -> Iterator[_Addend]:
    """Alternatives of a run; that of a single word never counts as rarer than the word."""
    size = sum(len(syllables_of(child)) for child in node.nodes)
    among = resolver.postings(node.nodes[0]) if len(node.nodes) == 1 else ()
    for run in node.alternatives:
        label = " ".join(run.syllables)
        yield _Addend("expansion", label, EXPANSION * size, resolver.postings(run), among)


def _pair_terms(tree: Node, resolver: Resolver) -> Iterator[_Addend]:
    """Words typed side by side in a list; folded as soon as one of them is read loosely."""
    loose = resolver.readings.word
    for node, positive in walk(tree):
        if not positive or not isinstance(node, Group):
            continue
        for first, second in pairwise(_flat(node)):
            if not (isinstance(first, Word) and isinstance(second, Word)):
                continue
            label = f"{first.syllable} {second.syllable}"
            found = resolver.pair(first.syllable, second.syllable, False)
            if loose(first.syllable) or loose(second.syllable):
                yield _Addend("folded pair", label, FOLDED_PAIR, found)
                continue
            yield _Addend("pair", label, PAIR, found)
            yield _Addend("word", label, WORD, resolver.pair(first.syllable, second.syllable, True))


def _flat(group: Group) -> Iterator[Node]:
    for child in group.order or (*group.should, *group.must):
        if isinstance(child, Synonym):
            yield from child.nodes
        else:
            yield child


class Scorer:
    """Scores of paragraphs and articles for the terms of one query."""

    def __init__(self, segments: Sequence[Segment], terms: Sequence[Term], statistics: Statistics) -> None:
        self.segments = segments
        self.terms = terms
        self.statistics = statistics

    def paragraphs(self, number: int, docs: Array) -> Array:
        """Scores (f8) of some paragraphs (ascending) of a segment, by their own text.

        Lists that are much longer than `docs` are looked into, the others walked.
        """
        norms = lengths_of(self.segments[number]).norms(self.statistics.average)
        scores = np.zeros(len(docs))
        walked: list[tuple[float, Postings]] = []
        for term in self.terms:
            found = term.lists[number]
            if len(docs) * _LOOK_UP < len(found):
                place, present = find_in(found.docs, docs)
                place = place[present]
                scores[present] += _saturated(term.weight, found.tf[place], norms[docs[present]])
            elif len(found):
                walked.append((term.weight, found))
        if sum(len(found) for _, found in walked) * _LOOK_UP > self.segments[number].count:
            _walk(walked, docs, norms, scores)
            return scores
        for weight, found in walked:
            place, present = find_in(docs, found.docs)
            what = _saturated(weight, found.tf, norms[found.docs])
            scores[place[present]] += what[present]
        return scores

    def around(self, number: int, articles: Array) -> Array:
        """For some paragraphs the scores (f8) of their articles, each as one text.

        Args:
            number: of the segment.
            articles: numbers (ascending, repeated) of the paragraphs' articles.
        """
        if len(articles) * _LOOK_UP < self.segments[number].article_count:
            change = np.concatenate([[True], articles[1:] != articles[:-1]])
            distinct = articles[change]
            scores: Array = self._some_articles(number, distinct)[np.cumsum(change) - 1]
        else:
            scores = self._all_articles(number)[articles]
        return scores

    def _some_articles(self, number: int, articles: Array) -> Array:
        """Scores of some articles (ascending): frequencies are looked up."""
        segment = self.segments[number]
        norms = lengths_of(segment).article_norms(self.statistics.article_average)[articles]
        first = segment.column("art.first")
        begin, end = first[articles], first[articles + 1]
        scores = np.zeros(len(articles))
        for term in self.terms:
            scores += _saturated(term.weight, _sums_between(term.lists[number], begin, end), norms)
        return scores

    def _all_articles(self, number: int) -> Array:
        """Scores of all articles of a segment: lists are walked."""
        segment = self.segments[number]
        norms = lengths_of(segment).article_norms(self.statistics.article_average)
        count = segment.article_count
        owner = segment.column("par.article")
        scores = np.zeros(count)
        for term in self.terms:
            found = term.lists[number]
            if not len(found):
                continue
            held = owner[found.docs]
            if len(found) * 2 > count:
                tf = np.bincount(held, weights=found.tf, minlength=count)
                scores += _saturated(term.weight, tf, norms)
                continue
            first = np.flatnonzero(np.concatenate([[True], held[1:] != held[:-1]]))
            tf = np.add.reduceat(found.tf, first, dtype=np.float64)
            where = held[first]
            scores[where] += _saturated(term.weight, tf, norms[where])
        return scores


def _walk(lists: Sequence[tuple[float, Postings]], docs: Array, norms: Array, scores: Array) -> None:
    """Adds to the scores of `docs` what whole lists bring, window after window of the segment.

    A window's sums stay in the processor's cache; arrays as long as the segment would not.
    """
    edges = np.arange(0, len(norms) + _WINDOW, _WINDOW, dtype=np.uint32)
    cuts = [np.searchsorted(found.docs, edges).tolist() for _, found in lists]
    wanted = np.searchsorted(docs, edges).tolist()
    for window, edge in enumerate(edges[:-1].tolist()):
        first, last = wanted[window : window + 2]
        parts = [
            (weight, found, cut[window], cut[window + 1])
            for (weight, found), cut in zip(lists, cuts, strict=True)
            if cut[window] < cut[window + 1]
        ]
        if first == last or not parts:
            continue
        where = np.concatenate([found.docs[low:high] for _, found, low, high in parts])
        tf = np.concatenate([found.tf[low:high] for _, found, low, high in parts])
        weights = np.repeat([part[0] for part in parts], [high - low for _, _, low, high in parts])
        where -= np.uint32(edge)
        what = _saturated(weights, tf, norms[edge : edge + _WINDOW][where])
        sums = np.bincount(where, weights=what, minlength=_WINDOW)
        scores[first:last] += sums[docs[first:last] - np.uint32(edge)]


def _saturated(weight: float | Array, tf: Array, norms: Array) -> Array:
    """BM25 without the sum: weight (k1 + 1) tf / (tf + norm), in float64."""
    scores: Array = norms + tf
    np.divide(tf, scores, out=scores)
    scores *= weight * (K1 + 1)
    return scores


def _sums_between(found: Postings, begin: Array, end: Array) -> Array:
    """Sums of the frequencies in half-open ranges of paragraphs."""
    low = np.searchsorted(found.docs, begin)
    counts = np.searchsorted(found.docs, end) - low
    shift = np.repeat(low - (np.cumsum(counts) - counts), counts)
    owner = np.repeat(np.arange(len(begin)), counts)
    return np.bincount(owner, weights=found.tf[np.arange(len(shift)) + shift], minlength=len(begin))

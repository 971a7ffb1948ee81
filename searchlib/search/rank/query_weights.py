"""The terms of a query: what each is looked for, and what it weighs in a paragraph and in an article.

A query is scored on several levels of the text at once: syllables, pairs of neighbours, and pairs inside one
word; where it is read loosely, folded syllables and pairs, and the levels of what was most likely meant. A
term weighs the weight of its level times its inverse document frequency, ln(1 + (N - n + .5) / (n + .5)):
for paragraphs among the live paragraphs of the whole archive, for articles among its live articles. What
stands in few articles, but all over them, is what they are about.

A pair is evidence beside its syllables, so it counts by what it adds to them: `PAIR_IDF` of its idf, and
`PAIR_GAIN` of what its idf is above that of its rarer syllable. A syllable that is a word of its own counts
in the same way beside the syllable anywhere. Words that only ask ("là gì") keep a share of their weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from searchlib import kernels
from searchlib.frozen import frozen
from searchlib.search.language.tree import (
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
from searchlib.search.match.derived_lists import always
from searchlib.search.match.known_terms import Facts
from searchlib.search.match.known_terms import Lists as KnownLists
from searchlib.search.match.posting_sets import Elsewhere, Postings
from searchlib.search.match.terms import Resolver
from searchlib.search.match.word_shares import share_of_own
from searchlib.search.rank.article_shares import hold
from searchlib.search.rank.bm25 import TOPIC
from searchlib.search.rank.laid_lists import LaidSyllable
from searchlib.search.rewrite.wordhood import asking_in, own_words, runs_of

SYLLABLE = 1.0
WORD = 0.5
PAIR = 0.5
FOLDED = 1.0
FOLDED_PAIR = 0.5
MEANT = 0.7
"""Share of the weights that goes to what loose syllables most likely mean; the rest to all their forms."""
EXACT = 0.1
"""The form as typed, on top of the folded level."""
EXACT_ALONE = 2.5
"""The same where it is the whole query; with `ALWAYS`, above all that other forms can bring."""
EXACT_EDIT = 0.5
"""The word as typed, on top of its edits."""
EXPANSION = 0.5
"""An alternative spelling of a run, a share of the weight of the run's words."""
PAIR_IDF = 0.4
PAIR_GAIN = 0.8
ASKING = 0.2
"""Share of its weight that a word keeps that only asks."""
MOSTLY = 0.75
"""A syllable that is a word of its own so often is taken for one everywhere: its list says the same."""

Lists = tuple[Postings, ...]


@frozen
class Term:
    """One addend of the score.

    Attributes:
        level: of the text ("syllable", "pair", ...).
        label: what is looked for, for people.
        weight: weight of the level times idf.
        lists: for each segment the paragraphs that hold it, and how often.
        article_weight: weight of the level times idf among articles, made to weigh as much: over all terms
            of the query the sum is that of `weight`.
        articles: for each segment the articles that hold it, and how often.
    """

    level: str
    label: str
    weight: float
    lists: KnownLists
    article_weight: float
    articles: Lists


class _Addend(NamedTuple):
    """A term before its idf.

    Attributes:
        among: wider lists; the term never counts as rarer than these are on average.
        beside: lists of the syllables of a pair, or of a word of one syllable.
    """

    level: str
    label: str
    weight: float
    lists: Lists
    among: tuple[Lists, ...] = ()
    beside: tuple[Lists, ...] = ()


def terms_of(tree: Node, resolver: Resolver) -> list[Term]:
    """The terms of a query that occur in the archive; a word typed twice weighs twice."""
    counts = Counts(resolver)
    asks = asking_in(tree, resolver)
    resolver.read_pairs(_marked_pairs(tree, resolver))
    wanted: dict[tuple[str, str, float], tuple[_Addend, KnownLists]] = {}
    again: list[tuple[str, str, float]] = []
    for addend in (*_leaf_terms(tree, resolver, asks), *_pair_terms(tree, resolver, asks)):
        lists = counts.of(addend.lists)
        if lists.size:
            key = addend[:3]
            if key in wanted:
                again.append(key)
            else:
                wanted[key] = addend, lists
    counts.hold([lists for _, lists in wanted.values()])
    weights = []
    for key, (addend, lists) in wanted.items():
        weight = addend.weight * (1 + again.count(key)) if again else addend.weight
        own, whole = counts.gains(addend, lists)
        weights.append((weight * own, weight * whole))
    balance = sum([own for own, _ in weights]) / (sum([whole for _, whole in weights]) or 1.0)
    return [
        Term(addend.level, addend.label, own, lists, whole * balance, lists.articles or counts.held(lists))
        for (addend, lists), (own, whole) in zip(wanted.values(), weights, strict=True)
    ]


class Counts:
    """In how many paragraphs and articles terms stand; each list is looked at once.

    What is worked out of `KnownLists` stays with them. Of others it goes by their id, and is kept with them.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._segments = resolver.segments
        self._terms = resolver.known
        self._known: dict[int, KnownLists] = {}

    def of(self, lists: Lists) -> KnownLists:
        """The lists with what is known of them."""
        if lists.__class__ is KnownLists:
            return lists
        found = self._known.get(id(lists))
        if found is None:
            found = self._known[id(lists)] = KnownLists.of(lists, Facts())
            found.source = lists
        return found

    def hold(self, terms: Sequence[Lists]) -> None:
        """Finds the articles of all terms at once; compiled loops do it as fast one by one."""
        if kernels.loops() is None:
            hold(self._segments, list(map(self.of, terms)), self._terms.statistics, TOPIC.k1)

    def held(self, lists: KnownLists) -> Lists:
        """The articles that hold a term."""
        return lists.held(self._segments)

    def idfs(self, lists: Lists) -> tuple[float, float]:
        """The inverse document frequency of a term among paragraphs, and among articles."""
        known = lists if lists.__class__ is KnownLists else self.of(lists)
        return known.facts.idfs or self._terms.idfs(known)

    def gains(self, addend: _Addend, lists: KnownLists) -> tuple[float, float]:
        """The idf of a term among paragraphs and among articles; that of a pair by what it adds."""
        own, whole = lists.facts.idfs or self._terms.idfs(lists)
        if addend.among:
            wider = [self.idfs(some) for some in addend.among]
            own = min(own, sum([one for one, _ in wider]) / len(wider))
            whole = min(whole, sum([one for _, one in wider]) / len(wider))
        if not addend.beside:
            return own, whole
        rarest = rarest_whole = -math.inf
        for some in addend.beside:
            one, other = self.idfs(some)
            rarest = one if one > rarest else rarest
            rarest_whole = other if other > rarest_whole else rarest_whole
        return _gain(own, rarest), _gain(whole, rarest_whole)


def _gain(own: float, beside: float) -> float:
    return PAIR_IDF * own + (PAIR_GAIN * (own - beside) if own > beside else 0.0)


def _always(lists: Lists, resolver: Resolver) -> Lists:
    """The same paragraphs with so high a frequency that the score is at its limit."""
    return tuple(
        found.always() if isinstance(found, Elsewhere | LaidSyllable) else always(segment, found)
        for segment, found in zip(resolver.segments, lists, strict=True)
    )


def _leaf_terms(tree: Node, resolver: Resolver, asks: frozenset[int]) -> list[_Addend]:
    every, loose = leaves(tree), resolver.readings.loose
    alone = len(every) == 1
    own = own_words(tree, resolver)
    found: list[_Addend] = []
    for leaf in every:
        if isinstance(leaf, Word):
            label, lists = leaf.syllable, resolver.word(leaf.syllable)
            share = ASKING if leaf.start in asks else 1.0
            if label not in loose:
                found += _word_terms("syllable", "word", label, share, leaf.start in own, lists, resolver)
                continue
            alone = alone or len(set(every)) == 1
            exact = resolver.exact(label)
            meant = resolver.readings.likeliest(leaf)
            weight = share * FOLDED * (1.0 if meant is None else 1 - MEANT)
            found.append(_Addend("folded", label, weight, lists))
            if meant is not None:
                levels = "meant", "meant word"
                lists_of = resolver.exact(meant)
                found += _word_terms(*levels, meant, share * MEANT, leaf.start in own, lists_of, resolver)
            weight = EXACT_ALONE if alone else share * EXACT
            often = _always(exact, resolver) if alone else exact
            found.append(_Addend("exact", label, weight, often, (lists,)))
            continue
        label, lists = " ".join(syllables_of(leaf)), resolver.postings(leaf)
        if isinstance(leaf, (Phrase, Near)):
            weight = SYLLABLE + PAIR * (len(leaf.syllables) - 1)
            found.append(_Addend("phrase" if isinstance(leaf, Phrase) else "near", label, weight, lists))
        elif isinstance(leaf, Prefix):
            found.append(_Addend("prefix", f"{label}*", SYLLABLE, lists))
        else:
            found.append(_Addend("edit", f"{label}~", SYLLABLE, lists))
            found.append(_Addend("exact", label, EXACT_EDIT, resolver.exact(leaf.text), (lists,)))
    for node, positive in walk(tree):
        if positive and isinstance(node, Synonym):
            found += _expansions(node, resolver)
    return found


def _word_terms(
    level: str, own_level: str, syllable: str, share: float, own: bool, lists: Lists, resolver: Resolver
) -> list[_Addend]:
    """A syllable as it is written, and the same as a word of its own where it is one in the query."""
    if not own:
        return [_Addend(level, syllable, share * SYLLABLE, lists)]
    if share_of_own(syllable, resolver.known) >= MOSTLY:
        return [_Addend(level, syllable, share * (SYLLABLE + WORD * PAIR_IDF), lists)]
    alone = _Addend(own_level, syllable, share * WORD, resolver.own_words(syllable), (), (lists,))
    return [_Addend(level, syllable, share * SYLLABLE, lists), alone]


def _expansions(node: Synonym, resolver: Resolver) -> Iterator[_Addend]:
    """Alternatives of a run; none counts as rarer than the words of the run are, so that these come first."""
    typed = leaves(node)
    size = sum(len(syllables_of(leaf)) for leaf in typed)
    among = tuple(map(resolver.postings, typed))
    for run in node.alternatives:
        label = " ".join(run.syllables)
        yield _Addend("expansion", label, EXPANSION * size, resolver.postings(run), among)


def _pair_terms(tree: Node, resolver: Resolver, asks: frozenset[int]) -> list[_Addend]:
    """Words typed side by side in a list; folded as soon as one of them is read loosely."""
    loose, found = resolver.readings.loose, []
    for one, other in _typed_pairs(tree, resolver):
        first, second = one.syllable, other.syllable
        lists = resolver.pair(first, second, False)
        if isinstance(lists, KnownLists) and not lists.size:
            continue  # nor does what they mean stand side by side, nor inside one word
        label = f"{first} {second}"
        share = ASKING if asks and (one.start in asks or other.start in asks) else 1.0
        beside = resolver.word(first), resolver.word(second)
        if first in loose or second in loose:
            meant = _meant_pair(one, other, share, resolver)
            weight = share * FOLDED_PAIR * (1 - MEANT if meant else 1.0)
            found.append(_Addend("folded pair", label, weight, lists, (), beside))
            found += meant
            continue
        found.append(_Addend("pair", label, share * PAIR, lists, (), beside))
        inside = resolver.pair(first, second, True)
        found.append(_Addend("word", label, share * WORD, inside, (), beside))
    return found


def _typed_pairs(tree: Node, resolver: Resolver) -> list[tuple[Word, Word]]:
    """The words typed side by side in a list."""
    return [pair for words in runs_of(tree, resolver) for pair in pairwise(words)]


def _marked_pairs(tree: Node, resolver: Resolver) -> list[tuple[str, str]]:
    """The pairs that will be looked for with all their marks."""
    loose, likeliest, found = resolver.readings.loose, resolver.readings.likeliest, []
    for first, second in _typed_pairs(tree, resolver):
        if first.syllable not in loose and second.syllable not in loose:
            found.append((first.syllable, second.syllable))
            continue
        one, other = likeliest(first), likeliest(second)
        if one is not None and other is not None:
            found.append((one, other))
    return found


def _meant_pair(first: Word, second: Word, share: float, resolver: Resolver) -> list[_Addend]:
    """What two words most likely mean, side by side and inside one word."""
    one, other = resolver.readings.likeliest(first), resolver.readings.likeliest(second)
    if one is None or other is None:
        return []
    label, beside = f"{one} {other}", (resolver.exact(one), resolver.exact(other))
    found, inside = (resolver.exact_pair(one, other, joined) for joined in (False, True))
    return [
        _Addend("meant pair", label, share * MEANT * PAIR, found, beside=beside),
        _Addend("meant word", label, share * MEANT * WORD, inside, beside=beside),
    ]

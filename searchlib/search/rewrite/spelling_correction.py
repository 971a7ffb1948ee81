"""Did you mean: misspelt words are replaced by the likeliest words of the archive.

A noisy channel (Kernighan, Church & Gale 1990): a candidate is as likely as it is frequent, as likely as the
neighbours typed are beside it, and as readily as it is mistyped so (`text.typos`). Looked at are words
that occur nowhere, and words that occur but never beside the neighbours typed. Candidates are an edit or a
confusion of the spelling away, or two edits where nothing else is, or two words written together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.language.tree import Group, Node, Phrase, Synonym, Word, in_order, walk
from searchlib.search.match.posting_sets import Array
from searchlib.search.match.terms import Resolver
from searchlib.search.match.vocabulary_lookup import LONGEST, vocabulary_of
from searchlib.search.rewrite.word_likelihood import Counts, Neighbours
from searchlib.text.dictionary import is_listed
from searchlib.text.keyboard import telex, vni
from searchlib.text.spelling import carries, fold, has_marks, is_syllable, toneless
from searchlib.text.tokens import tokenize
from searchlib.text.typos import CONFUSED, LETTER, confusions, cost, is_slip

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

SURE = 7.0
"""A word that occurs is replaced only by one that is so much likelier (natural logarithm)."""

FORMED = 2.5
"""An unknown word that is built like a syllable may be right, and only missing in the archive: what replaces
it has to be likely enough by itself. One that a dictionary has is replaced by what sounds
alike at most, and without marks by nothing ("gia xang dau" where nobody writes of fuel)."""

FOREIGN = 4.5
"""The same of a word that is not built like a syllable itself: names are not all in the archive."""

_LOOKED_AT = 24
"""So many candidates are tried beside the neighbours."""
_MAX_WORDS = 20
"""So many words of a query are corrected."""
_MAX_DOUBTED = 4
"""So many words that occur are looked at."""


@frozen
class _Place:
    """A word of the query with its neighbours.

    Attributes:
        quoted: the run in quotes that it stands in; such a word is corrected only where it occurs nowhere.
    """

    word: Word
    before: str | None
    after: str | None
    quoted: Phrase | None = None


def suggestion(query: str, tree: Node, resolver: Resolver) -> str | None:
    """The query with its misspelt words corrected, or None where there is nothing to correct."""
    places = [*_places(tree), *_quoted_places(query, tree)]
    counts = Counts(resolver.segments)
    bare = not any(has_marks(place.word.syllable) for place in places if place.quoted is None)
    changes: list[tuple[int, int, str]] = []
    doubted = 0
    for place in places:
        if len(changes) == _MAX_WORDS:
            break
        if not _is_spelled(query, place.word):
            continue
        unmarked = bare if place.quoted is None else resolver.readings.run(place.quoted.syllables)
        corrector = _Corrector(place, resolver, counts, unmarked)
        if place.quoted is None:
            unknown = not any(map(len, resolver.postings(place.word)))
        else:
            unknown = not counts.frequency(place.word.syllable, unmarked)
        if not unknown:
            if place.quoted is not None:
                continue
            if doubted == _MAX_DOUBTED or not corrector.is_odd():
                continue
            doubted += 1
        better = corrector.best(unknown)
        if better is not None and not corrector.reads(better):
            changes.append((place.word.start, place.word.end, better))
    if not changes:
        return None
    parts, end = [], 0
    for start, stop, better in sorted(set(changes)):
        if start < end:
            continue
        parts += [query[end:start], better]
        end = stop
    return "".join([*parts, query[end:]])


def _places(tree: Node) -> list[_Place]:
    """The words asked for outside quotes, with what was typed beside them; no abbreviations."""
    found: dict[int, _Place] = {}
    known: set[int] = set()
    for node, positive in walk(tree):
        if isinstance(node, Synonym):
            known.update(map(id, node.nodes))
        elif isinstance(node, Group) and positive:
            order = list(in_order(node))
            for i, child in enumerate(order):
                if isinstance(child, Word):
                    before = order[i - 1] if i else None
                    after = order[i + 1] if i + 1 < len(order) else None
                    found[id(child)] = _Place(child, _syllable(before), _syllable(after))
        elif isinstance(node, Word) and positive:
            found.setdefault(id(node), _Place(node, None, None))
    return [place for number, place in found.items() if number not in known]


def _quoted_places(query: str, tree: Node) -> Iterator[_Place]:
    """The words of the runs in quotes that are asked for."""
    for node, positive in walk(tree):
        if not positive or not isinstance(node, Phrase) or not node.quoted:
            continue
        tokens = tokenize(query[node.start : node.end])
        if len({token.start for token in tokens}) < len(tokens):
            continue  # an abbreviation written together, whose parts cannot be corrected one by one
        beside = [None, *(token.text for token in tokens), None]
        for i, token in enumerate(tokens):
            word = Word(token.text, node.start + token.start, node.start + token.end)
            yield _Place(word, beside[i], beside[i + 2], node)


def _syllable(node: Node | None) -> str | None:
    return node.syllable if isinstance(node, Word) else None


def _is_spelled(query: str, word: Word) -> bool:
    """Whether a word can be misspelt: no number, no initials in a query that is not all capitals."""
    syllable = word.syllable
    if not 2 <= len(syllable) <= 2 * LONGEST or any(letter.isdigit() for letter in syllable):
        return False
    return not query[word.start : word.end].isupper() or query.isupper()


_Candidate = tuple[int, float, tuple[int, ...]]
"""In how many paragraphs a word stands, what it costs to mean it, and how often it stands beside what."""


class _Corrector:
    """Finds the likeliest word of the archive for one word of the query."""

    def __init__(self, place: _Place, resolver: Resolver, counts: Counts, unmarked: bool) -> None:
        self.typed = place.word.syllable
        self.unmarked = unmarked
        self.counts = counts

        def is_loose(word: str) -> bool:
            return unmarked or (place.quoted is None and resolver.readings.word(word))

        beside = ((place.before, True), (place.after, False))
        known = [(word, is_loose(word), is_before) for word, is_before in beside if word is not None]
        self.context = Neighbours(counts, known, unmarked)
        self._loose = is_loose(self.typed)

    def is_odd(self) -> bool:
        """Whether a word that occurs, as it is read, stands beside none of its neighbours in the query."""
        beside = self.context.beside(self.typed, self._loose)
        return bool(beside) and not any(beside)

    def reads(self, word: str) -> bool:
        """Whether the word typed is read as another one anyway."""
        return self._loose and not self.unmarked and carries(self.typed, word)

    def best(self, unknown: bool) -> str | None:
        """The best candidate, or None; that for a word which occurs has to be much better."""
        listed = unknown and is_listed(self.typed, self.unmarked)
        if (listed and self.unmarked) or (not unknown and self._is_settled()):
            return None
        least = FORMED if is_syllable(self.typed) else -math.inf
        if not unknown:
            own = self.context.beside(self.typed)
            least = SURE + self.context.likelihood(self.counts.frequency(self.typed, self.unmarked), own)
        candidates = self._candidates(1, -math.inf if unknown else least)
        if listed:
            candidates = {word: found for word, found in candidates.items() if found[1] <= CONFUSED}
        elif unknown and not candidates and len(self.typed) > 3:
            candidates = self._candidates(2)
        plain = {word: math.log(df) - price for word, (df, price, _) in candidates.items()}
        scores = {}
        for word in sorted(plain, key=lambda word: (-plain[word], word))[:_LOOKED_AT]:
            df, price, beside = candidates[word]
            scores[word] = self.context.likelihood(df, beside) - price
        if unknown and not listed:
            scores |= self._apart()
        best = min(scores, key=lambda word: (-scores[word], word), default=None)
        if unknown and best is not None and not all(map(is_syllable, best.split())):
            least = max(least, FOREIGN)
        return best if best is not None and scores[best] >= least else None

    def _is_settled(self) -> bool:
        """Whether it is clear without candidates that nothing is much better than a word that is odd.

        Beside its only neighbour it does not stand. What does not stand there either is never so much better,
        however frequent: `likelihood` is below ln(SMOOTHING) then, and `SURE` is more.
        """
        beside = self.context.words_beside()
        if beside is None:
            return False
        letters = fold if self.unmarked else toneless
        alike = set(_sounding_alike(self.typed, self.unmarked))
        forms = {fold(word) if self.unmarked else word for word in beside}
        return not any(
            form in alike or is_slip(letters(self.typed), letters(form)) for form in forms - {self.typed}
        )

    def _candidates(self, distance: int, least: float = -math.inf) -> dict[str, _Candidate]:
        """Words of the archive: in how many paragraphs each stands, what it costs to mean it, its neighbours.

        None where it is clear, before all are priced, that no word scores `least`.
        """
        found: dict[str, int] = {}
        known: list[dict[str, int]] = []
        for segment in self.counts.segments:
            vocabulary = vocabulary_of(segment)
            words, numbers, dfs = vocabulary.likely(self.typed, distance, self.unmarked, 4 * _LOOKED_AT)
            known.append({} if self.unmarked else dict(zip(words, numbers, strict=True)))
            for word, df in zip(words, dfs, strict=True):
                form = fold(word) if self.unmarked else word
                found[form] = found.get(form, 0) + df
        likely = sorted(found, key=lambda word: (-found[word], word))[: 2 * _LOOKED_AT]
        alike = _sounding_alike(self.typed, self.unmarked)
        for word in alike:
            if word not in found:
                found[word] = self.counts.frequency(word, self.unmarked)
        words = [word for word in dict.fromkeys((*likely, *alike)) if word != self.typed and found[word]]

        def price(word: str) -> float:
            of_letters = cost(self.typed, word) if word not in alike or word in likely else CONFUSED
            return min(CONFUSED, of_letters) if word in alike else of_letters

        if not words:
            return {}
        forms = [self._forms(words, *one) for one in zip(self.counts.segments, known, strict=True)]
        rows, scores = self.context.of_many({word: found[word] for word in words}, forms)
        likelier = ((word, score) for word, score in zip(words, scores, strict=True) if score >= least)
        if not any(score - price(word) >= least for word, score in likelier):
            return {}
        return {word: (found[word], price(word), row) for word, row in zip(words, rows, strict=True)}

    def _forms(self, words: Iterable[str], segment: Segment, known: Mapping[str, int]) -> dict[str, Array]:
        """The numbers of the syllables that some words stand for in a segment."""
        forms = vocabulary_of(segment).forms
        return {
            word: np.array([known[word]]) if word in known else forms(word, self.unmarked) for word in words
        }

    def _apart(self) -> dict[str, float]:
        """Two words of the archive that were written together, and stand side by side in it."""
        found = {}
        for cut in range(1, len(self.typed)):
            first, second = self.typed[:cut], self.typed[cut:]
            together = self.counts.pair(first, second, self.unmarked, self.unmarked)
            if together:
                found[f"{first} {second}"] = math.log(together) - LETTER
        return found


@lru_cache(maxsize=1 << 12)
def _sounding_alike(typed: str, folded: bool) -> tuple[str, ...]:
    """Confusions of the spelling, and what a word means as raw keys."""
    words = (*(confusions(typed) if is_syllable(typed) else ()), telex(typed), vni(typed))
    return tuple(fold(word) if folded else word for word in words if word)

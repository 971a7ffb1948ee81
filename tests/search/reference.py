"""The search as its definition says, in plain Python over lists of words."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

from searchlib.model import Article
from searchlib.search.language.tree import (
    And,
    Fuzzy,
    Group,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Synonym,
    Word,
    children,
    in_order,
    leaves,
    syllables_of,
    walk,
)
from searchlib.search.rewrite.questions import asking
from searchlib.search.rewrite.readings import Readings
from searchlib.text.analysis import analyze
from searchlib.text.spelling import carries, fold, has_marks

K1, B, AROUND = 1.2, 0.75, 0.5
QUESTION, TOPIC = (0.8, 0.8), (4.0, 1.5)
"""Times the whole of an article, and k1 of its score."""
MEANT = 0.7
ASKING = 0.2
OWN = 0.75
"""A syllable that is so often a word of its own weighs more instead of having a list of its own."""


class Reference:
    """An archive as lists: each live paragraph is (segment, paragraph, article, words, joined)."""

    def __init__(self, parts: list[list[Article]], dead: list[tuple[int, int]], readings: Readings) -> None:
        self.readings = readings
        self.paragraphs = []
        self.written = []  # words and joined bits of all paragraphs, dead ones among them
        for segment, part in enumerate(parts):
            number = 0
            for ordinal, article in enumerate(part):
                for paragraph in article.searchable():
                    analysis = analyze(paragraph.text)
                    words = [token.text for token in analysis.tokens]
                    joined = [not start for start in analysis.word_starts]
                    self.written.append((words, joined))
                    if (segment, ordinal) not in dead:
                        self.paragraphs.append((segment, number, (segment, ordinal), words, joined))
                    number += 1
        self.articles = sorted({p[2] for p in self.paragraphs})

    # Boolean semantics

    def fits(self, typed: str, loose: bool, word: str) -> bool:
        return carries(typed, word) if loose else typed == word

    def count(self, leaf, words: list[str]) -> int:
        """How often a leaf occurs in a paragraph."""
        if isinstance(leaf, Word):
            loose = self.readings.word(leaf.syllable)
            return sum(self.fits(leaf.syllable, loose, word) for word in words)
        if isinstance(leaf, Phrase):
            loose = [
                self.readings.run(leaf.syllables) if leaf.quoted else self.readings.word(s)
                for s in leaf.syllables
            ]
            size = len(leaf.syllables)
            return sum(
                all(map(self.fits, leaf.syllables, loose, words[i : i + size]))
                for i in range(len(words) - size + 1)
            )
        if isinstance(leaf, Near):
            loose = self.readings.run(leaf.syllables)
            width = leaf.distance + len(leaf.syllables)
            total = 0
            for i, word in enumerate(words):
                window = words[i : i + width]
                if any(self.fits(s, loose, word) for s in leaf.syllables):
                    total += all(any(self.fits(s, loose, w) for w in window) for s in leaf.syllables)
            return total
        if isinstance(leaf, Prefix):
            assert not has_marks(leaf.text)
            return sum(fold(word).startswith(leaf.text) for word in words)
        assert isinstance(leaf, Fuzzy)
        bare = not has_marks(leaf.text)
        return sum(edits(leaf.text, fold(word) if bare else word) <= 1 for word in words)

    def holds(self, node, words: list[str], match: str) -> bool:
        if isinstance(node, Not):
            return not self.holds(node.node, words, match)
        if isinstance(node, And):
            return all(self.holds(child, words, match) for child in node.nodes)
        if isinstance(node, Or):
            return any(self.holds(child, words, match) for child in node.nodes)
        if isinstance(node, Synonym):
            several = all if match == "all" else any
            typed = several(self.holds(child, words, match) for child in node.nodes)
            return typed or any(self.count(run, words) > 0 for run in node.alternatives)
        if isinstance(node, Group):
            must = [self.holds(child, words, match) for child in node.must]
            should = [self.holds(child, words, match) for child in node.should]
            asked = all(must)
            if match == "all":
                asked = asked and all(should)
            elif not must and should:
                asked = any(should)
            return asked and not any(self.holds(child, words, match) for child in node.must_not)
        return self.count(node, words) > 0

    def all_words(self, node, words: list[str], positive: bool = True) -> bool:
        if isinstance(node, Synonym):
            return not positive or self.holds(node, words, "all")
        below = children(node)
        if below:
            return all(self.all_words(child, words, positive == asked) for child, asked in below)
        return not positive or isinstance(node, Group | Not) or self.count(node, words) > 0

    # Scores

    def terms(self, tree):
        """Of each addend: key, count in (words, joined), weight of the level, count whose idf it takes.

        Last come the counts of the syllables of a pair. Of an expansion, the idfs of all words are averaged.
        """
        found = list(leaves(tree))
        alone = len(set(found)) == 1
        addends = []
        self._asks, self._own = asking(tree, self.readings), self._own_words(tree)

        def add(key, count, weight, among=None, beside=()):
            addends.append((key, count, weight, among or [count], beside))

        for leaf in found:
            plain = lambda words, joined, leaf=leaf: self.count(leaf, words)  # noqa: E731
            label = syllables_of(leaf)
            if isinstance(leaf, Word):
                self._word_terms(leaf, alone, add)
            elif isinstance(leaf, Phrase | Near):
                add((type(leaf).__name__, leaf), plain, 1 + 0.5 * (len(label) - 1))
            elif isinstance(leaf, Prefix):
                add(("prefix", label), plain, 1.0)
            else:
                add(("edit", label), plain, 1.0)
                exact = lambda words, joined, s=leaf.text: words.count(s)  # noqa: E731
                add(("exact edit", label), exact, 0.5, [plain])
        for node, positive in walk(tree):
            if positive and isinstance(node, Synonym):
                typed = list(leaves(node))
                size = sum(len(syllables_of(leaf)) for leaf in typed)
                among = [lambda words, joined, leaf=leaf: self.count(leaf, words) for leaf in typed]
                for run in node.alternatives:
                    count = lambda words, joined, run=run: self.count(run, words)  # noqa: E731
                    add(("expansion", run, size), count, 0.5 * size, among)
            if positive and isinstance(node, Group):
                self._pair_terms(node, add)
        return addends

    def _word_terms(self, leaf, alone: bool, add) -> None:
        plain = lambda words, joined: self.count(leaf, words)  # noqa: E731
        share = ASKING if leaf.start in self._asks else 1.0
        if not self.readings.word(leaf.syllable):
            self._as_written("word", leaf, leaf.syllable, share, add)
            return
        meant = self.readings.likeliest(leaf)
        weight = share * (1.0 if meant is None else 1.0 - MEANT)
        add(("folded", leaf.syllable, weight), plain, weight)
        if meant is not None:
            self._as_written("meant", leaf, meant, share * MEANT, add)
        times = 1 << 20 if alone else 1

        def exact(words, joined):
            return (leaf.syllable in words) * times if times > 1 else words.count(leaf.syllable)

        weight = 2.5 if alone else 0.1 * share
        add(("exact", leaf.syllable, weight), exact, weight, [plain])

    def _as_written(self, level: str, leaf, syllable: str, weight: float, add) -> None:
        """A syllable with its marks, and as a word of its own."""
        plain = lambda words, joined: words.count(syllable)  # noqa: E731
        own = lambda words, joined: sum(  # noqa: E731
            word == syllable and alone for word, alone in zip(words, alone_in(joined), strict=True)
        )
        written = sum(words.count(syllable) for words, _ in self.written)
        mostly = written and sum(own(*each) for each in self.written) / written >= OWN
        if leaf.start not in self._own:
            add((level, syllable, weight), plain, weight)
        elif mostly:
            add((level, syllable, 1.2 * weight), plain, 1.2 * weight)
        else:
            add((level, syllable, weight), plain, weight)
            add((level, "own", syllable, weight), own, 0.5 * weight, beside=[plain])

    def _own_words(self, tree) -> set[int]:
        """Where words stand that are joined to no neighbour in most places of the archive."""
        found = set()
        for node, positive in walk(tree):
            if not positive or not isinstance(node, Group):
                continue
            order = [one if isinstance(one, Word) else None for one in in_order(node)]
            for before, word, after in zip([None, *order], order, [*order[1:], None], strict=False):
                if word is None or (before is None and after is None) or self._meant(word) is None:
                    continue
                if not self._joined(before, word) and not self._joined(word, after):
                    found.add(word.start)
        return found

    def _meant(self, word) -> str | None:
        return self.readings.likeliest(word) if self.readings.word(word.syllable) else word.syllable

    def _joined(self, first, second) -> bool:
        if first is None or second is None or None in (self._meant(first), self._meant(second)):
            return False
        pair = self._meant(first), self._meant(second)
        places = [
            joined[i + 1]
            for words, joined in self.written
            for i in range(len(words) - 1)
            if (words[i], words[i + 1]) == pair
        ]
        return 0 < len(places) <= 2 * sum(places)

    def _pair_terms(self, group, add) -> None:
        for first, second in pairwise(in_order(group)):
            if not (isinstance(first, Word) and isinstance(second, Word)):
                continue
            loose = self.readings.word(first.syllable), self.readings.word(second.syllable)

            def count(words, joined, inside=False, first=first, second=second, loose=loose):
                return sum(
                    self.fits(first.syllable, loose[0], words[i])
                    and self.fits(second.syllable, loose[1], words[i + 1])
                    and (not inside or joined[i + 1])
                    for i in range(len(words) - 1)
                )

            beside = [lambda words, joined, leaf=leaf: self.count(leaf, words) for leaf in (first, second)]
            meant = self.readings.likeliest(first), self.readings.likeliest(second)
            weight = 0.5 * (ASKING if {first.start, second.start} & self._asks else 1.0)
            if any(loose) and None not in meant:
                add(("pair", first.syllable, second.syllable), count, weight * (1 - MEANT), beside=beside)
                self._meant_pair(meant, weight, add)
            else:
                add(("pair", first.syllable, second.syllable), count, weight, beside=beside)
            if not any(loose):
                inside = lambda words, joined, count=count: count(words, joined, True)  # noqa: E731
                add(("inside", first.syllable, second.syllable), inside, weight, beside=beside)

    def _meant_pair(self, meant, weight: float, add) -> None:
        beside = [lambda words, joined, s=s: words.count(s) for s in meant]
        for inside in (False, True):

            def count(words, joined, inside=inside):
                places = range(len(words) - 1)
                return sum(
                    (words[i], words[i + 1]) == meant and (not inside or joined[i + 1]) for i in places
                )

            add(("meant", meant, inside), count, weight * MEANT, beside=beside)

    def is_first(self, paragraph) -> bool:
        """Whether a paragraph is the first of its article."""
        return paragraph[1] == min(p[1] for p in self.paragraphs if p[2] == paragraph[2])

    def idf(self, count, among, beside, unit: int) -> float:
        """Of a term, among paragraphs (unit 1) or articles (unit 2); pairs count by what they add."""
        size = len(self.paragraphs) if unit == 1 else len(self.articles)

        def idf(count) -> float:
            df = len({p[:2] if unit == 1 else p[2] for p in self.paragraphs if count(p[3], p[4])})
            return math.log(1 + (size - df + 0.5) / (df + 0.5))

        own = min(idf(count), sum(map(idf, among)) / len(among))
        if not beside:
            return own
        return 0.4 * own + 0.8 * max(0.0, own - max(map(idf, beside)))

    def scores(self, tree, k1: float) -> tuple[dict, dict]:
        """Scores of all paragraphs and all articles by their own text."""
        average = sum(len(p[3]) for p in self.paragraphs) / max(1, len(self.paragraphs)) or 1.0
        doubled = self.paragraphs + [p for p in self.paragraphs if self.is_first(p)]
        per_article = sum(len(p[3]) for p in doubled) / max(1, len(self.articles)) or 1.0
        terms = [
            (count, weight * self.idf(count, among, beside, 1), weight * self.idf(count, among, beside, 2))
            for _, count, weight, among, beside in self.terms(tree)
            if any(count(p[3], p[4]) for p in self.paragraphs)
        ]
        balance = sum(term[1] for term in terms) / (sum(term[2] for term in terms) or 1.0)
        own: Counter = Counter()
        whole: Counter = Counter()
        for count, weight, article_weight in terms:
            for p in self.paragraphs:
                tf = int(count(p[3], p[4]))
                norm = K1 * (1 - B + B * len(p[3]) / average)
                own[p[:2]] += weight * (K1 + 1) * tf / (tf + norm)
            for article in self.articles:
                parts = [p for p in doubled if p[2] == article]
                norm = k1 * (1 - B + B * sum(len(p[3]) for p in parts) / per_article)
                tf = sum(int(count(p[3], p[4])) for p in parts)
                whole[article] += balance * article_weight * (k1 + 1) * tf / (tf + norm)
        return own, whole

    def search(self, tree, match: str, by: str, question: bool) -> list[tuple[tuple[int, int], float]]:
        """Places and scores, best first."""
        times, k1 = QUESTION if question else TOPIC
        own, whole = self.scores(tree, k1)
        hits = [p for p in self.paragraphs if self.holds(tree, p[3], match)]
        if by == "paragraph":
            scored = [(p[:2], own[p[:2]] + AROUND * whole[p[2]]) for p in hits]
        else:
            best: dict = {}
            for p in hits:
                score = round(own[p[:2]], 9)
                if p[2] not in best or score > best[p[2]][1]:
                    best[p[2]] = (p[:2], score)
            scored = [(place, own[place] + times * whole[a]) for a, (place, _) in best.items()]
        return sorted(scored, key=lambda hit: (-round(hit[1], 8), hit[0]))


def edits(a: str, b: str) -> int:
    """Optimal string alignment distance."""
    rows = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            best = min(rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, rows[i - 2, j - 2] + 1)
            rows[i, j] = best
    return rows[len(a), len(b)]


def alone_in(joined: list[bool]) -> list[bool]:
    """Of each syllable of a paragraph whether it is a word of its own."""
    continues = [at > 0 and bool(bit) for at, bit in enumerate(joined)]
    return [not (here or after) for here, after in zip(continues, [*continues[1:], False], strict=False)]

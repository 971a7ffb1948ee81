"""How typed syllables are read: as typed, or as every syllable that carries at least the marks typed.

A query without any mark is read loosely throughout. In a query with marks, a syllable typed without a tone is
read loosely where the archive does not hold it, or where beside its neighbours it hardly ever stands as
typed while another form does ("chuyển doi số": "chuyển doi" is rare, "chuyển đổi" is not). A syllable with a
tone is read as typed, but for a d that may be meant as đ ("dổi mới"). In quotes, a run with any mark is read
as typed, one without marks loosely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.language.tree import LEAVES, Group, Node, Phrase, Word, syllables_of, walk
from searchlib.search.match.pair_lists import pair_dfs
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.rewrite.reading_choice import meanings
from searchlib.text.spelling import has_marks
from searchlib.text.typos import tone_of

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

RATIO = 10.0
"""Another form beside the same neighbours has to be so many times as frequent as the one typed."""

LEVEL = 0.3
"""Share of syllables without a tone mark in running text: where every syllable of a query lacks one, it is so
much less likely with each that it was typed as meant, and the ratio asked for falls with it."""


@frozen
class Readings:
    """How the syllables of a query are read.

    Attributes:
        loose: those outside quotes that are read loosely.
        meant: the likeliest form of loose ones, by syllable and where it begins in the query.
    """

    loose: frozenset[str]
    meant: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def likeliest(self, word: Word) -> str | None:
        """What a word outside quotes means, where it can mean several and its neighbours say which."""
        return self.meant.get((word.syllable, word.start))

    def word(self, syllable: str) -> bool:
        """Whether a syllable outside quotes also stands for forms with more marks."""
        return syllable in self.loose

    @staticmethod
    def run(syllables: Sequence[str]) -> bool:
        """Whether a run in quotes is matched folded."""
        return not any(map(has_marks, syllables))


_AS_TYPED = Readings(frozenset())


def read(tree: Node, segments: Sequence[Segment]) -> Readings:
    """Decides for every syllable of a query how it is read, from the query and the archive."""
    leaves = [node for node, _ in walk(tree) if isinstance(node, LEAVES)]
    everything = [syllable for leaf in leaves for syllable in syllables_of(leaf)]
    if not any(map(has_marks, everything)):
        return _with_meanings(frozenset(everything), tree, segments)
    settled = {one for one in everything if one[:1] != "d" and tone_of(one)}
    if settled.issuperset(everything):
        return _AS_TYPED
    loose: dict[str, bool] = {}
    ratio = RATIO
    if not settled and not any(map(tone_of, everything)):
        ratio *= LEVEL ** (sum(syllable.isalpha() for syllable in everything) - 1)
    for stretch in _stretches(tree):
        for place, syllable in enumerate(stretch):
            if syllable in settled or loose.get(syllable) is False:
                continue
            before = stretch[place - 1] if place else None
            after = stretch[place + 1] if place + 1 < len(stretch) else None
            loose[syllable] = _is_loose(syllable, before, after, segments, ratio)
    chosen = frozenset([syllable for syllable, is_loose in loose.items() if is_loose])
    return _with_meanings(chosen, tree, segments) if chosen else _AS_TYPED


def _with_meanings(loose: frozenset[str], tree: Node, segments: Sequence[Segment]) -> Readings:
    meant: dict[tuple[str, int], str] = {}
    for node, _ in walk(tree):
        if not isinstance(node, Group):
            continue
        for is_word, run in groupby(node.order or (*node.should, *node.must), lambda x: isinstance(x, Word)):
            words = [word for word in run if isinstance(word, Word)]
            if is_word and len(words) > 1 and any(word.syllable in loose for word in words):
                forms = meanings([(word.syllable, word.syllable in loose) for word in words], segments)
                meant |= {(word.syllable, word.start): form for word, form in zip(words, forms, strict=True)}
    return Readings(loose, meant)


def _stretches(tree: Node) -> list[Sequence[str]]:
    """Runs of neighbouring syllables outside quotes."""
    found: list[Sequence[str]] = []
    inside: set[int] = set()
    for node, _ in walk(tree):
        if isinstance(node, Group):
            run: list[str] = []
            found.append(run)
            for child in node.order or (*node.should, *node.must):
                if isinstance(child, Word):
                    inside.add(id(child))
                    run.append(child.syllable)
                else:
                    run = []
                    found.append(run)
        elif isinstance(node, Phrase):
            if not node.quoted:
                found.append(node.syllables)
        elif isinstance(node, Word) and id(node) not in inside:
            found.append((node.syllable,))
    return found


def _is_loose(
    syllable: str, before: str | None, after: str | None, segments: Sequence[Segment], ratio: float
) -> bool:
    as_typed = in_all = found = 0
    for segment in segments:
        forms_of = vocabulary_of(segment).forms
        exact, forms = forms_of(syllable, False), forms_of(syllable, True)
        found += len(exact)
        if len(forms) == len(exact):
            continue
        own = int(forms.searchsorted(exact[0])) if len(exact) else None
        for neighbour, is_before in ((before, True), (after, False)):
            if neighbour is None:
                continue
            beside = forms_of(neighbour, not tone_of(neighbour))
            if len(beside):
                table = pair_dfs(segment, beside, forms).T if is_before else pair_dfs(segment, forms, beside)
                counts = np.add.reduce(table, axis=1).tolist()
                in_all += sum(counts)
                if own is not None:
                    as_typed += counts[own]
    return found == 0 or as_typed * ratio < in_all - as_typed

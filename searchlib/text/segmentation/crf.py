r"""The word model at work: which pieces of a text continue the word before them.

A linear-chain CRF with two labels, B_W (begins a word) and I_W (inside one). All features of pyvi look at one
piece, at two neighbours or at three; the weights of a word are looked up once and kept. Viterbi
over two labels needs one number a position: how much better I_W scores than B_W,

    d[i] = max(BI, d[i-1] + II) - max(BB, d[i-1] + IB) + e[i],

with the transition weights BB ... II and e[i] the state weight of I_W less that of B_W. Differences round
otherwise than the sums of CRFsuite; where a decision is closer than rounding could be, the text is labelled
again in CRFsuite's own order of additions, so labels are always those of CRFsuite, ties included.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from itertools import chain, compress, count, islice, product
from operator import add
from typing import NamedTuple

from searchlib.lazy import lazy_property
from searchlib.text.cache import Cache
from searchlib.text.segmentation.crf_model import WordModel

CLOSE = 1e-6
"""Far above the rounding of a million additions, far below any real margin."""

# What may stand on either side of a join: signs and digits never, a capital only after a capital. The codes
# are such that `first` joins `second` iff 0 < first <= second.
NEVER, CAPITAL, SMALL = 0, 1, 2


class _Follower(NamedTuple):
    """A word that makes a known word with the one before: of two, or of three with one of `thirds`.

    The weights are those of the known word of two, at the first word and at this one.
    """

    first: float
    second: float
    thirds: frozenset[str] | None


# What is known of a piece: its weight for itself, for the piece after it, for the piece before it; lower-case
# form, join code, followers, how it is written behind a space and joined, the piece itself.
Word = tuple[float, float, float, str, int, dict[str, _Follower], tuple[str, str], str]


_NO_FOLLOWERS: dict[str, _Follower] = {}


class Segmenter:
    """Labels pieces with pyvi's word model. One object serves all threads; its cache is bounded.

    Attributes:
        words: what is known of a piece, by the piece.
        shapes: what the shape of a piece weighs for itself, for the piece after it, for the piece before it,
            by whether it is in capitals, capitalised, of digits.
        bigram: the weights of a known word of two, at the first and at the second piece.
        trigram: the weights of a known word of three, at the first and at the last piece.
        to_begin, to_inside: differences above which the best way to a label comes from I_W.
        low, high: the smaller and the larger of these.
        below, above: what a difference below and above both of these passes on to the next piece.
    """

    def __init__(self, model: WordModel) -> None:
        self.model = model
        (bb, bi), (ib, ii) = model.transition
        # Above these differences the best way to a label comes from I_W.
        self.to_begin, self.to_inside = bb - ib, bi - ii
        self.low, self.high = sorted((self.to_begin, self.to_inside))
        self.below, self.above = bi - bb, ii - ib
        # Between them d[i] - e[i] goes straight from one value to the other.
        self._slope = -1.0 if self.to_begin < self.to_inside else 1.0
        self._base = bi - ib if self._slope < 0 else ii - bb
        self.trigram = (self.weight("+2:word.tri_gram()"), self.weight("-2:word.tri_gram()"))
        self.bigram = (self.weight("+1:word.bi_gram()"), self.weight("-1:word.bi_gram()"))
        self.words: Cache[Word] = Cache(self._word)
        self.shapes = {
            (upper, title, digit): self._shape_weights(upper, title, digit)
            for upper, title, digit in product((False, True), repeat=3)
        }

    def joins(self, words: Sequence[Word]) -> list[bool]:
        """For each piece, whether it is joined to the one before, as `pyvi.ViTokenizer.tokenize` joins."""
        if len(words) < 2:
            return [False] * len(words)
        own, after, before, lowers, codes, followers, _, pieces = zip(*words, strict=True)
        emissions = list(map(add, map(add, own, chain((0.0,), after)), (*before[1:], 0.0)))
        self._add_known(emissions, lowers, followers)
        inside = self._labels(emissions)
        if inside is None:
            inside = self.labels_in_order(pieces)
        inside[0] = False
        for at in list(compress(count(), inside)):
            if not 0 < codes[at - 1] <= codes[at]:
                inside[at] = False
        return inside

    def _add_known(
        self, emissions: list[float], lowers: tuple[str, ...], followers: tuple[dict[str, _Follower], ...]
    ) -> None:
        """Adds the weights of known words of two and three syllables."""
        beginning, ending = self.trigram
        pairs = list(map(dict.get, followers, islice(lowers, 1, None)))
        for at, pair in enumerate(pairs):
            if pair is None:
                continue
            first, second, thirds = pair
            emissions[at] += first
            emissions[at + 1] += second
            if thirds is not None and at + 2 < len(lowers) and lowers[at + 2] in thirds:
                emissions[at] += beginning
                emissions[at + 2] += ending

    def _labels(self, emissions: list[float]) -> list[bool] | None:
        """True for I_W; None where a decision on the best path is too close to call.

        Outside the narrow band between the two thresholds a label does not depend on the next one; what lies
        in the band is decided afterwards, from the end.
        """
        low, high, below, above = self.low - CLOSE, self.high + CLOSE, self.below, self.above
        slope, base = self._slope, self._base
        labels: list[bool] = []
        keep = labels.append
        band: list[tuple[int, float]] = []
        difference = emissions[0]
        for emission in islice(emissions, 1, None):
            if difference < low:
                keep(False)
                difference = below + emission
            elif difference > high:
                keep(True)
                difference = above + emission
            else:
                band.append((len(labels), difference))
                keep(False)
                difference = base + slope * difference + emission
        if -CLOSE <= difference <= CLOSE:
            return None
        keep(difference > 0)
        for at, difference in reversed(band):
            margin = difference - (self.to_inside if labels[at + 1] else self.to_begin)
            if -CLOSE <= margin <= CLOSE:
                return None
            labels[at] = margin > 0
        return labels

    def step(self, difference: float) -> float:
        """What a difference passes on to the next piece."""
        if difference < self.low - CLOSE:
            return self.below
        if difference > self.high + CLOSE:
            return self.above
        return self._base + self._slope * difference

    def weight(self, attribute: str) -> float:
        """The state weight of I_W less that of B_W."""
        begin, inside = self.model.state.get(attribute, (0.0, 0.0))
        return inside - begin

    def _shape_weights(self, upper: bool, title: bool, digit: bool) -> tuple[float, float, float]:
        """What the shape of a word weighs for itself, for the piece after it, for the piece before it."""
        own = [
            "bias",
            *compress(("word.isupper()", "word.istitle()", "word.isdigit()"), (upper, title, digit)),
        ]
        beside = list(compress(("word.istitle()", "word.isupper()"), (title, upper)))
        after, before = ([side + name for name in beside] for side in ("-1:", "+1:"))
        return sum(map(self.weight, own)), sum(map(self.weight, after)), sum(map(self.weight, before))

    def _word(self, word: str) -> Word:
        lower = word.lower()
        if word in string.punctuation or word[0].isdigit():
            code = NEVER
        else:
            code = CAPITAL if word[0].istitle() else SMALL
        own, after, before = self.shapes[word.isupper(), word.istitle(), word.isdigit()]
        attribute = f"word.lower():{lower_of(word)}"
        return (
            own + self.weight(attribute),
            after + self.weight(f"-1:{attribute}"),
            before + self.weight(f"+1:{attribute}"),
            lower,
            code,
            self.followers.get(lower, _NO_FOLLOWERS),
            (f" {word}", f"_{word}"),
            word,
        )

    @lazy_property
    def followers(self) -> dict[str, dict[str, _Follower]]:
        """The words that may follow a word within a known word of two or three."""
        model = self.model
        thirds: dict[str, set[str]] = {}
        for words in model.trigrams:
            pair, _, third = words.rpartition(" ")
            thirds.setdefault(pair, set()).add(third)
        followers: dict[str, dict[str, _Follower]] = {}
        for pair in model.bigrams | thirds.keys():
            first, _, second = pair.partition(" ")
            weights = self.bigram if pair in model.bigrams else (0.0, 0.0)
            third_words = frozenset(thirds[pair]) if pair in thirds else None
            followers.setdefault(first, {})[second] = _Follower(*weights, third_words)
        return followers

    def labels_in_order(self, pieces: Sequence[str]) -> list[bool]:
        """The labels by CRFsuite's own sequence of additions (`crf1d_context.c`), True for I_W."""
        (bb, bi), (ib, ii) = self.model.transition
        begin, inside = self._state(pieces, 0)
        origins: list[tuple[bool, bool]] = []
        for at in range(1, len(pieces)):
            begin_state, inside_state = self._state(pieces, at)
            origins.append((inside + ib > begin + bb, inside + ii > begin + bi))
            begin, inside = (
                max(begin + bb, inside + ib) + begin_state,
                max(begin + bi, inside + ii) + inside_state,
            )
        labels = [inside > begin]
        for origin in reversed(origins):
            labels.append(origin[labels[-1]])
        labels.reverse()
        return labels

    def _state(self, pieces: Sequence[str], at: int) -> tuple[float, float]:
        begin = inside = 0.0
        for attribute in self._attributes(pieces, at):
            weights = self.model.state.get(attribute)
            if weights:
                begin += weights[0]
                inside += weights[1]
        return begin, inside

    def _attributes(self, pieces: Sequence[str], at: int) -> list[str]:
        """The attributes of a position in pyvi's order (`word2features`)."""
        model = self.model
        found = list(_own_attributes(pieces[at]))
        if at > 0:
            found += _neighbour_attributes("-1:", pieces[at - 1])
            if " ".join(pieces[at - 1 : at + 1]).lower() in model.bigrams:
                found.append("-1:word.bi_gram()")
            if at > 1 and " ".join(pieces[at - 2 : at + 1]).lower() in model.trigrams:
                found.append("-2:word.tri_gram()")
        if at < len(pieces) - 1:
            found += _neighbour_attributes("+1:", pieces[at + 1])
            if " ".join(pieces[at : at + 2]).lower() in model.bigrams:
                found.append("+1:word.bi_gram()")
            if at < len(pieces) - 2 and " ".join(pieces[at : at + 3]).lower() in model.trigrams:
                found.append("+2:word.tri_gram()")
        return found


def lower_of(word: str) -> str:
    """CRFsuite reads attributes as C strings, up to the first NUL."""
    return word.lower().partition("\0")[0]


def _own_attributes(word: str) -> tuple[str, ...]:
    return (
        "bias",
        f"word.lower():{lower_of(word)}",
        *(["word.isupper()"] if word.isupper() else []),
        *(["word.istitle()"] if word.istitle() else []),
        *(["word.isdigit()"] if word.isdigit() else []),
    )


def _neighbour_attributes(side: str, word: str) -> tuple[str, ...]:
    return (
        f"{side}word.lower():{lower_of(word)}",
        *([f"{side}word.istitle()"] if word.istitle() else []),
        *([f"{side}word.isupper()"] if word.isupper() else []),
    )

"""Where in a text a quotation stands, and how far its words are the same: local alignment over syllables.

Smith and Waterman (1981) with affine gaps (Gotoh 1982): a syllable that is the same scores 2, another one
in its place -1; a gap costs 2 to open, and to lengthen little on the side of the text (a clause that was left
out) and more on that of the quotation (a clause that nobody said).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from searchlib.frozen import frozen

Span = tuple[int, int]
SAME, OTHER = 2.0, -1.0
_OPEN, _SKIPPED, _INVENTED = -2.0, -0.1, -0.5
_LOWEST = -1e9
_LEFT_OUT = 0.15
"""What a syllable of the text that was left out takes away, where one that was made up takes 1."""
_LONE = 0.5
"""What a syllable counts that is the same as in the text while no neighbour is."""
_WINDOW = 5
"""A long text is looked at through windows of so many times the quotation's length."""
_DIAGONAL, _FROM_QUOTE, _FROM_TEXT = 1, 2, 3


@frozen
class Alignment:
    """How a quotation lies along a text.

    Attributes:
        pairs: places in the quotation and in the text of the syllables that are the same, ascending.
        similarity: how much of the quotation stands there, 1 for word for word; see `similarity`.
        first, last: half-open range of the text from the first to the last of them.
    """

    pairs: tuple[tuple[int, int], ...]
    similarity: float
    first: int
    last: int


NOTHING = Alignment((), 0.0, 0, 0)


def align(quote: Sequence[str], text: Sequence[str]) -> Alignment:
    """The best local alignment of two runs of syllables; syllables are the same if they are equal strings."""
    if not quote or not text:
        return NOTHING
    shift = 0
    if len(text) > _WINDOW * len(quote):
        shift, end = _densest(quote, text)
        text = text[shift:end]
    pairs = tuple((i, j + shift) for i, j in _best_path(quote, text))
    if not pairs:
        return NOTHING
    first, last = pairs[0][1], pairs[-1][1] + 1
    return Alignment(pairs, similarity(pairs, len(quote)), first, last)


def similarity(pairs: Sequence[tuple[int, int]], length: int) -> float:
    """How much of a quotation of some syllables stands in a text, from 0 to 1 (word for word).

    The syllables that are the same, of those of the quotation and a share of those of the text that lie
    between. One whose neighbours differ counts half: "của" stands everywhere.
    """
    same = 0.0
    for at, (i, j) in enumerate(pairs):
        before = at > 0 and pairs[at - 1] == (i - 1, j - 1)
        after = at + 1 < len(pairs) and pairs[at + 1] == (i + 1, j + 1)
        same += 1.0 if before or after or length == 1 else _LONE
    between = pairs[-1][1] + 1 - pairs[0][1] - len(pairs)
    replaced = pairs[-1][0] + 1 - pairs[0][0] - len(pairs)
    return same / (length + _LEFT_OUT * max(between - replaced, 0))


def bound(quote: Counter[str], text: Sequence[str]) -> float:
    """What the similarity cannot exceed: the share of the quotation's syllables that the text has at all."""
    there = Counter(text)
    return sum(min(count, there[one]) for one, count in quote.items()) / max(sum(quote.values()), 1)


def differences(pairs: Sequence[tuple[int, int]], length: int) -> list[tuple[Span, Span]]:
    """Where quotation and text differ: half-open ranges of syllables of the one and of the other.

    What the text has before the first and behind the last syllable that is the same is no difference.
    """
    found = []
    first, last = (pairs[0][1], pairs[-1][1] + 1) if pairs else (0, 0)
    known = [(-1, first - 1), *pairs, (length, last)]
    for (i, j), (k, m) in pairwise(known):
        if k > i + 1 or m > j + 1:
            found.append(((i + 1, k), (j + 1, m)))
    return found


def _best_path(quote: Sequence[str], text: Sequence[str]) -> list[tuple[int, int]]:
    """The places that are the same on the best path; among equal ones the path that ends first."""
    width = len(text) + 1
    above, skipped = [0.0] * width, [_LOWEST] * width
    moves: list[bytearray] = []
    best, end = 0.0, (0, 0)
    for i, syllable in enumerate(quote, start=1):
        row, move = [0.0] * width, bytearray(width)
        in_text = _LOWEST
        diagonal = above[0]
        for j, other in enumerate(text, start=1):
            score = diagonal + (SAME if syllable == other else OTHER)
            diagonal = above[j]
            in_text = max(in_text + _SKIPPED, row[j - 1] + _OPEN)
            in_quote = skipped[j] = max(skipped[j] + _INVENTED, diagonal + _OPEN)
            came = _DIAGONAL
            if in_text > score:
                score, came = in_text, _FROM_TEXT
            if in_quote > score:
                score, came = in_quote, _FROM_QUOTE
            if score > 0:
                row[j], move[j] = score, came
                if score > best:
                    best, end = score, (i, j)
        above = row
        moves.append(move)
    return _traced(quote, text, moves, end)


def _traced(
    quote: Sequence[str], text: Sequence[str], moves: Sequence[bytearray], end: tuple[int, int]
) -> list[tuple[int, int]]:
    """The path that ends at a place, back to where its score was 0."""
    i, j = end
    found = []
    while i and j and moves[i - 1][j]:
        came = moves[i - 1][j]
        if came == _DIAGONAL:
            i, j = i - 1, j - 1
            if quote[i] == text[j]:
                found.append((i, j))
        elif came == _FROM_TEXT:
            j -= 1
        else:
            i -= 1
    return found[::-1]


def _densest(quote: Sequence[str], text: Sequence[str]) -> Span:
    """The window of a long text with the most pairs of neighbours that the quotation has too."""
    size = _WINDOW * len(quote)
    known = frozenset(pairwise(quote)) if len(quote) > 1 else frozenset((one, "") for one in quote)
    following = text[1:] if len(quote) > 1 else [""] * len(text)
    held = [pair in known for pair in zip(text, following, strict=False)]
    count = most = sum(held[:size])
    first = last = 0  # windows with the most; the middle one has room on both sides
    for begin in range(1, len(text) - size + 1):
        count += (held[begin + size - 1] if begin + size - 1 < len(held) else False) - held[begin - 1]
        if count > most:
            first = last = begin
            most = count
        elif count == most and last == begin - 1:
            last = begin
    middle = (first + last) // 2
    return middle, middle + size

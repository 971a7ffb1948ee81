"""Long paragraphs cut around their matches: which parts of a text are worth the lines they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_MATCHES = 2000  # matches looked at; more would not change which part is shown
_PARTS = 3
_SNAP = 24  # characters that a cut may move to fall between words


def cut(text: str, matches: Sequence[Span], limit: int) -> tuple[Span, ...]:
    """The parts of a text to show: all of it where it fits, else those with the most different matches.

    Args:
        text: the paragraph.
        matches: sorted, disjoint, half-open spans of the matched words.
        limit: about how many characters to show.

    Returns:
        Sorted, disjoint spans of the text, at most three, cut between words.
    """
    if len(text) <= limit:
        return ((0, len(text)),)
    found = [(start, end) for start, end in matches[:_MATCHES] if 0 <= start < end <= len(text)]
    if not found:
        return (_snap(text, 0, limit),)
    words = [text[start:end].casefold() for start, end in found]
    best: tuple[int, list[Span]] = (0, [])
    for parts in range(1, _PARTS + 1):
        width = max(limit // parts, 16)
        covered, windows = _windows(found, words, width, parts)
        if covered > best[0]:
            best = (covered, [_around(window, width, len(text)) for window in windows])
    return _merged([_snap(text, start, end) for start, end in best[1]])


def _windows(found: Sequence[Span], words: Sequence[str], width: int, parts: int) -> tuple[int, list[Span]]:
    """Up to `parts` stretches of at most `width` characters, each with the most matches not yet shown.

    Returns how many different words they hold, and the stretches from first to last match.
    """
    shown: set[str] = set()
    windows: list[Span] = []
    for _ in range(parts):
        window, held = _fullest(found, words, width, shown)
        if not held - shown:
            break
        shown |= held
        windows.append(window)
    return len(shown), windows


def _fullest(
    found: Sequence[Span], words: Sequence[str], width: int, shown: set[str]
) -> tuple[Span, frozenset[str]]:
    """The stretch with the most different words not yet shown, then the most matches, then the first."""
    counts: dict[str, int] = {}
    best = (-1, 0)
    window, held = found[0], frozenset[str]()
    first = 0
    for last, (_, end) in enumerate(found):
        if words[last] not in shown:
            counts[words[last]] = counts.get(words[last], 0) + 1
        while first < last and end - found[first][0] > width:
            if words[first] in counts:
                counts[words[first]] -= 1
                if not counts[words[first]]:
                    del counts[words[first]]
            first += 1
        value = (len(counts), last - first + 1)
        if value > best:
            best = value
            window, held = (found[first][0], end), frozenset(counts)
    return window, held


def _around(window: Span, width: int, length: int) -> Span:
    """The window with room on both sides, a third before and the rest after, within the text."""
    start, end = window
    spare = max(width - (end - start), 0)
    left = max(0, min(start - spare // 3, length - width))
    # A single match longer than the width is cut at its end, never before its start.
    return left, min(length, max(left + width, start + 1))


def _snap(text: str, start: int, end: int) -> Span:
    """The span moved inwards to white space, where some is near."""
    if start > 0:
        place = text.find(" ", max(start - 1, 0), min(start + _SNAP, end))
        start = place + 1 if place >= 0 else start
    if end < len(text):
        place = text.rfind(" ", max(end - _SNAP, start + 1), end + 1)
        end = place if place > start else end
    return start, end


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted, and one where they touch or almost do."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 3:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

"""Whether a query is a question: a passage answers one, while a topic is what a whole article is about.

Of the same articles of law, questions find the right one best by its best paragraph, titles by its whole
text. So `scoring.Balance` differs between them.
"""

from __future__ import annotations

from searchlib.search.language.tree import Node, Phrase, Word, walk
from searchlib.search.rewrite.readings import Readings
from searchlib.text.spelling import canonical, fold


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(canonical, run.split())) for run in text.split(","))


INTERROGATIVES = _runs(
    "gì, nào, đâu, bao nhiêu, bao giờ, bao lâu, bao xa, tại sao, vì sao, ra sao, thế nào, là ai, những ai,"
    "có phải, phải không, hay không, hay chưa, đúng hay sai, đúng hay không"
)
"""Words that ask (Diệp Quang Ban, Ngữ pháp tiếng Việt, on interrogative sentences)."""

_UNMARKED = frozenset(tuple(map(fold, run)) for run in INTERROGATIVES) - {("nao",), ("dau",)}
"""The same typed without marks; "nao" and "dau" are more often something else (não, đầu)."""

_FRAMES = (("có", "không"), ("được", "không"), ("đã", "chưa"))
"""Yes-no questions: the first stands before, the second at the very end."""

_LASTS = frozenset(last for _, last in _FRAMES)
_FIRST = frozenset(run[0] for run in INTERROGATIVES | _UNMARKED)
_LONGEST = max(map(len, INTERROGATIVES))


def is_question(query: str, tree: Node, readings: Readings) -> bool:
    """Whether a query asks something: by its question mark, or by its words.

    Args:
        query: as typed.
        tree: what it was parsed to.
        readings: what its syllables mean where they were typed without marks.
    """
    return "?" in query or "？" in query or _asks([form for form, _ in _words(tree, readings)])


def asking(tree: Node, readings: Readings) -> frozenset[int]:
    """Where in a query (`Word.start`) words stand that ask: they say little of what answers it."""
    words = _words(tree, readings)
    found: set[int] = set()
    for run in _interrogatives([form for form, _ in words]):
        found.update(node.start for _, node in words[run] if isinstance(node, Word))
    return frozenset(found)


def _words(tree: Node, readings: Readings) -> list[tuple[str, Word | Phrase]]:
    found: list[tuple[str, Word | Phrase]] = []
    for node, positive in walk(tree):
        if positive and isinstance(node, Word):
            meant = readings.likeliest(node) if readings.meant else None
            found.append((meant or node.syllable, node))
        elif positive and isinstance(node, Phrase):
            found += [(syllable, node) for syllable in node.syllables]
    return found


def _interrogatives(words: list[str]) -> list[slice]:
    found: list[slice] = []
    if _FIRST.isdisjoint(words):
        return found
    for place, first in enumerate(words):
        if first not in _FIRST:
            continue
        for size in range(1, min(_LONGEST, len(words) - place) + 1):
            run = tuple(words[place : place + size])
            if run in INTERROGATIVES or run in _UNMARKED:
                found.append(slice(place, place + size))
    return found


def _asks(words: list[str]) -> bool:
    if _interrogatives(words):
        return True
    last = words[-1] if words else ""
    return last in _LASTS and any(last == end and first in words[:-1] for first, end in _FRAMES)

"""What each sign of a continued speech weighs: a table that was learnt and that anybody can read."""

from __future__ import annotations

from searchlib.understanding.lexicon.word_lists import WordLists


def _read() -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for entry in WordLists("attribution/continuation_weights").entries(""):
        name, weights = entry.split(": ")
        alone, between = map(float, weights.split())
        found[name] = (alone, between)
    return found


WEIGHTS = _read()
"""Weights of each sign: where the speaker is not heard again soon, and where he is."""

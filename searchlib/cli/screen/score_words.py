"""The parts of a score in words that somebody understands who does not know how ranking works."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchlib.results import Part

_LEVELS = {
    "syllable": "holds it as typed",
    "word": "as a word of its own, or within one word",
    "pair": "both side by side",
    "folded": "holds it, whatever the marks",
    "folded pair": "side by side, whatever the marks",
    "meant": "with the marks that were most likely meant",
    "meant word": "as one word, with the marks most likely meant",
    "meant pair": "side by side, with the marks most likely meant",
    "phrase": "the run as it stands in quotes",
    "near": "the words near each other",
    "expansion": "an abbreviation of it, or what it abbreviates",
    "article": "what the whole article has of the query",
}


def in_words(part: Part) -> str:
    """What a part of a score says, in a few words; the level itself where there are none for it."""
    return _LEVELS.get(part.level, part.level)


def summary(parts: tuple[Part, ...], score: float) -> str | None:
    """A sentence about the largest share of a score, and about that of the article around."""
    own = [part for part in parts if part.level != "article"]
    around = sum(part.score for part in parts if part.level == "article")
    if not own or score <= 0:
        return None
    best = max(own, key=lambda part: part.score)
    said = f'"{best.term}" counts most: {in_words(best)}, and rare words count more than frequent ones.'
    if around <= 0:
        return said
    weight = next(part.weight for part in parts if part.level == "article")
    return (
        f"{said} {around / score:.0%} comes from the article around: "
        f"its score as one text, times {weight:g}, "
        "since an article about the subject is a sign that its paragraphs are."
    )

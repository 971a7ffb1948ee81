"""Tokens: the syllables and numbers of a text, in canonical spelling, with their place in the original.

A token is a run of letters and digits ("QH15" is one, "TP.HCM" two, "30-1" two); punctuation and the low line
never belong to one. Offsets count code points of the text as it was given, whatever its normalisation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple, cast

from searchlib.text.abbreviations import COMPOUNDS
from searchlib.text.cache import Cache
from searchlib.text.spelling import canonical

# Combining marks that NFC leaves behind a letter: the general blocks, Hebrew and Arabic points.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1e\ufe20-\ufe2f"
_TOKEN = re.compile(rf"([^\W_][^\W_{_MARKS}]*+(?:[{_MARKS}]++[^\W_{_MARKS}]*+)*+)")


class Token(NamedTuple):
    """A syllable or number: canonical form, and start and end in the original text (half open)."""

    text: str
    start: int
    end: int


# Builds a Token from a tuple without a Python call; an archive has a hundred million of them.
make: Callable[[tuple[str, int, int]], Token] = partial(
    cast("Callable[[type[Token], tuple[str, int, int]], Token]", tuple.__new__), Token
)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order.

    Abbreviations that are written together ("TPHCM") give several tokens, each with the span of the whole.
    """
    pieces = split(text)
    ends = list(accumulate(map(len, pieces)))
    spellings = list(map(SPELLINGS.__getitem__, pieces[1::2]))
    if all(len(spelling) == 1 for spelling in spellings):
        return list(
            map(make, zip([spelling[0] for spelling in spellings], ends[0::2], ends[1::2], strict=False))
        )
    return list(_several(zip(spellings, ends[0::2], ends[1::2], strict=False)))


def syllables(text: str) -> list[str]:
    """The tokens of a text without their places, which takes half the time."""
    return list(chain.from_iterable(map(SPELLINGS.__getitem__, split(text)[1::2])))


def split(text: str) -> list[str]:
    """A text cut up: what stands before the first run of letters and digits, the run, and so on in turn.

    `SPELLINGS` has the syllables of a run.
    """
    return _TOKEN.split(text)


def _several(found: Iterable[tuple[tuple[str, ...], int, int]]) -> Iterable[Token]:
    for spelling, start, end in found:
        for text in spelling:
            yield Token(text, start, end)


def _spell(surface: str) -> tuple[str, ...]:
    form = canonical(surface)
    return COMPOUNDS.get(form) or (form,)


# A run of letters and digits as written -> its canonical syllables.
SPELLINGS: Cache[tuple[str, ...]] = Cache(_spell)

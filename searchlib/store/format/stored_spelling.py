"""Text as what its syllables do not say: how each is written, and what stands between them.

The syllables of a paragraph stand in the index already, in canonical spelling. To have its text back, it
takes one byte for what stands before the first of them and one for each: how it is written (as it is,
capitalised, in capitals) together with what follows it. The frequent cases are numbered (`separators`); two
numbers are left: `SKIP`, for a syllable that is written together with the one before ("TPHCM"), and
`LITERAL`, where syllable and what follows stand in a list of strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from searchlib.errors import IndexDamaged
from searchlib.store.format.separators import CAPITALISED, PLAIN, UPPER
from searchlib.text.tokens import Token, split, tokenize

SKIP, LITERAL = 254, 255
_LAST_LETTER = "\u1eff"
"""Up to the end of Latin Extended Additional upper and lower case will stay as they are."""

_WAYS = (PLAIN, CAPITALISED, UPPER)
_TABLE = [(way, after) for way, afters in enumerate(_WAYS) for after in afters]
WAYS = [way for way, _ in _TABLE] + [0, 0]
"""How each code writes its syllable, see `write`; `SKIP` and `LITERAL` do not."""
AFTER = [after for _, after in _TABLE] + ["", ""]
"""What each code has behind the syllable."""
_NUMBERS = [{after: i for i, (way, after) in enumerate(_TABLE) if way == wanted} for wanted in range(3)]


def write(syllable: str, way: int) -> str:
    """A syllable as it is (0), with a capital (1), in capitals (2)."""
    if way == 0:
        return syllable
    return syllable[:1].upper() + syllable[1:] if way == 1 else syllable.upper()


# What stands from one token to the next -> the syllable of the token, and its code.
_codes: dict[str, tuple[str, int]] = {}
_KEPT, _LONGEST = 60_000, 64
_COMBINING = re.compile("[\u0300-\u036f]")


def encode_text(text: str, tokens: Sequence[Token]) -> tuple[bytes, list[str]]:
    """A paragraph as codes, one more than it has tokens, and the strings of those that are `LITERAL`."""
    starts = [token[1] for token in tokens]
    starts.append(len(text))
    before = text[: starts[0]]
    pieces = [text[start:end] for start, end in pairwise(starts)]
    codes, literals = [code_before(before)], []
    if codes[0] == LITERAL:
        literals.append(before)
    for at, (token, piece) in enumerate(zip(tokens, pieces, strict=True)):
        known = _codes.get(piece)
        if known is not None and known[0] == token[0]:
            code = known[1]
        elif at and tokens[at - 1][1] == token[1]:
            code = SKIP
        elif not piece:  # several syllables written together
            code = LITERAL
            piece = text[token[1] : next(start for start in starts[at:] if start != token[1])]
        else:
            code = _code(token, piece)
        codes.append(code)
        if code == LITERAL:
            literals.append(piece)
    return bytes(codes), literals


def code_before(before: str) -> int:
    """The code of what stands before the first token."""
    return _NUMBERS[0].get(before, LITERAL)


def code_of(form: str, width: int, piece: str) -> int:
    """The code of a token of `width` characters that stands alone, `piece` being the text up to the next."""
    known = _codes.get(piece)
    return known[1] if known is not None and known[0] == form else _code(Token(form, 0, width), piece)


def _code(token: Token, piece: str) -> int:
    """The code of a token that stands alone; `piece` is the text up to the next one."""
    syllable, surface = token.text, piece[: token.end - token.start]
    code = codes_after(syllable, surface).get(piece[len(surface) :], LITERAL)
    if len(_codes) >= _KEPT:
        _codes.clear()
    if len(piece) <= _LONGEST:
        _codes[piece] = syllable, code
    return code


def codes_after(syllable: str, surface: str) -> dict[str, int]:
    """The codes of a syllable that is written so, by what follows it; before anything else `LITERAL`."""
    if surface == syllable:
        return _NUMBERS[0]
    ways = () if max(syllable) > _LAST_LETTER else (1, 2)
    return next((_NUMBERS[way] for way in ways if write(syllable, way) == surface), {})


Place = tuple[int, str, int, int]
"""Where a syllable stands in a text: which token it is, its spelling, start and end in code points."""


class WrittenText(NamedTuple):
    """A text with its tokens.

    Attributes:
        text: as it was given.
        syllables: canonical, token by token.
        starts, ends: where each token stands in the text, in code points; half open.
    """

    text: str
    syllables: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def places_of(self, forms: Set[str]) -> list[Place]:
        """Where some syllables stand."""
        tokens = zip(self.syllables, self.starts, self.ends, strict=True)
        return [(i, token, start, end) for i, (token, start, end) in enumerate(tokens) if token in forms]


def decode_text(syllables: Sequence[str], codes: bytes, literals: Iterator[str]) -> WrittenText:
    """The text of a paragraph.

    Args:
        syllables: its syllables.
        codes: its codes, one more.
        literals: the strings of the codes that are `LITERAL`; those of this paragraph are taken.

    Raises:
        IndexDamaged: there are too few of them, or of codes.
    """
    if len(codes) != len(syllables) + 1:
        raise IndexDamaged("a stored article is shorter than its text; rebuild the index")
    pieces = [
        write(syllable, WAYS[code]) + AFTER[code] if WAYS[code] else syllable + AFTER[code]
        for syllable, code in zip(syllables, codes[1:], strict=True)
    ]
    return put_together(syllables, codes, pieces, literals)


def put_together(
    syllables: Sequence[str], codes: bytes, pieces: list[str], literals: Iterator[str]
) -> WrittenText:
    """The text of a paragraph, of which all tokens are written but those with a literal string.

    Args:
        syllables, codes, literals: as for `decode_text`.
        pieces: what is written for each syllable, with what follows it.

    Raises:
        IndexDamaged: there are too few literal strings.
    """
    special = max(codes) >= SKIP
    before = AFTER[codes[0]]
    if special:
        before = _special(codes[0], before, literals)
        pieces = [_special(code, piece, literals) for code, piece in zip(codes[1:], pieces, strict=True)]
    starts = list(accumulate(map(len, pieces), initial=len(before)))
    starts.pop()
    ends = list(map(add, starts, map(len, syllables)))
    text = before + "".join(pieces)
    if special:
        _correct(codes[1:], pieces, starts, ends)
    if has_combining(text):  # the capital of a letter may be two characters
        tokens = tokenize(text)
        starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    return WrittenText(text, syllables, starts, ends)


def literal_width(literal: str) -> int:
    """How many letters of a literal string are those of its token."""
    pieces = split(literal)
    return len(pieces[1]) if len(pieces) > 1 else 0


def has_combining(text: str) -> bool:
    """Whether a text has combining marks: its tokens may be longer than their syllables then."""
    return _COMBINING.search(text) is not None


def _special(code: int, piece: str, literals: Iterator[str]) -> str:
    """What a code stands for; `piece` where it is an ordinary one."""
    if code != LITERAL:
        return "" if code == SKIP else piece
    literal = next(literals, None)
    if literal is None:
        raise IndexDamaged("a stored article lacks a part of its text; rebuild the index")
    return literal


def _correct(codes: bytes, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    """Puts right where tokens stand that are not written as their syllable."""
    for at, code in enumerate(codes):
        if code == LITERAL:
            ends[at] = starts[at] + literal_width(pieces[at])
        elif code == SKIP and at:
            starts[at], ends[at] = starts[at - 1], ends[at - 1]

"""Text as what its syllables do not say: how each is written, and what stands between them.

The syllables of a paragraph stand in the index already, in canonical spelling. To have its text back, it
takes one byte for what stands before the first of them and one for each: how it is written (as it is,
capitalised, in capitals) together with what follows it. The frequent cases are numbered (`separators`); two
numbers are left: `SKIP`, for a syllable that is written together with the one before ("TPHCM"), and
`LITERAL`, where syllable and what follows stand in a list of strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.store.format.separators import CAPITALISED, PLAIN, UPPER
from searchlib.store.format.string_tables import Array
from searchlib.text.tokens import Token

SKIP, LITERAL = 254, 255
_LAST_LETTER = "\u1eff"
"""Up to the end of Latin Extended Additional upper and lower case will stay as they are."""

_NOTHING, _OTHER = 3, 255
_WAYS = (PLAIN, CAPITALISED, UPPER)
_TABLE = [(way, after) for way, afters in enumerate(_WAYS) for after in afters]
_PLAIN_CODES = len(PLAIN)
_NUMBERS = [{after: i for i, (way, after) in enumerate(_TABLE) if way == wanted} for wanted in range(3)]


def _write(syllable: str, way: int) -> str:
    if way == 0:
        return syllable
    return syllable[:1].upper() + syllable[1:] if way == 1 else syllable.upper()


# What stands from one token to the next -> the syllable of the token, and its code.
_codes: dict[str, tuple[str, int]] = {}
_KEPT, _LONGEST = 60_000, 64


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
    return next((_NUMBERS[way] for way in ways if _write(syllable, way) == surface), {})


def decode_text(syllables: Sequence[str], codes: bytes, literals: Iterator[str]) -> str:
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
    pieces = [PLAIN[codes[0]] if codes[0] < _PLAIN_CODES else _piece("", codes[0], literals)]
    pieces += [
        syllable + PLAIN[code] if code < _PLAIN_CODES else _piece(syllable, code, literals)
        for syllable, code in zip(syllables, codes[1:], strict=True)
    ]
    return "".join(pieces)


def _piece(syllable: str, code: int, literals: Iterator[str]) -> str:
    """What a code makes of a syllable: how it is written, and what follows it."""
    if code < SKIP:
        way, after = _TABLE[code]
        return _write(syllable, way) + after
    if code == SKIP:
        return ""
    literal = next(literals, None)
    if literal is None:
        raise IndexDamaged("a stored article lacks a part of its text; rebuild the index")
    return literal


def tables() -> tuple[Array, Array, Array, Array]:
    """How codes are read, as the compiled loops take it: ways, after, after_begins and uppers.

    `kernels.text_loops.write_text` says what each is. `LITERAL` is a code that it does not read.
    """
    ways = [way for way, _ in _TABLE]
    ways += [_OTHER] * (SKIP - len(ways)) + [_NOTHING, _OTHER]
    after = [text.encode() for _, text in _TABLE]
    after += [b""] * (LITERAL + 1 - len(after))
    capitals = [chr(number).upper() for number in range(ord(_LAST_LETTER) + 1)]
    return (
        np.array(ways, np.uint8),
        np.frombuffer(b"".join(after), np.uint8),
        np.cumsum([0, *map(len, after)], dtype=np.uint32),
        np.array([ord(one) if len(one) == 1 else 0 for one in capitals], np.uint32),
    )

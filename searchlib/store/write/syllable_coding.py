"""The texts of a batch as syllables: their numbers, which of them are joined, and the codes of all else."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from searchlib.frozen import frozen
from searchlib.store.format.stored_spelling import (
    LITERAL,
    SKIP,
    code_before,
    code_of,
    codes_after,
    encode_text,
)
from searchlib.store.format.string_tables import Array
from searchlib.text.cache import Cache
from searchlib.text.segmentation.batch_analysis import Batch, analyze_all
from searchlib.text.tokens import SPELLINGS


@frozen
class Syllables:
    """Some texts.

    Attributes:
        words: the different syllables.
        tokens: the syllables of the texts, one after another, as numbers of `words`.
        lengths: how many each text has.
        joined: whether each belongs to the word of the one before.
        codes: how they are written, one code more than it has syllables for each text; see `spelled`.
        literals: the literal strings of each text.
    """

    words: list[str]
    tokens: Array
    lengths: Array
    joined: Array
    codes: bytes
    literals: list[list[str]]


def syllables_of(texts: Sequence[str]) -> Syllables:
    """The syllables of some texts.

    Raises:
        SearchlibError: pyvi's model is missing or of another version.
    """
    if not all(unicodedata.is_normalized("NFC", text) for text in texts):
        return _one_by_one(texts)
    found = analyze_all(texts, _codes_of)
    codes, literals = encode_all(found)
    held = np.zeros(len(found.forms), bool)
    held[found.tokens] = True
    words = [found.forms[number] for number in np.flatnonzero(held).tolist()]
    tokens = (np.cumsum(held) - 1)[found.tokens].astype(np.uint32)
    return Syllables(words, tokens, np.diff(found.first_token), found.joined, codes, literals)


def encode_all(found: Batch) -> tuple[bytes, list[list[str]]]:
    """The codes of many paragraphs, one after another, and the strings of each: as `encode_text` has them.

    Args:
        found: the paragraphs with `_codes_of` as note: these codes say that a token follows behind the chunk
            and one space. Where another thing follows, and where strings are needed, each token is looked at.
    """
    codes, first = found.notes.copy(), found.first_token
    opens = found.opens.copy()
    opens[found.first_chunk[:-1]] = False
    followed = np.append(opens[1:], False)[found.chunk]
    followed[:-1] |= found.chunk[1:] == found.chunk[:-1]
    owner = np.repeat(np.arange(len(first) - 1), np.diff(first))
    odd = np.flatnonzero(~followed & (codes != SKIP))
    forms = map(found.forms.__getitem__, found.tokens[odd].tolist())
    codes[odd] = list(map(code_of, forms, found.widths[odd].tolist(), found.pieces(odd, owner)))

    befores = found.befores()
    literals: list[list[str]] = [[] for _ in befores]
    firsts = list(map(code_before, befores))
    for text, (code, before) in enumerate(zip(firsts, befores, strict=True)):
        if code == LITERAL:
            literals[text].append(before)
    spelled = np.flatnonzero(codes == LITERAL)
    for text, piece in zip(owner[spelled].tolist(), found.pieces(spelled, owner), strict=True):
        literals[text].append(piece)
    every = np.empty(len(codes) + len(firsts), np.uint8)
    every[first[:-1] + np.arange(len(firsts))] = firsts
    every[np.arange(len(codes)) + owner + 1] = codes
    return every.tobytes(), literals


def _codes_of(surfaces: Sequence[str], afters: Sequence[str]) -> list[int]:
    """The codes of tokens behind which a token follows; of several in one place the first has the string."""
    return [
        SKIP if not before else _CODES[surface].get(after, LITERAL) if surface else LITERAL
        for before, surface, after in zip((" ", *surfaces[:-1]), surfaces, afters, strict=True)
    ]


# A run of letters and digits that is one syllable -> its codes, by what follows it.
_CODES: Cache[dict[str, int]] = Cache(lambda surface: codes_after(SPELLINGS[surface][0], surface))


def _one_by_one(texts: Sequence[str]) -> Syllables:
    """The same for texts in any form."""
    from searchlib.text.analysis import analyze

    numbers: dict[str, int] = {}
    tokens, lengths, joined, codes, literals = [], [], [], [], []
    for text in texts:
        analysis = analyze(text)
        tokens += [numbers.setdefault(token.text, len(numbers)) for token in analysis.tokens]
        lengths.append(len(analysis.tokens))
        joined += [at > 0 and not fresh for at, fresh in enumerate(analysis.word_starts)]
        own, strings = encode_text(text, analysis.tokens)
        codes.append(own)
        literals.append(strings)
    return Syllables(
        list(numbers),
        np.array(tokens, np.uint32),
        np.array(lengths, np.int64),
        np.array(joined, bool),
        b"".join(codes),
        literals,
    )

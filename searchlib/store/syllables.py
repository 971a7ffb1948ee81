"""The texts of a batch as syllables: their numbers, which of them are joined, and the codes of all else."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from searchlib.frozen import frozen
from searchlib.store.arrays import Array
from searchlib.store.spelled import LITERAL, SKIP, code_before, code_of, encode_text
from searchlib.vietnamese.batch import Batch, analyze_all
from searchlib.vietnamese.cache import Cache
from searchlib.vietnamese.chunks import CHUNKS
from searchlib.vietnamese.tokens import Token


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
    found = analyze_all(texts)
    codes, literals = encode_all(found)
    numbers = {word: number for number, word in enumerate(dict.fromkeys(found.forms))}
    tokens = np.array([numbers[form] for form in found.forms], np.uint32)[found.tokens.which]
    return Syllables(list(numbers), tokens, np.diff(found.tokens.start), found.joined, codes, literals)


def encode_all(found: Batch) -> tuple[bytes, list[list[str]]]:
    """The codes of many paragraphs, one after another, and the strings of each: as `encode_text` has them.

    The codes of a chunk say that a token follows behind one space. Where something else follows, and where
    strings are needed, each token is looked at.
    """
    tokens = found.tokens
    codes = np.frombuffer(b"".join(map(_CHUNK_CODES.__getitem__, found.chunks)), np.uint8)[tokens.which]
    opens = found.opens[found.which]
    opens[found.first_chunk[:-1]] = False
    followed = np.append(opens[1:], False)[tokens.owner]
    followed[:-1] |= tokens.owner[1:] == tokens.owner[:-1]
    owner = np.repeat(np.arange(len(tokens.start) - 1), np.diff(tokens.start))
    odd = np.flatnonzero(~followed & (codes != SKIP))
    recoded = zip(tokens.which[odd].tolist(), found.pieces(odd, owner), strict=True)
    codes[odd] = [code_of(found.forms[which], found.widths[which], piece) for which, piece in recoded]

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
    every[tokens.start[:-1] + np.arange(len(firsts))] = firsts
    every[np.arange(len(codes)) + owner + 1] = codes
    return every.tobytes(), literals


def _chunk_codes(chunk: str) -> bytes:
    """The codes of the tokens of a chunk behind which a token follows."""
    _, forms, starts, ends, _ = CHUNKS[chunk]
    if len(forms) == 1:
        return bytes((code_of(forms[0], ends[0] - starts[0], chunk[starts[0] :] + " "),))
    return encode_text(chunk + " ", list(map(Token, forms, starts, ends)))[0][1:]


_CHUNK_CODES: Cache[bytes] = Cache(_chunk_codes)


def _one_by_one(texts: Sequence[str]) -> Syllables:
    """The same for texts in any form."""
    from searchlib.vietnamese.analysis import analyze

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

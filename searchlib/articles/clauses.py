"""A paragraph as words, with its quotations taken out and put aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from searchlib.articles.lexicon import is_syllable, key

QUOTE = '"'
"""The word that stands for a whole quotation among the words of a paragraph."""

SENTENCE_ENDS = frozenset({".", "!", "?", "…"})

_TOKEN = re.compile(
    r"\d+(?:[.,/:-]\d+)*\w*"  # numbers, dates
    r"|[A-ZĐƯ][A-Za-zĐƯ]{0,3}(?:\.[A-ZĐƯ][A-Za-zĐƯ]{0,4})+"  # TP.HCM, T.Ư, PGS.TS
    r"|[^\W\d_]+(?:['’&-][^\W\d_]+)*"  # words, K'Dừm, GD&ĐT
    r"|\.{2,}|[“”.,;:!?…()\[\]–—-]"
)
_LEADS = frozenset({":", ".", "!", "?", "…", ",", "-", "–", "—", "rằng"})
_STRAIGHT_OPENING = re.compile(r"(?<![^\s(\[“:–—-])\"(?=[\w'‘“.…])")
_INITIAL = re.compile(r"[A-ZĐ]")
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞĂĐƠƯẠ-Ỹ])(?=[A-ZĐÔĂÂÊƠƯÁÀẢÃẠ][a-zà-ỹ])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a paragraph.

    Attributes:
        size: number of words inside.
        closed: whether its closing mark stands in the same paragraph.
        words: the words inside.
    """

    size: int
    closed: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a paragraph outside its quotations.

    Attributes:
        words: as written; a quotation is one `QUOTE`.
        keys: the words in the spelling in which they are compared.
        quotations: by the position of their `QUOTE`.
        closes: a closing mark ends a quotation that an earlier paragraph opened.
    """

    words: list[str]
    keys: list[str]
    quotations: dict[int, Quotation]
    closes: bool

    @property
    def opens(self) -> bool:
        """Whether the last quotation is still open at the end of the paragraph."""
        return any(not quotation.closed for quotation in self.quotations.values())


def clauses(text: str, inside: bool = False) -> Clauses:
    """Split a paragraph; `inside` says that it begins within a quotation."""
    for mark in "„‟«»″〝〞":
        if mark in text:
            text = text.replace(mark, "“" if mark in "„‟«〝" else "”")
    if "''" in text:
        text = text.replace("''", '"')
    if '"' in text:
        text = _STRAIGHT_OPENING.sub("“", text).replace('"', "”")
    tokens: list[str] = _TOKEN.findall(text)
    tokens = _mend(tokens)
    if "“" not in text and "”" not in text:
        if inside:
            quotation = Quotation(len(tokens), False, tuple(tokens))
            return Clauses([QUOTE], [QUOTE], {0: quotation}, False)
        return Clauses(tokens, [key(token) for token in tokens], {}, False)
    return _fold(tokens, inside)


def _mend(tokens: list[str]) -> list[str]:
    """Join initials to their point; part words that lost the space between them ("ÔngNguyễn")."""
    mended: list[str] = []
    for at, token in enumerate(tokens):
        if token == "." and mended and len(mended[-1]) == 1 and _INITIAL.match(mended[-1]):
            mended[-1] += "."
        elif len(token) > 5 and token.istitle() and not is_syllable(token) and at + 1 < len(tokens):
            mended.extend(_loosen(token, tokens[at + 1]))
        elif len(token) > 4 and not (token.islower() or token.istitle() or token.isupper()):
            mended.extend(_part(token))
        else:
            mended.append(token)
    return mended


def _loosen(token: str, following: str) -> list[str]:
    """A name that has swallowed the first syllable of a verb ("Nguyễn Văn Nêncho biết")."""
    for entry in _verbs_by_second().get(key(following), ()):
        if token.endswith(entry) and is_syllable(token[: -len(entry)]):
            return [token[: -len(entry)], entry]
    return [token]


_SECONDS: dict[str, tuple[str, ...]] = {}


def _verbs_by_second() -> dict[str, tuple[str, ...]]:
    """First syllables of two-syllable speech verbs, by the second."""
    if not _SECONDS:
        from searchlib.articles.verbs import STRONG_VERBS

        for entries in STRONG_VERBS.values():
            for entry in entries:
                if len(entry) == 2:
                    _SECONDS[entry[1]] = (*_SECONDS.get(entry[1], ()), entry[0])
    return _SECONDS


def _part(token: str) -> list[str]:
    if token.startswith(("Mc", "Mac")) or not token.isalpha():
        return [token]
    return _GLUED.split(token)


def _fold(tokens: list[str], inside: bool) -> Clauses:
    """Put each outermost quotation aside; a stray closing mark ends one that was open before."""
    left = tokens.count("”")
    words: list[str] = []
    quotations: dict[int, Quotation] = {}
    depth = 0
    closes = False
    held: list[str] = []
    if inside and _continues(tokens):
        depth = 1
        closes = True
    for at, token in enumerate(tokens):
        if token == "“":
            if not depth and left <= 0 and at and tokens[at - 1] not in _LEADS:
                continue  # never closed, and nothing leads to a longer quotation
            depth += 1
            if depth > 1:
                held.append(token)
        elif token == "”":
            left -= 1
            if depth == 0:
                continue
            depth = 0 if depth == 1 or (left == 0 and _ends_here(tokens, at)) else depth - 1
            if depth == 0:
                quotations[len(words)] = _quotation(held, True)
                words.append(QUOTE)
                held = []
            else:
                held.append(token)
        elif depth:
            held.append(token)
        else:
            words.append(token)
    if depth:
        quotations[len(words)] = _quotation(held, False)
        words.append(QUOTE)
    return Clauses(words, [key(word) for word in words], quotations, closes)


def _quotation(held: list[str], closed: bool) -> Quotation:
    return Quotation(sum(word[0].isalnum() for word in held), closed, tuple(held))


def _continues(tokens: list[str]) -> bool:
    """Whether the first mark closes a quotation (or none does, and the paragraph does not reopen it)."""
    for token in tokens:
        if token == "”":
            return True
        if token == "“":
            return tokens[0] != "“"
    return True


def _ends_here(tokens: list[str], at: int) -> bool:
    """Whether what follows the last closing mark is outside: nothing, a dash, a comma, a point."""
    return at + 1 == len(tokens) or tokens[at + 1] in {"-", "–", "—", ",", "."}

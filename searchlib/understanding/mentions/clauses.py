"""A paragraph as words, with its quotations taken out and put aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import Any

from searchlib.frozen import frozen
from searchlib.text.cache import Cache
from searchlib.understanding.lexicon.people_words import key, match
from searchlib.understanding.lexicon.speech_verbs import STRONG_VERBS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.glued_words import parts
from searchlib.understanding.mentions.word_features import OPENS, traits
from searchlib.understanding.mentions.word_forms import CAPITAL

LISTS = WordLists("mentions/clauses")

QUOTE = '"'
"""The word that stands for a whole quotation among the words of a paragraph."""

SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
CLAUSE_ENDS = SENTENCE_ENDS | {","}
DASHES = frozenset({"-", "–", "—"})

_TOKEN = re.compile(
    r"\d+(?:[.,/:-]\d+)*\w*|[QPF]\.\d+"  # numbers, dates, districts (Q.5)
    r"|(?:[A-ZĐƯ]\.){3,}(?![^\W\d_])"  # somebody's initials (N.T.L.)
    r"|[^\W\d_]+(?:(?:['’&-]|(?<=[A-ZĐƯ])\.)[^\W\d_]+)*"  # words, K'Dừm, GD&ĐT, TP.HCM, T.Ư, PGS.TS
    r"|\.{2,}|[“”.,;:!?…()\[\]–—-]"
)
_LEADS = frozenset({":", ".", "!", "?", "…", ",", "-", "–", "—", "rằng"})
_STRAIGHT_OPENING = re.compile(r"\"(?<![^\s(\[“:–—-]\")(?=[\w'‘“…]|\.{2})")
_MARK = re.compile("[“”]")
_MARKS = frozenset("“”")
_COMPANY = re.compile(r"\bCo\.,? ?(?=Ltd|LTD|[a-zđ])")
_SENDER = re.compile(
    r"^(From|Người gửi|Người viết)\s*:\s*[\"“]?([^\"”:,@<]{2,40}?)[\"”]?\s*,?\s*"
    r"(?=To\s*:|Gửi tới|Sent\s*:|Posted|Subject\s*:|Tiêu đề)"
)
_OTHER_MARKS = "„‟«»″〝〞"
_INITIAL = re.compile(r"[A-ZĐ]\.|T[Pp]\.")
_LONGEST_INITIAL = 3
_ENDS = frozenset("“”,.;:!?…()[]")
"""Marks that are words of their own wherever they end what stands between white space."""
_DEGREES = LISTS.lines("degrees")
_STRAY = ".,"
"""A comma behind a full stop ends no sentence ("Hội Nông dân tỉnh., cho rằng")."""
_TERM = 5
"""So many words a quotation within one has at most that has a closing mark of its own, not a shared one."""
_Read = tuple[str | int, ...]
"""Words as they are read: each with its key and its traits behind it."""
_LONGEST_VERB = 4
_LONGEST_OPEN = 400
"""Words within which a quotation that lacks its opening mark is looked for behind a colon."""
_LONGEST_TAG = 12
_BEFORE_TAGS = frozenset({",", "-", "–"})
_QUOTED = -1


@frozen
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


@frozen
class Clauses:
    """The words of a paragraph outside its quotations.

    Attributes:
        words: as written; a quotation is one `QUOTE`.
        keys: the words in the spelling in which they are compared.
        traits: what each word by itself tells of mentions (`traits`).
        quotations: by the position of their `QUOTE`.
        closes: a closing mark ends a quotation that an earlier paragraph opened.
    """

    words: list[str]
    keys: list[str]
    traits: list[int]
    quotations: dict[int, Quotation]
    closes: bool

    @property
    def opens(self) -> bool:
        """Whether the last quotation is still open at the end of the paragraph."""
        return bool(self.quotations) and not all(quotation.closed for quotation in self.quotations.values())


def clauses(text: str, inside: bool = False) -> Clauses:
    """Split a paragraph; `inside` says that it begins within a quotation."""
    text = _curly(text)
    tokens, keys, told = _split(text)
    if "“" not in text and "”" not in text:
        if inside:
            quotation = Quotation(len(tokens), False, tuple(tokens))
            return Clauses([QUOTE], [QUOTE], [0], {0: quotation}, False)
        return Clauses(tokens, keys, told, {}, False)
    return _fold(tokens, keys, told, inside)


def _curly(text: str) -> str:
    """Quotation marks of every shape as “ and ”; what else would be read as a mark, without it."""
    if text.startswith(("From", "Người ", '"From')):
        text = _SENDER.sub(r"\1: \2 , ", text)  # "From: "Le Van Tam"To: ..."
    if "&amp;" in text:
        text = text.replace("&amp;", "&")
    if "Co." in text:
        text = _COMPANY.sub("Co ", text)  # "Greenfield Co., Ltd" ends no sentence
    if any(map(text.__contains__, _OTHER_MARKS)):
        for mark in _OTHER_MARKS:
            text = text.replace(mark, "“" if mark in "„‟«〝" else "”")
    if "’’" in text:
        text = text.replace("’’", "”").replace("‘‘", "“")
    if "''" in text:
        text = text.replace("''", '"')
    if '"' not in text:
        return text
    guessed = _STRAIGHT_OPENING.sub("“", text).replace('"', "”")
    if guessed.count("“") == guessed.count("”") or "“" in text or "”" in text or text.count('"') % 2:
        return guessed
    pieces = text.split('"')  # spaces do not tell the marks apart: they open and close by turns
    return "".join(piece + "“”"[at % 2] for at, piece in enumerate(pieces[:-1])) + pieces[-1]


def marks(text: str) -> list[str]:
    """The quotation marks of a text in their order, as “ and ”."""
    return _MARK.findall(_curly(text))


def _split(text: str) -> tuple[list[str], list[str], list[int]]:
    """The words of a text, their keys and traits; what stands between white space is read once and kept."""
    read: list[Any] = list(chain.from_iterable(map(_PIECES.__getitem__, text.split())))
    return read[::3], read[1::3], read[2::3]


def _read(piece: str) -> _Read:
    """The words of what stands between white space.

    A word with a mark is read by way of the word alone, which is likely to be known.
    """
    if piece.isalpha():
        tokens = parts(piece)
        if len(tokens) == 1:
            return _word(piece)
    elif piece.isascii() and piece.isdigit():
        return piece, piece, 0
    elif len(piece) <= _LONGEST_INITIAL and _INITIAL.fullmatch(piece):
        tokens = [piece]
    elif piece in _DEGREES:
        tokens = [piece[:-1]]  # no sentence ends here
    elif len(piece) > len(_STRAY) and piece.endswith(_STRAY) and "." not in piece[: -len(_STRAY)]:
        return (*_PIECES[piece[: -len(_STRAY)]], *_word(","))
    elif piece[-1] in _ENDS and piece[:-1].isalnum():
        return (*_PIECES[piece[:-1]], *_word(piece[-1]))
    elif piece[0] in "“(" and piece[1:].isalpha():
        return (*_word(piece[0]), *_PIECES[piece[1:]])
    else:
        tokens = [part for token in _TOKEN.findall(piece) for part in parts(token)]
    return tuple(chain.from_iterable(map(_word, tokens)))


def _word(word: str) -> _Read:
    """A word, its key (one object where they are the same, as for most words) and its traits."""
    spelt = key(word)
    return word, word if spelt == word else spelt, traits(word, spelt)


_PIECES: Cache[_Read] = Cache(_read)


def _fold(tokens: list[str], keys: list[str], told: list[int], inside: bool) -> Clauses:
    """Put each outermost quotation aside; a stray closing mark ends one that was open before."""
    left = tokens.count("”")
    nested = inside and tokens.count("“") >= left  # what is quoted here stands within the open quotation
    outside: list[int] = []  # positions; `_QUOTED` for a quotation
    quotations: dict[int, Quotation] = {}
    unpaired = tokens.count("“") > left
    breaks = _sentence_starts(tokens) if unpaired else []
    closes = inside and _continues(tokens)
    depth = int(closes)
    opened = inner = done = 0
    for at in [place for place, word in enumerate(tokens) if word in _MARKS]:
        if not depth:
            outside += range(done, at)
        done = at + 1
        if tokens[at] == "“":
            if not depth and left <= 0 and at and tokens[at - 1] not in _LEADS:
                continue  # never closed, and nothing leads to a longer quotation
            cut = _broken_off(tokens, keys, breaks, opened, at) if depth and unpaired else 0
            if cut:  # the one before has lost its closing mark
                quotations[len(outside)] = _quotation(tokens[opened:cut], True)
                outside += [_QUOTED, *range(cut, at)]
                depth = 0
            depth += 1
            inner = at
            opened = at + 1 if depth == 1 else opened
            continue
        left -= 1
        if depth == 0:
            start = -1 if quotations else _opening(tokens, outside, at)
            if start >= 0:  # its opening mark is missing
                quotations[start] = _quotation([tokens[place] for place in outside[start:]], True)
                outside[start:] = [_QUOTED]
            continue
        ends = at - inner > _TERM or _is_tag(keys, at + 1)
        shared = not nested and not left and ends and _ends_here(tokens, at)
        depth = 0 if depth == 1 or shared else depth - 1
        if depth == 0:
            quotations[len(outside)] = _quotation(tokens[opened:at], True)
            outside.append(_QUOTED)
    if depth:
        tag = _tag_start(tokens, keys, told) if depth == 1 else 0
        end = tag if tag > done else len(tokens)
        quotations[len(outside)] = _quotation(tokens[opened:end], tag > done)
        outside.append(_QUOTED)
        done = end
    outside += range(done, len(tokens))
    return Clauses(
        [tokens[at] if at >= 0 else QUOTE for at in outside],
        [keys[at] if at >= 0 else QUOTE for at in outside],
        [told[at] if at >= 0 else 0 for at in outside],
        quotations,
        closes,
    )


def _sentence_starts(tokens: list[str]) -> list[int]:
    """Where a sentence may begin, ascending."""
    ends = [at for at, word in enumerate(tokens[:-1], 1) if word in SENTENCE_ENDS or word[:2] == ".."]
    return [at for at in ends if tokens[at - 1] in SENTENCE_ENDS or tokens[at][0].isupper()]


def _broken_off(tokens: list[str], keys: list[str], breaks: list[int], opened: int, at: int) -> int:
    """Where a quotation must have ended before another that somebody is said to speak; 0 if it goes on."""
    lead = at - 1 if tokens[at - 1] in {":", ","} else at
    if tokens[lead - 1] != "rằng" and not _ends_in_verb(keys, max(opened, lead - _LONGEST_VERB), lead):
        return 0
    before = bisect_right(breaks, lead - 2)
    return breaks[before - 1] if before and breaks[before - 1] > opened + 1 else 0


def _ends_in_verb(keys: list[str], start: int, end: int) -> bool:
    """Whether a verb of speech ends at a position."""
    return any(match(STRONG_VERBS, keys, place) == end - place for place in range(start, end))


def _opening(tokens: list[str], outside: list[int], at: int) -> int:
    """Where a quotation opened whose closing mark alone is there: at the start, behind a colon; or -1."""
    if outside and tokens[at + 1 : at + 2] in ([","], ["-"], ["–"]):
        return 0
    above = [tokens[place] for place in outside[-_LONGEST_OPEN:]]
    if ":" in above[:-2] and (tokens[at - 1] in CLAUSE_ENDS or at + 2 >= len(tokens)):
        return len(outside) - above[::-1].index(":")
    return -1


def _quotation(held: list[str], closed: bool) -> Quotation:
    return Quotation(sum([word[0].isalnum() for word in held]), closed, tuple(held))


def _continues(tokens: list[str]) -> bool:
    """Whether the first mark closes a quotation (or none does, and the paragraph does not reopen it)."""
    mark = next((word for word in tokens if word in {"“", "”"}), "”")
    return mark == "”" or tokens[0] != "“"


def _is_tag(keys: list[str], at: int) -> bool:
    """Whether only who has spoken is told behind a closing mark (", đại biểu A đề xuất.")."""
    if not 3 < len(keys) - at <= _LONGEST_TAG:
        return False
    rest = keys[at:]
    if rest[0] not in _BEFORE_TAGS or rest[-1] != ".":
        return False
    return _ends_in_verb(rest, 2, len(rest) - 1)


def _tag_start(tokens: list[str], keys: list[str], told: list[int]) -> int:
    """Where who has spoken is told at the end of a quotation whose closing mark is missing, or 0."""
    end = len(tokens) - 1
    if tokens[end] != ".":
        return 0
    for at in range(max(1, end - _LONGEST_TAG), end - 2):
        stops = tokens[at] in SENTENCE_ENDS or tokens[at][:2] == ".."
        if (stops or tokens[at] in _BEFORE_TAGS) and told[at + 1] & OPENS:
            named = any(trait & CAPITAL for trait in told[at + 2 : end])
            return (at + stops) * (named and _ends_in_verb(keys, at + 2, end))
    return 0


def _ends_here(tokens: list[str], at: int) -> bool:
    """Whether what follows the last closing mark is outside: nothing, a dash, a comma, a point."""
    return at + 1 == len(tokens) or tokens[at + 1] in {"-", "–", "—", ",", "."}

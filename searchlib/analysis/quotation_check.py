"""Verification of quotations: whether, where and by whom something was said, word for word or changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from searchlib.analysis.local_alignment import Alignment, align, bound, differences
from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen
from searchlib.model import Attribution, Mode, Paragraph
from searchlib.text.spelling import fold, has_marks
from searchlib.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from searchlib.results import Hit
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

LEAST = 0.6
"""Passages that hold less of a quotation are not shown: phrases of many speeches, one after another."""
_CANDIDATES = 60
_ASKED = 24
"""So many syllables of a long quotation are searched for."""
_LONGEST = 3000
_SENTENCE = 5
"""Quotation marks around so many syllables hold what was said; around less, it may be a term."""
_TURN = re.compile(r"\s*(?:[-–—]|[^“”«»\"‘’:.]{1,100}:\s*(?![“«\"‘\s]))")
"""How a turn of an interview begins: a dash, or a name and a colon without a quotation mark behind."""
_QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}
Span = tuple[int, int]


@frozen
class Difference(JsonObject):
    """Words of the quotation, and what stands in the text in their place; either may be empty."""

    quote: str
    text: str


@frozen
class QuotedPassage(JsonObject):
    """A paragraph that holds a quotation, or most of it.

    Attributes:
        id, position: its article and paragraph.
        date: of the article, else when it was published; `source` the newspaper.
        speakers: whose words the paragraph conveys.
        mode: "direct" where the passage stands in quotation marks or the words are quoted, "reported" where
            they are reported, also beside what is quoted; None where the paragraph conveys nobody's words.
        similarity: how much of the quotation stands there, 1 for word for word.
        text: the paragraph.
        spans: sorted, disjoint, half-open offsets in code points of the words that are the same.
        differences: what is not the same, in the order of the quotation.
    """

    id: str
    position: int | None
    date: str | None
    source: str | None
    speakers: tuple[Attribution, ...]
    mode: Mode | None
    similarity: float
    text: str
    spans: tuple[Span, ...]
    differences: tuple[Difference, ...]

    def as_dict(self) -> dict[str, Any]:
        """The passage in the shape of `verify --json`."""
        return JsonObject.as_dict(self) | {"speakers": [speaker.as_dict() for speaker in self.speakers]}


@frozen
class Verification(JsonObject):
    """Where a quotation stands.

    Attributes:
        quote: as given.
        matches: the passages that hold the most of it; among equals the earliest first.
        elsewhere: where a speaker was asked for who does not say it, the passages in which others do.
    """

    quote: str
    matches: tuple[QuotedPassage, ...]
    elsewhere: tuple[QuotedPassage, ...] = ()


def verify(engine: Engine, request: Request, *, least: float = LEAST) -> Verification:
    """Looks for the quotation that is the query of a request, under its filters.

    Raises:
        OptionError: there is no word in it, or too many.
    """
    if not 0 <= least <= 1:
        raise OptionError(f"least: {least} is not a share from 0 to 1")
    quote = tokenize(request.query)
    if not quote:
        raise OptionError("quote: there is no word to look for")
    if len(quote) > _LONGEST:
        raise OptionError(f"quote: {len(quote)} syllables are too many; {_LONGEST} may be asked for at once")
    matches = _found(engine, request, quote, least)
    elsewhere: tuple[QuotedPassage, ...] = ()
    others = tuple(one for one in request.filters.asked if one[0] != "speaker")
    if not matches and others != request.filters.asked:
        anybody = replace(request, filters=replace(request.filters, asked=others))
        elsewhere = _found(engine, anybody, quote, least)
    return Verification(request.query, matches, elsewhere)


def _found(
    engine: Engine, request: Request, quote: Sequence[Token], least: float
) -> tuple[QuotedPassage, ...]:
    """The passages that are like a quotation, the most like first, then the earliest."""
    modes = {value for name, values in request.filters.asked if name == "mode" for value in chain(*values)}
    others = tuple(one for one in request.filters.asked if one[0] != "mode")
    asked = replace(
        request,
        filters=replace(request.filters, asked=others),
        query=_asked(quote),
        syntax="plain",
        match="any",
        limit=max(_CANDIDATES, request.limit),
        offset=0,
    )
    loose = not any(has_marks(token.text) for token in quote)
    syllables = [fold(token.text) if loose else token.text for token in quote]
    held = Counter(syllables)
    found = []
    for hit in engine.search(asked).hits:
        tokens = tokenize(hit.paragraph.text)
        text = [fold(token.text) if loose else token.text for token in tokens]
        if bound(held, text) < least:
            continue
        aligned = align(syllables, text)
        if aligned.pairs and aligned.similarity >= least:
            passage = _passage(hit, request.query, quote, tokens, aligned)
            if not modes or passage.mode in modes:
                found.append(passage)
    found.sort(key=lambda one: (-round(one.similarity, 3), one.date is None, one.date or "", one.id))
    return tuple(found[: request.limit])


def _asked(quote: Sequence[Token]) -> str:
    """The quotation as a query; of a long one its beginning, middle and end."""
    words = [token.text for token in quote]
    if len(words) > _ASKED:
        part, middle = _ASKED // 3, len(words) // 2
        words = [*words[:part], *words[middle - part // 2 : middle + part // 2], *words[-part:]]
    return " ".join(words)


def _passage(
    hit: Hit, quote: str, said: Sequence[Token], tokens: Sequence[Token], aligned: Alignment
) -> QuotedPassage:
    text, article = hit.paragraph.text, hit.article
    spans = _joined(text, (tokens[j] for _, j in aligned.pairs))
    changed = differences(aligned.pairs, len(said))
    return QuotedPassage(
        id=article.id,
        position=hit.position,
        date=article.date or article.published,
        source=article.source,
        speakers=hit.paragraph.speakers,
        mode=_mode(hit.paragraph, tokens[aligned.first].start, tokens[aligned.last - 1].end),
        similarity=round(aligned.similarity, 4),
        text=text,
        spans=spans,
        differences=tuple(Difference(_cut(quote, said, a), _cut(text, tokens, b)) for a, b in changed),
    )


def _joined(text: str, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The spans of tokens; those with only white space between are one."""
    spans: list[Span] = []
    for token in tokens:
        if spans and (token.start <= spans[-1][1] or text[spans[-1][1] : token.start].isspace()):
            spans[-1] = spans[-1][0], max(token.end, spans[-1][1])
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def _cut(text: str, tokens: Sequence[Token], places: Span) -> str:
    """The text from one token to another."""
    first, last = places
    return text[tokens[first].start : tokens[last - 1].end] if last > first else ""


def _mode(paragraph: Paragraph, start: int, end: int) -> Mode | None:
    """Whether a part of a paragraph is quoted, or reported, or neither."""
    modes = {speaker.mode for speaker in paragraph.speakers}
    if not modes:
        return None
    if modes == {"reported"} or (len(modes) == 1 and not _is_quoted_in_part(paragraph)):
        return next(iter(modes))
    return "direct" if _holds((start + end) // 2, _quotations(paragraph.text)) else "reported"


def _is_quoted_in_part(paragraph: Paragraph) -> bool:
    """Whether the quotation marks of a paragraph tell which of its words are quoted.

    An answer of an interview, a letter or a speech is quoted as a whole, marks or not: these name nobody,
    begin with a dash, or with the name of who speaks and a colon. Short marks hold terms.
    """
    whole = _TURN.match(paragraph.text) or all(one.cue == "continued" for one in paragraph.speakers)
    return not whole and any(
        len(tokenize(paragraph.text[start:end])) >= _SENTENCE for start, end in _quotations(paragraph.text)
    )


def _quotations(text: str) -> list[Span]:
    """What stands in quotation marks; the last may be open to the end."""
    found: list[Span] = []
    closing, begin = "", 0
    for at, character in enumerate(text):
        if not closing:
            closing, begin = _QUOTES.get(character, ""), at
        elif character == closing:
            found.append((begin, at))
            closing = ""
    return [*found, (begin, len(text))] if closing else found


def _holds(at: int, spans: Sequence[Span]) -> bool:
    """Whether one of some spans holds a place, behind its mark."""
    return any(start < at <= end for start, end in spans)

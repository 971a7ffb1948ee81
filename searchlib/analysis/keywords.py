"""Keywords: words typical of one part of the archive beside another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from searchlib.analysis.association_measures import (
    chance,
    corrected,
    dispersion,
    keyness,
    log_ratio,
    per_million,
)
from searchlib.analysis.written_forms import written_forms
from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen

if TYPE_CHECKING:
    from searchlib.search.engine import Advance, Engine
    from searchlib.search.request import Request


@frozen
class Keyword(JsonObject):
    """A word that is more frequent here than there.

    Attributes:
        word: as it is most often written.
        here, there: how often it occurs in the two parts.
        here_per_million, there_per_million: the same for a million words.
        log_likelihood: Rayson and Garside (2000); above 3.84 p is below .05 before it is corrected.
        log_ratio: how many doublings more frequent it is here (Hardie 2014).
        articles: in how many articles it occurs here; one alone is no evidence of a part.
        dispersion: Gries' DP over the articles here: 0 even, towards 1 in few articles.
        p: of the log-likelihood, corrected for all words tested (Benjamini and Hochberg 1995).
    """

    word: str
    here: int
    there: int
    here_per_million: float
    there_per_million: float
    log_likelihood: float
    log_ratio: float
    articles: int
    dispersion: float
    p: float


@frozen
class Keywords(JsonObject):
    """The words typical of one part beside another.

    Attributes:
        query: of this part; `against` of the other, None for the rest of the archive.
        here, there: running words of the two parts.
        tested: different words that were compared.
        words: the highest log-likelihood first.
    """

    query: str
    against: str | None
    here: int
    there: int
    tested: int
    words: tuple[Keyword, ...]


def keywords(
    engine: Engine,
    request: Request,
    against: Request | None,
    *,
    least: int,
    limit: int,
    advance: Advance | None = None,
) -> Keywords:
    """Compares the words of what two requests match.

    Args:
        engine: the archive.
        request, against: the two parts; for `against` None is all that the first does not match.
        least: words that occur less often here are not compared.
        limit: at most so many words.
        advance: called with numbers of paragraphs that were counted.

    Raises:
        OptionError: an option makes no sense, or both parts are the whole archive.
    """
    if least < 1 or limit < 0:
        raise OptionError("min has to be at least 1, and limit cannot be negative")
    if request.is_open and against is None:
        raise OptionError("keywords: a query or a filter is missing; the rest of the archive would be empty")
    here = engine.words(request, least=least, advance=advance)
    other = type(request)(limits=request.limits, collapse=request.collapse) if against is None else against
    whole = engine.words(other, among=here.words, advance=advance)
    there = whole.occurrences - (here.occurrences if against is None else 0)
    scored = []
    if here.occurrences and there:
        for word, count in here.words.items():
            elsewhere = whole.words[word].occurrences if word in whole.words else 0
            if against is None:
                elsewhere -= count.occurrences
            score = keyness(count.occurrences, elsewhere, here.occurrences, there)
            scored.append((score, word, count, elsewhere))
    chances = corrected([chance(score) for score, *_ in scored])
    typical = [
        (score, word, count, elsewhere, p)
        for (score, word, count, elsewhere), p in zip(scored, chances, strict=True)
        if count.occurrences * there > elsewhere * here.occurrences
    ]
    typical.sort(key=lambda row: (-row[0], row[1]))
    shown = typical[:limit]
    names = [word for _, word, *_ in shown]
    forms = written_forms(engine, replace(request, query=""), names)
    spread = engine.spread(request, names) if names else {}
    return Keywords(
        query=request.query,
        against=None if against is None else against.query,
        here=here.occurrences,
        there=there,
        tested=len(scored),
        words=tuple(
            Keyword(
                word=forms[word],
                here=count.occurrences,
                there=elsewhere,
                here_per_million=per_million(count.occurrences, here.occurrences),
                there_per_million=per_million(elsewhere, there),
                log_likelihood=score,
                log_ratio=log_ratio(count.occurrences, elsewhere, here.occurrences, there),
                articles=count.articles,
                dispersion=dispersion(spread[word], here.occurrences),
                p=p,
            )
            for score, word, count, elsewhere, p in shown
        ),
    )

"""Collocations: words that stand beside the occurrences of a query more often than elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.analysis.association_measures import MEASURES, association
from searchlib.analysis.written_forms import written_forms
from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen

if TYPE_CHECKING:
    from searchlib.search.engine import Advance, Engine
    from searchlib.search.request import Request

_WIDEST = 50


@frozen
class Collocate(JsonObject):
    """A word beside the occurrences.

    Attributes:
        word: as it is most often written.
        together: how often it stands within the windows.
        alone: how often it occurs in all paragraphs that pass the filters.
        score: by the measure asked for.
    """

    word: str
    together: int
    alone: int
    score: float


@frozen
class Collocations(JsonObject):
    """The words beside the occurrences of a query.

    Attributes:
        query: as given.
        measure: one of `association_measures.MEASURES`.
        occurrences: runs of neighbouring syllables that the query marks.
        words: the highest score first.
    """

    query: str
    measure: str
    occurrences: int
    words: tuple[Collocate, ...]


def collocations(
    engine: Engine,
    request: Request,
    *,
    window: int,
    measure: str,
    least: int,
    limit: int,
    advance: Advance | None = None,
) -> Collocations:
    """Scores the words within a window around the occurrences.

    Args:
        engine: the archive.
        request: what matches.
        window: words on each side.
        measure: one of `MEASURES`.
        least: words that stand there less often are left out.
        limit: at most so many words.
        advance: called with numbers of paragraphs that were counted.

    Raises:
        OptionError: an option makes no sense.
    """
    if measure not in MEASURES:
        raise OptionError(f"measure: {measure[:40]!a} is not one of {', '.join(MEASURES)}")
    if not 1 <= window <= _WIDEST:
        raise OptionError(f"window: {window} is not a number of words from 1 to {_WIDEST}")
    if least < 1 or limit < 0:
        raise OptionError("min has to be at least 1, and limit cannot be negative")
    found = engine.neighbours(request, window, least=least, advance=advance)
    everything = request.without_query()
    whole = engine.words(everything, among=found.together, advance=advance)
    scored = []
    for word, together in found.together.items():
        alone = whole.words[word].occurrences
        score = association(measure, together, found.occurrences, alone, found.words, whole.occurrences)
        scored.append((score, word, together, alone))
    scored.sort(key=lambda row: (-row[0], row[1]))
    forms = written_forms(engine, everything, [word for _, word, *_ in scored[:limit]])
    return Collocations(
        query=request.query,
        measure=measure,
        occurrences=found.occurrences,
        words=tuple(
            Collocate(forms[word], together, alone, score) for score, word, together, alone in scored[:limit]
        ),
    )

"""Filters: what a search asks of the metadata of a paragraph or of its article.

Speaker, section and document match as folded runs of syllables ("nguyen van nen" within "Ông Nguyễn Văn
Nên"), source whole and folded. Several values of one filter are alternatives, different filters all hold;
speaker and mode hold of the same attribution. The fields of the query language are the same clauses.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.errors import OptionError
from searchlib.frozen import frozen
from searchlib.model import KINDS, MODES
from searchlib.search.language.date_spans import span
from searchlib.search.language.query_fields import Run, folded_run, plain


@frozen
class Filters:
    """What a search asks of the metadata; an empty tuple asks nothing.

    Attributes:
        speaker, section, source, document: folded runs of syllables.
        mode, kind: values of `MODES` and `KINDS`.
        since, until: inclusive bounds as numbers yyyymmdd, or None.
    """

    speaker: tuple[Run, ...] = ()
    mode: tuple[str, ...] = ()
    section: tuple[Run, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[Run, ...] = ()
    document: tuple[Run, ...] = ()
    since: int | None = None
    until: int | None = None

    @classmethod
    def parse(
        cls,
        *,
        speaker: Sequence[str] = (),
        mode: Sequence[str] = (),
        section: Sequence[str] = (),
        kind: Sequence[str] = (),
        source: Sequence[str] = (),
        document: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Filters:
        """Filters from the values of options.

        Raises:
            OptionError: a date is impossible, the bounds are reversed, a kind or mode is unknown, or a name
                holds no word.
        """
        low = None if since is None else _date("since", since)[0]
        high = None if until is None else _date("until", until)[1]
        if low is not None and high is not None and low > high:
            raise OptionError("since lies after until; exchange them")
        return cls(
            speaker=_runs("speaker", speaker),
            mode=_choices("mode", mode, MODES),
            section=_runs("section", section),
            kind=_choices("kind", kind, KINDS),
            source=_runs("source", source),
            document=_runs("document", document),
            since=low,
            until=high,
        )

    def __bool__(self) -> bool:
        names = (self.speaker, self.mode, self.section, self.kind, self.source, self.document)
        return any(names) or self.since is not None or self.until is not None


def _runs(option: str, values: Sequence[str]) -> tuple[Run, ...]:
    runs = tuple(map(folded_run, values))
    if not all(runs):
        raise OptionError(f"{option}: there is no word to look for")
    return runs


def _choices(option: str, values: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(plain(value.strip()) for value in values)
    for value in chosen:
        if value not in known:
            raise OptionError(f"{option}: {value[:40]!a} is not one of {', '.join(known)}")
    return chosen


def _date(option: str, text: str) -> tuple[int, int]:
    try:
        return span(text)
    except ValueError as error:
        raise OptionError(f"{option}: {error}") from None

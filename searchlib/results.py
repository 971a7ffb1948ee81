"""What the library hands out: results, hits, summaries. Frozen values without behaviour of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, overload

from searchlib.data_frames import table_of
from searchlib.errors import OptionError
from searchlib.frozen import SPARSE, JsonObject, frozen
from searchlib.lazy import Late
from searchlib.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from searchlib.remarks import Remark


@frozen
class ArticleInfo(Late, JsonObject):
    """The article around a hit, without its paragraphs; it may be read when it is first looked at."""

    id: str
    title: str | None
    date: str | None
    published: str | None
    source: str | None
    url: str | None
    path: str | None
    region: str | None = field(default=None, metadata=SPARSE)


@frozen
class Part(JsonObject):
    """One addend of a hit's score: what matched at which level, its weight and what it brought."""

    level: str
    term: str
    weight: float
    score: float


@frozen
class Copy(JsonObject):
    """Where a near duplicate of a hit stands.

    Attributes:
        id, position: its article and paragraph.
        date: of the article where the day is known, else None; `source` the newspaper.
    """

    id: str
    position: int | None
    date: str | None
    source: str | None


@frozen
class Hit:
    """A paragraph that matches.

    Attributes:
        rank: place in the whole ranking, counted from 1 (offset included).
        score: the sum of the parts that `explain=True` lists.
        article: the article that holds the paragraph.
        position: number of the paragraph, or None for a title or lead of the metadata alone.
        paragraph: the paragraph itself, with its speakers.
        highlights: sorted, disjoint, half-open offsets in code points into `paragraph.text`.
        before, after: neighbouring paragraphs (`context=N`).
        explanation: parts of the score (`explain=True`), else None.
        copies: near duplicates among the matches (`collapse=True`), else None.
    """

    rank: int
    score: float
    article: ArticleInfo
    position: int | None
    paragraph: Paragraph
    highlights: tuple[tuple[int, int], ...]
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()
    explanation: tuple[Part, ...] | None = None
    copies: tuple[Copy, ...] | None = None

    def __repr__(self) -> str:
        where = self.article.id if self.position is None else f"{self.article.id}#{self.position}"
        return f"<Hit {self.rank}: {where} {_short(self.paragraph.text)}>"

    def as_dict(self) -> dict[str, Any]:
        """The hit in the shape of `search --json`."""
        paragraph = self.paragraph
        data: dict[str, Any] = {
            "rank": self.rank,
            "score": self.score,
            "article": self.article.as_dict(),
            "position": self.position,
            "kind": paragraph.kind,
            "section": paragraph.section,
            "speakers": [speaker.as_dict() for speaker in paragraph.speakers],
            "text": paragraph.text,
            "highlights": [list(span) for span in self.highlights],
        }
        if self.before or self.after:
            data["before"] = [p.as_dict() for p in self.before]
            data["after"] = [p.as_dict() for p in self.after]
        if self.explanation is not None:
            data["explanation"] = [part.as_dict() for part in self.explanation]
        if self.copies is not None:
            data["copies"] = [copy.as_dict() for copy in self.copies]
        return data


class _Answered:
    """What answers further questions about a search: it lives with the index, and is no part of the value."""

    __slots__ = ("_counter", "_late")

    _counter: Callable[[str], Mapping[str, int]]
    _late: Mapping[str, Callable[[], Any]]

    if not TYPE_CHECKING:  # it would allow any attribute

        def __getattr__(self, name: str) -> Any:
            """What is worked out when it is first asked for; other fields are never looked for here."""
            late = {} if name in ("_counter", "_late") else getattr(self, "_late", {})
            if name not in late:
                raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
            found = late[name]()
            object.__setattr__(self, name, found)
            return found


@frozen
class Results(_Answered):
    """The answer to one search; iterable, indexable, as long as its hits; shown as a table in notebooks.

    Attributes:
        query: the query as given.
        applied: the query that was searched instead, where the one given found nothing, else None.
        suggestion: a better spelt query, or None; worked out when it is first asked for.
        total: how many paragraphs (or articles) match.
        total_all_words: how many of them hold every word of the query.
        seconds: time of the search, hits included.
        hits: the page that `limit` and `offset` cut out.
        remarks: what has to be known besides, such as a pattern that was cut; worked out when it is first
            asked for.
    """

    query: str
    applied: str | None
    suggestion: str | None
    total: int
    total_all_words: int
    seconds: float
    hits: tuple[Hit, ...]
    remarks: tuple[Remark, ...] = ()

    def __repr__(self) -> str:
        return f"<Results for {_short(self.query)}: {len(self.hits)} of {self.total:,}>"

    def _repr_html_(self) -> str:
        from searchlib.notebook import results_table

        return results_table(self)

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks as lines."""
        return tuple(map(str, self.remarks))

    def answered_by(self, counter: Callable[[str], Mapping[str, int]], **late: Callable[[], object]) -> Self:
        """The results themselves, which count by a function from now on.

        Args:
            counter: see `counts`.
            late: of fields what works them out.
        """
        object.__setattr__(self, "_counter", counter)
        object.__setattr__(self, "_late", late)
        for name in late:
            object.__delattr__(self, name)
        return self

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[index]

    def counts(self, column: str) -> Mapping[str, int]:
        """How often each value of a column occurs over all matches, the most frequent first.

        Of near duplicates the earliest counts where the search collapsed them.
        Values are read out of the index as they are iterated over; `dict()` makes a dictionary of them.

        Args:
            column: "speaker", "mode", "section", "source", "kind", "date", "document" or "article".

        Raises:
            OptionError: if there is no such column, or the results come from a pickle or a copy, which know
                nothing but their page.
        """
        counter: Callable[[str], Mapping[str, int]] | None = getattr(self, "_counter", None)
        if counter is None:
            raise OptionError("only the results of a search can count over all matches; search again")
        return counter(column)

    def to_arrow(self) -> Any:
        """The hits as a `pyarrow.Table`, a row each. Raises `OptionError` where pyarrow is not installed."""
        return table_of(self.hits, "pyarrow")

    def to_pandas(self) -> Any:
        """The hits as a `pandas.DataFrame`. Raises `OptionError` where pandas is not installed."""
        return table_of(self.hits, "pandas")

    def to_polars(self) -> Any:
        """The hits as a `polars.DataFrame`. Raises `OptionError` where polars is not installed."""
        return table_of(self.hits, "polars")

    def as_dict(self) -> dict[str, Any]:
        """The object of `search --json`."""
        data: dict[str, Any] = {
            "query": self.query,
            "applied": self.applied,
            "suggestion": self.suggestion,
            "total": self.total,
            "total_all_words": self.total_all_words,
            "seconds": round(self.seconds, 6),
            "hits": [hit.as_dict() for hit in self.hits],
        }
        if self.remarks:
            data["notes"] = list(self.notes)
        return data


@frozen
class Passage:
    """A paragraph that matches, with what its article says of itself; of all matches, not of a page.

    Attributes:
        article: the article that holds the paragraph.
        position: number of the paragraph, or None for a title or lead of the metadata alone.
        paragraph: the paragraph itself, with its speakers.
        highlights: sorted, disjoint, half-open offsets in code points into `paragraph.text`.
    """

    article: ArticleInfo
    position: int | None
    paragraph: Paragraph
    highlights: tuple[tuple[int, int], ...]


def _short(text: str) -> str:
    """The beginning of a text for a `repr`."""
    return repr(text if len(text) <= 60 else text[:59] + "…")

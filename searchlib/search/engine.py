"""The seam for engines: what is asked of an archive, and what it answers.

`Index`, the analysis, the exports and the faces know this module and nothing below it: no segment, no array.
An engine keeps an archive and answers; `tests/engine_conformance` says what each has to answer. The engine of
folders on this machine is `search.local_engine`.

Every question but `search` is about all paragraphs that a request matches, whatever its page and order; a
request that asks for nothing means all paragraphs there. Where `search` would read a query otherwise than
typed (raw keys, a correction), the other questions do so too, so that their figures agree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypedDict

from searchlib.frozen import frozen
from searchlib.search.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.frequencies import Facet, Neighbours, WordCounts
    from searchlib.model import Article, Mode
    from searchlib.remarks import Remark
    from searchlib.results import Hit, Passage
    from searchlib.search.people.utterances import Utterances
    from searchlib.summaries import Report, Stats, Summary

Advance = Callable[[int], None]
"""How many more paragraphs are done."""
Progress = Callable[[int, int, int, str], None]
"""Bytes read, bytes in all, new articles read, file under way."""

Looked = Callable[[int, int], None]
"""Articles checked, articles in all."""


class UpdateOptions(TypedDict, total=False):
    """The options of an indexing run, by the names and defaults of `Index.add`, which explains them."""

    jobs: int
    exclude: Sequence[str]
    rebuild: bool
    encoding: str | None
    follow: bool
    progress: Progress | None


@frozen
class Answer:
    """What a search found.

    Attributes:
        total: paragraphs (or articles) that match.
        total_all_words: those of them that hold every word of the query.
        applied: the query that was searched instead of the one given, or None.
        suggest: works out a better spelt query, or None; called when somebody asks for it.
        tell: works out the remarks: what the user has to know besides, such as a pattern that was cut.
        hits: the page, best first.
        counts: how many of the matching paragraphs have each value of a column; see `results.Results.counts`.
    """

    total: int
    total_all_words: int
    applied: str | None
    suggest: Callable[[], str | None]
    tell: Callable[[], tuple[Remark, ...]]
    hits: tuple[Hit, ...]
    counts: Callable[[str], Mapping[str, int]]

    @property
    def suggestion(self) -> str | None:
        """A better spelt query, or None."""
        return self.suggest()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the user has to know besides."""
        return self.tell()


class Utterance(NamedTuple):
    """That a paragraph conveys the words of a person.

    Attributes:
        name, role, mode: of the attribution, as in `model.Attribution`.
        article: number of the article, the same for all of its utterances.
        low, high: first and last day that the date of the article can mean, as numbers yyyymmdd; not above 0
            where the year is not known.
    """

    name: str
    role: str | None
    mode: Mode
    article: int
    low: int
    high: int


class Engine(Protocol):
    """An archive of articles that can be searched, counted, read and changed.

    An engine may be used from several threads. It answers from one committed state, until `reopen` or until
    it changes the archive itself.
    """

    @classmethod
    def open(cls, where: str) -> Self:
        """The archive at a place.

        Raises:
            IndexNotFound: there is none.
            IndexFolderError: it cannot be used; the subclasses say why.
        """

    @classmethod
    def create(cls, where: str) -> Self:
        """The same; an empty one is made where there is none."""

    @classmethod
    def update(cls, where: str, paths: Sequence[str], **options: Unpack[UpdateOptions]) -> Summary:
        """Brings the archive at a place up to date with files, made first where there is none."""

    @classmethod
    def examine(cls, where: str, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Checks the archive at a place, also one that is too damaged to open; `quick` by checksums alone."""

    @property
    def where(self) -> str:
        """The place, as it was named."""

    def search(self, request: Request) -> Answer:
        """The page of hits that a request asks for.

        Raises:
            QueryError: the query cannot be read, exceeds a budget, or asks for nothing and no filter does.
            OptionError: an option has a value that makes no sense.
            IndexFolderError: the archive cannot answer whole.
        """

    def remarks(self, request: Request) -> tuple[Remark, ...]:
        """What `search` would remark, without its hits; nothing of a request that asks for nothing."""

    def matches(self, request: Request) -> Iterator[Passage]:
        """Every matching paragraph in the order of the archive, read as it is asked for."""

    def facets(self, request: Request, column: str, limit: int | None = None, share: bool = False) -> Facet:
        """How often each value of a column occurs in the matches.

        Under filters and fields of speech only the attributions that satisfy them count; see
        `match.speech_conditions`.

        Args:
            request: what matches.
            column: one of `fields.COLUMNS`, or "person": the speakers, each person once under whatever
                form of the name (`people.person_identity`); namesakes are several values; or "office": their
                roles, each once under whatever spelling, as the matches write it most often.
            limit: at most so many values, the most frequent ones.
            share: whether to tell of how many paragraphs with the value, under the same filters, these are.

        Raises:
            OptionError: there is no such column.
        """

    def words(
        self,
        request: Request,
        *,
        among: Collection[str] | None = None,
        least: int = 1,
        advance: Advance | None = None,
    ) -> WordCounts:
        """How often each word of pyvi's segmentation occurs in the matches.

        Args:
            request: what matches.
            among: words that alone are asked for, canonical syllables with spaces between; None for all.
            least: words that occur less often are left out.
            advance: called with numbers of paragraphs that were counted.
        """

    def spread(self, request: Request, words: Collection[str]) -> Mapping[str, Sequence[tuple[int, int]]]:
        """For some words, of every article that holds them in its matches: how often, and of how many words.

        Only the paragraphs that match count.
        """

    def neighbours(
        self, request: Request, window: int, *, least: int = 1, advance: Advance | None = None
    ) -> Neighbours:
        """The words of the matches that stand within a window of words around what the query marks.

        Args:
            request: what matches.
            window: words on each side; windows end with the paragraph, and each place counts once.
            least: words that stand there less often are left out.
            advance: called with numbers of paragraphs that were counted.
        """

    @property
    def generation(self) -> int:
        """The number of the commit that is seen; each is larger than the one before."""

    @property
    def made(self) -> str:
        """What tells this archive from one that is made anew in its place; "" where that is not known."""

    def commits(self) -> Sequence[int]:
        """Numbers of the commits that are at the place now, the newest first.

        Raises:
            IndexFolderError: the place cannot be read.
        """

    def without_commit(self) -> int:
        """How many articles there are of which it is not known which commit brought them."""

    def article(self, id: str) -> Article:
        """The article as the indexer understood it.

        Raises:
            ArticleNotFound: the archive does not hold it.
        """

    def texts(self, ids: Sequence[str]) -> list[list[str]]:
        """The canonical syllables of some articles, of all their searchable paragraphs one after another."""

    def rarity(self, syllables: Sequence[str]) -> list[float]:
        """Inverse document frequencies of some canonical syllables (`article_syllables.rarity`)."""

    def find(self, id: str) -> bool:
        """Whether the archive holds an article."""

    def ids(self, prefix: str = "") -> Iterator[str]:
        """Ids of the articles that begin so, in the order of the archive."""

    def speakers(self) -> Utterances:
        """Who speaks in every paragraph, in the order of the archive, as columns."""

    def spoken(self, request: Request) -> Sequence[bool]:
        """For each row of `speakers`, whether its paragraph matches and it is an attribution asked for."""

    def stats(self) -> Stats:
        """Figures of the archive."""

    def check(self, *, quick: bool = False, progress: Looked | None = None) -> Report:
        """Reads everything and says what is not as it was written."""

    def add(self, paths: Sequence[str], **options: Unpack[UpdateOptions]) -> Summary:
        """Brings the archive up to date with files and folders, and sees the change."""

    def remove(self, ids: Sequence[str]) -> int:
        """Takes articles out of the archive and says how many of the ids it held."""

    def reopen(self) -> None:
        """Sees the newest commit from now on."""

    def renewed(self) -> Self:
        """Another engine at the newest commit; this one stays where it is. What they can share is shared.

        Raises:
            IndexFolderError: as `open`.
        """

    def close(self) -> None:
        """Lets go of files and connections."""

"""A query as clauses of the query DSL: what is scored and marked, and the lists that stand for it.

A clause matches the paragraphs of a posting list, and scores them by the frequency of the term there: fields
have a similarity that returns the bare frequency, and several forms of a word add up.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from searchlib.frozen import frozen
from searchlib.opensearch.counting_scripts import count_windows, whole_runs
from searchlib.search.language.tree import Fuzzy, Leaf, Near, Phrase, Prefix, Word
from searchlib.search.match.known_terms import KnownTerms
from searchlib.search.match.posting_sets import Elsewhere, Postings
from searchlib.search.match.terms import Asked, Resolver
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.text.spelling import fold, has_marks

if TYPE_CHECKING:
    from searchlib.opensearch.statistics import WordSegment
    from searchlib.search.language.number_bounds import Bounds
    from searchlib.search.limits import Deadline
    from searchlib.search.rewrite.readings import Readings
    from searchlib.store.segment.segment_reader import Segment

Json = dict[str, Any]
_MOST = 440
"""So many forms of the patterns of a query are scored, the most frequent; all of them match.

They stand in a search twice, for paragraphs and for articles, and a cluster takes 1,024 clauses in all.
"""
_WAYS = 64
"""So many readings of a run are told apart."""


@frozen
class Clause:
    """A term.

    Attributes:
        kind: "terms" (one of them), "phrase" (one of some runs), "near" (all of them, close to each other) or
            "whole" (one of some runs in which no number is cut).
        level: the part of the field: "", ".p", ".w", ".f" or ".g".
        terms: words, or the syllables of runs with spaces between.
        distance: other words that may stand between those of "near".
        forms: of "near" and "whole": for each of its words the syllables that it stands for.
        most: of "terms": so many are scored, the first.
        bounds: of "whole": which of its ends and gaps lie inside a number; see `number_bounds`.
    """

    kind: str
    level: str
    terms: tuple[str, ...]
    distance: int = 0
    forms: tuple[tuple[str, ...], ...] = ()
    bounds: Bounds = ()
    most: int = _MOST

    def match(self, field: str) -> Json:
        """The query for the same documents, without scores."""
        if self.kind == "terms" and len(self.terms) > 1:
            return {"terms": {field + self.level: list(self.terms)}}
        return self.query(field)

    def query(self, field: str) -> Json:
        """The query for paragraphs (field "x") or articles ("y"), which scores by frequency."""
        name = field + self.level
        if self.kind == "near":
            parts = [{"match": {"query": term}} for term in self.terms]
            window = {"all_of": {"ordered": False, "max_gaps": self.distance, "intervals": parts}}
            return count_windows({"intervals": {name: window}}, field, self.forms, self.distance)
        if self.kind == "whole":
            runs = Clause("phrase", self.level, self.terms).query(field)
            return whole_runs(runs, field, self.forms, self.bounds, self.parts)
        verb = "term" if self.kind == "terms" else "match_phrase"
        some: list[Json] = [{verb: {name: term}} for term in self.terms[: self.most]]
        if not some:
            return {"match_none": {}}
        if len(some) == 1:
            return some[0]
        if len(self.terms) > self.most:
            some.append({"constant_score": {"boost": 0, "filter": {"terms": {name: list(self.terms)}}}})
        return {"bool": {"should": some}}

    @property
    def parts(self) -> int:
        """How many times the frequency is counted in the score of a run: once for each syllable."""
        return len(self.terms[0].split(" ")) if self.kind in ("phrase", "whole") and self.terms else 1


class ClauseList(Elsewhere):
    """The posting list of a clause, in a cluster."""

    __slots__ = ("book", "clause", "field", "saturated")

    clause: Clause
    field: str
    saturated: bool
    book: Book

    def __init__(self, clause: Clause, book: Book, field: str = "x", saturated: bool = False) -> None:
        """Of paragraphs (field "x") or articles ("y")."""
        put = object.__setattr__
        put(self, "clause", clause)
        put(self, "book", book)
        put(self, "field", field)
        put(self, "saturated", saturated)
        put(self, "home", None)

    def __len__(self) -> int:
        return self.book.count(self.clause, self.field)

    def only(self, live: object) -> Postings:
        """The list itself; what is dead is not counted."""
        return self

    def of_articles(self) -> Elsewhere:
        """The articles that hold the term."""
        return ClauseList(self.clause, self.book, "y", self.saturated)

    def always(self) -> Elsewhere:
        """The same paragraphs with the highest frequency."""
        return ClauseList(self.clause, self.book, self.field, True)


class Book:
    """How many paragraphs and articles the clauses of one query match; counted together where possible."""

    def __init__(self, ask: Any) -> None:
        """Counts by a function from pairs of clause and field to numbers."""
        self._ask = ask
        self._known: dict[tuple[Clause, str], int] = {}
        self._wanted: dict[tuple[Clause, str], None] | None = None

    def collect(self) -> None:
        """Only notes from now on what is asked, and answers 1."""
        self._wanted = {}

    def settle(self) -> None:
        """Counts what was noted, at once."""
        wanted, self._wanted = self._wanted or {}, None
        lacking = [one for one in wanted if one not in self._known]
        if lacking:
            self._known |= dict(zip(lacking, self._ask(lacking), strict=True))

    def count(self, clause: Clause, field: str) -> int:
        """How many paragraphs (field "x") or articles ("y") match."""
        key = clause, field
        if not clause.terms:
            return 0
        if self._wanted is not None:
            self._wanted[key] = None
            self._wanted[clause, "y" if field == "x" else "x"] = None
            return self._known.get(key, 1)
        if key not in self._known:
            self._known[key] = self._ask([key])[0]
        return self._known[key]


class ClauseResolver(Resolver):
    """Leaves of a query as clauses.

    Attributes:
        book: counts them.
        patterns: how many leaves of the query are patterns.
    """

    book: Book
    patterns = 1

    def __init__(self, segments: Sequence[Segment], readings: Readings, deadline: Deadline) -> None:
        """Of one query; what a cluster holds may change, so nothing is known of it from searches before."""
        super().__init__(segments, readings, deadline)
        self.known = KnownTerms(segments)

    def _clause(self, key: Hashable, make: Callable[[], Clause]) -> tuple[Postings, ...]:
        if key not in self._found:
            self._found[key] = (ClauseList(make(), self.book),)
        return self._found[key]

    def postings(self, leaf: Leaf) -> tuple[Postings, ...]:
        """The list of a leaf."""
        if isinstance(leaf, Word):
            return self.word(leaf.syllable)
        return self._clause(leaf, lambda: self._of_leaf(leaf))

    def exact(self, syllable: str) -> tuple[Postings, ...]:
        """The list of a syllable as typed."""
        return self._clause(("exact", syllable), lambda: Clause("terms", "", (syllable,)))

    def loose(self, syllable: str) -> tuple[Postings, ...]:
        """The list of a syllable that is read loosely."""
        return self._clause(("loose", syllable), lambda: self._of_loose(syllable))

    def own_words(self, syllable: str) -> tuple[Postings, ...]:
        """The list of a syllable that is a word of its own."""
        return self._clause(("own", syllable), lambda: Clause("terms", ".w", (syllable,)))

    def read_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Nothing: all that is asked of the cluster is asked at once."""

    def _pair(self, first: Asked, second: Asked, joined: bool) -> tuple[Postings, ...]:
        return self._clause((first, second, joined), lambda: self._of_pair((first, second), joined))

    @property
    def _words(self) -> WordSegment:
        return self.segments[0]  # type: ignore[return-value]

    def _forms(self, syllable: str, loose: bool) -> list[str]:
        if not loose:
            return [syllable]
        found: list[str] = self._words.table("syllables").pick(
            vocabulary_of(self._words).forms(syllable, True)
        )
        return found

    def _of_pair(self, asked: Sequence[tuple[str, bool]], joined: bool) -> Clause:
        level = ".w" if joined else ".p"
        if not joined and all(loose and not has_marks(syllable) for syllable, loose in asked):
            return Clause("terms", ".g", ("_".join(fold(syllable) for syllable, _ in asked),))
        firsts, seconds = (self._forms(*one) for one in asked)
        pairs = [f"{first}_{second}" for first, second in product(firsts, seconds)]
        if len(pairs) == 1:
            return Clause("terms", level, tuple(pairs))
        return Clause("terms", level, self._frequent("x" + level, pairs))

    def _frequent(self, field: str, terms: Iterable[str]) -> tuple[str, ...]:
        """Those of some terms that occur, the most frequent first."""
        some = list(terms)
        found = [
            (df, term) for (df, _), term in zip(self._words.frequencies.of(field, some), some, strict=True)
        ]
        return tuple(term for df, term in sorted(found, key=lambda one: (-one[0], one[1])) if df)

    def _of_loose(self, syllable: str) -> Clause:
        if not has_marks(syllable):
            return Clause("terms", ".f", (fold(syllable),))
        return Clause("terms", "", self._frequent("x", self._forms(syllable, True)))

    def _of_leaf(self, leaf: Phrase | Near | Prefix | Fuzzy) -> Clause:
        if isinstance(leaf, Prefix | Fuzzy):
            found = self._frequent("x", sorted(self.words(leaf)))
            return Clause("terms", "", found, most=max(1, _MOST // self.patterns))
        if isinstance(leaf, Near):
            distinct = tuple(dict.fromkeys(leaf.syllables))
            gaps = leaf.distance + len(leaf.syllables) - len(distinct)
            loose = self.readings.run(leaf.syllables)
            forms = tuple(tuple(self._forms(syllable, loose)) for syllable in distinct)
            if loose:
                return Clause("near", ".f", tuple(map(fold, distinct)), gaps, forms)
            return Clause("near", "", distinct, gaps, forms)
        reading = self.reading_of(leaf)
        if leaf.bounds:
            return self._whole(reading, leaf.bounds)
        if all(loose and not has_marks(syllable) for syllable, loose in reading):
            return self._run([fold(syllable) for syllable, _ in reading], ".f")
        return Clause("phrase" if len(reading) > 1 else "terms", "", self._ways(reading))

    def _ways(self, reading: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
        """The runs that a run stands for."""
        ways = product(*(self._forms(*one) for one in reading))
        return tuple(" ".join(way) for way, _ in zip(ways, range(_WAYS), strict=False))

    def _whole(self, reading: Sequence[tuple[str, bool]], bounds: Bounds) -> Clause:
        """A run with numbers, none of which is cut."""
        if len(reading) == 1:
            return Clause("terms", ".w", tuple(self._forms(*reading[0])))
        forms = tuple(tuple(self._forms(*one)) for one in reading)
        if all(loose and not has_marks(syllable) for syllable, loose in reading):
            runs: tuple[str, ...] = (" ".join(fold(syllable) for syllable, _ in reading),)
            return Clause("whole", ".f", runs, forms=forms, bounds=bounds)
        return Clause("whole", "", self._ways(reading), forms=forms, bounds=bounds)

    @staticmethod
    def _run(syllables: Sequence[str], level: str) -> Clause:
        return Clause("phrase" if len(syllables) > 1 else "terms", level, (" ".join(syllables),))

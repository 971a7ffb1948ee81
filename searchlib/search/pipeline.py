"""One search from end to end: the query read, matched, ranked, and corrected where it finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import partial
from typing import Any, Protocol, cast

from searchlib.errors import QueryError
from searchlib.frozen import frozen
from searchlib.lazy import Once
from searchlib.remarks import Remark
from searchlib.search.facets import facet_counts
from searchlib.search.facets.value_counts import Counts
from searchlib.search.highlight.highlights import Marker, Span
from searchlib.search.language.parser import Syntax, parse
from searchlib.search.language.tree import LEAVES, Group, Node, Phrase, Word, is_positive, walk
from searchlib.search.limits import Deadline
from searchlib.search.match.matcher import evaluate
from searchlib.search.match.matches import Matches
from searchlib.search.match.speech_conditions import Speech, speech_of
from searchlib.search.match.terms import Resolver
from searchlib.search.rank.bm25 import PASSAGE, TOPIC, Scorer
from searchlib.search.rank.query_weights import terms_of
from searchlib.search.rank.ranking import Place, rank
from searchlib.search.request import Request
from searchlib.search.rewrite.questions import is_question
from searchlib.search.rewrite.raw_keys import converted, may_be_raw
from searchlib.search.rewrite.readings import read
from searchlib.search.rewrite.spelling_correction import suggestion
from searchlib.search.rewrite.synonyms import with_synonyms
from searchlib.search.search_remarks import lower_case_operator, remarks
from searchlib.store.format.stored_spelling import WrittenText
from searchlib.store.segment.segment_reader import Segment


class Archive(Protocol):
    """What is searched: the segments of a snapshot."""

    @property
    def segments(self) -> Sequence[Segment]:
        """In the order of the archive."""


@frozen
class Found:
    """What a search found.

    Attributes:
        total: paragraphs (or articles) that match.
        total_all_words: those of them that hold every word of the query.
        applied: the query that was searched instead: of raw keys, or corrected where the one typed found
            nothing.
        tell: works out `remarks`.
        hits: the page, best first.
        matches: all matching paragraphs, segment by segment.
        suggest: works out `suggestion`.
        speech: which attributions are asked for; see `match.speech_conditions`.
    """

    total: int
    total_all_words: int
    applied: str | None
    tell: Callable[[], tuple[Remark, ...]]
    hits: tuple[Place, ...]
    matches: tuple[Matches, ...]
    suggest: Callable[[], str | None]
    speech: Callable[[], Speech]
    _segments: tuple[Segment, ...] = field(repr=False)
    _tree: Node = field(repr=False)
    _resolver: Resolver = field(repr=False)
    _markers: list[Marker] = field(default_factory=list, repr=False)

    @property
    def suggestion(self) -> str | None:
        """The query with unknown words corrected; worked out when it is first asked for."""
        return self.suggest()

    def spans(self, text: str) -> tuple[Span, ...]:
        """What to highlight in a text: sorted, disjoint offsets in code points."""
        return self.marker.spans(text)

    def marks(self, written: WrittenText) -> tuple[Span, ...]:
        """The same in a text whose tokens are known."""
        return self.marker.spans_among(written.text, written.places_of(self.marker.forms))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the user has to know besides; worked out when it is first asked for."""
        return self.tell()

    @property
    def marker(self) -> Marker:
        """Marks the words of the query in texts."""
        if not self._markers:
            self._markers.append(Marker(self._tree, self._resolver))
        return self._markers[0]

    def counts(self, column: str) -> Counts:
        """How many matching paragraphs have each value of a metadata column; see `facets.counts`.

        Raises:
            OptionError: there is no such column.
        """
        return facet_counts.counts(self._segments, self.matches, column, self.speech())


def search(archive: Archive, request: Request) -> Found:
    """Searches an archive.

    Raises:
        QueryError: the query cannot be read, exceeds a budget, or asks for nothing and no filter does.
        OptionError: an option has a value that it does not know.
    """
    request.checked()
    deadline = Deadline(request.query, request.limits.seconds)
    if request.tree is not None:
        return _search(archive, request, request.tree, deadline)
    typed = parse(request.query, cast(Syntax, request.syntax), request.limits)
    meant = _raw_keys(archive, request, typed)
    if meant is not None:
        found = _search_anew(archive, request, meant, deadline)
        return replace(found, applied=meant, suggest=lambda: found.suggestion or meant)
    found = _search(archive, request, typed, deadline)
    if found.total and (found.total_all_words or not replaceable(request, typed)):
        return found
    better = found.suggestion
    if better is None or is_as_typed(typed):
        return found
    corrected = _search_anew(archive, request, better, deadline)
    if not (corrected.total_all_words if found.total else corrected.total):
        return found
    return replace(corrected, applied=better, suggest=found.suggest)


def replaceable(request: Request, typed: Node) -> bool:
    """Whether a corrected query may be searched instead of one that matches parts of what was meant.

    A list of words may be, where no paragraph holds them all. Words with `+`, in quotes or beside operators
    are searched as they were typed.
    """
    if request.match != "any" or not isinstance(typed, Group) or typed.must or typed.must_not:
        return False
    return all(isinstance(word, Word) for word in typed.order or typed.should)


def is_as_typed(typed: Node) -> bool:
    """Whether a query asks for words just as they are typed: in quotes, or with `+`."""
    return any(
        positive
        and (
            (isinstance(node, Phrase) and node.quoted)
            or (isinstance(node, Group) and any(isinstance(one, LEAVES) for one in node.must))
        )
        for node, positive in walk(typed)
    )


def select(archive: Archive, request: Request) -> Found:
    """All that a request matches, without hits; everything, where it asks for nothing.

    Raises:
        QueryError, OptionError: as `search`.
    """
    request = replace(request, limit=0, by="paragraph")
    if request.is_open:
        return _search(archive, replace(request, tree=Group()), Group(), Deadline())
    return search(archive, request)


def _search_anew(archive: Archive, request: Request, query: str, deadline: Deadline) -> Found:
    """The same for another query."""
    tree = parse(query, cast(Syntax, request.syntax), request.limits)
    return _search(archive, replace(request, query=query), tree, deadline)


def _raw_keys(archive: Archive, request: Request, typed: Node) -> str | None:
    """The query as it was meant, where it was typed with the input method switched off."""
    if not may_be_raw(request.query):
        return None
    return converted(request.query, typed, archive.segments)


def _search(archive: Archive, request: Request, typed: Node, deadline: Deadline) -> Found:
    segments = tuple(archive.segments)
    nothing_asked = not is_positive(typed) and not request.filters and request.tree is None
    if nothing_asked and request.syntax == "full":
        raise QueryError(request.query, 1, "there is no word to search for; add one, or a filter")
    resolver = Resolver(segments, read(typed, segments), deadline)
    tree = with_synonyms(typed, segments)
    if nothing_asked:
        return Found(0, 0, None, tuple, (), (), _nothing, _nothing, (), tree, resolver)
    by: Any = request.by  # one of a few words, as `checked` made sure
    sort: Any = request.sort
    match: Any = request.match
    matches = tuple(evaluate(tree, request.filters, resolver, match))
    hits: list[Place] = []
    deadline.check()
    if request.limit:
        statistics = resolver.known.statistics
        balance = PASSAGE if is_question(request.query, typed, resolver.readings) else TOPIC
        hits = rank(
            matches,
            Scorer(segments, terms_of(tree, resolver), statistics, balance),
            by=by,
            sort=sort,
            first=request.offset,
            last=request.offset + request.limit,
            explain=request.explain,
        )
    deadline.check()
    sizes = [found.sizes(by == "article") for found in matches]
    total, every = sum([some for some, _ in sizes]), sum([every for _, every in sizes])
    corrects = request.tree is None and not lower_case_operator(request.query)
    return Found(
        total=total,
        total_all_words=every,
        applied=None,
        tell=Once(lambda: (*resolver.remarks, *remarks(request, tree, resolver, total, every))),
        hits=tuple(hits),
        matches=matches,
        suggest=Once(partial(suggestion, request.query, tree, resolver)) if corrects else _nothing,
        speech=Once(partial(speech_of, tree, request.filters, request.match, segments)),
        _segments=segments,
        _tree=tree,
        _resolver=resolver,
    )


def _nothing() -> None:
    return None

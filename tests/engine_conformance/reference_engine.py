"""An engine over lists of articles, in plain Python: slow, and as the definitions say.

How a query is read (which marks, which other spellings) and what is marked is taken from the package; what
matches, what it scores and what is counted is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from searchlib.day_numbers import date_bounds
from searchlib.errors import ArticleNotFound, OptionError, QueryError
from searchlib.fields import COLUMNS, FIELD
from searchlib.frequencies import Facet, FacetValue, WordCount, WordCounts
from searchlib.model import Article, Attribution, Paragraph
from searchlib.remarks import Remark
from searchlib.results import ArticleInfo, Hit, Passage
from searchlib.search.article_syllables import rarity
from searchlib.search.engine import Answer, Utterance
from searchlib.search.highlight.highlights import Marker
from searchlib.search.language.parser import parse
from searchlib.search.language.query_fields import folded_run
from searchlib.search.language.tree import And, DateRange, Field, Group, Node, Not, Or, is_positive
from searchlib.search.match.terms import Resolver
from searchlib.search.people.utterances import Utterances
from searchlib.search.pipeline import converted, may_be_raw
from searchlib.search.request import Request
from searchlib.search.rewrite.questions import is_question
from searchlib.search.rewrite.readings import read
from searchlib.search.rewrite.synonyms import with_synonyms
from searchlib.sources.discovery import SourceFile, find_files
from searchlib.sources.raw_article import RawArticle
from searchlib.sources.reader import read_articles
from searchlib.text.analysis import analyze
from searchlib.text.spelling import has_marks
from searchlib.text.tokens import syllables, tokenize
from searchlib.understanding.understand import understand

from tests.search.archives import archive
from tests.search.reference import Reference

Place = tuple[int, int]
"""Number of an article and number of one of its searchable paragraphs."""


class Archive(Reference):
    """The definition of search, with clauses about the metadata."""

    def __init__(self, articles: Sequence[Article], readings) -> None:
        super().__init__([list(articles)], [], readings)
        self.owners = [
            (article, number, paragraph)
            for number, article in enumerate(articles)
            for paragraph in article.searchable()
        ]

    def holds(self, node: Node, words, match: str) -> bool:
        if isinstance(node, Field | DateRange):
            return self.clause(node)
        if isinstance(node, Not):
            return not self.holds(node.node, words, match)
        return super().holds(node, words, match)

    def all_words(self, node: Node, words, positive: bool = True) -> bool:
        return isinstance(node, Field | DateRange) or super().all_words(node, words, positive)

    def clause(self, node: Field | DateRange) -> bool:
        article, _, paragraph = self.owners[self.now]
        if isinstance(node, DateRange):
            return dated(article, node.low, node.high)
        return any(
            fits(FIELD[node.name], value, node.value) for value in raw_values(node.name, article, paragraph)
        )


def dated(article: Article, low: int | None, high: int | None) -> bool:
    first, last = date_bounds(article.date, article.published)
    return first > 0 and (high is None or first <= high) and (low is None or last >= low)


def raw_values(name: str, article: Article, paragraph: Paragraph) -> list[str]:
    """What a paragraph says in a field."""
    if name in ("speaker", "role", "mode"):
        read_ = {"speaker": "name"}.get(name, name)
        return [getattr(speaker, read_) or "" for speaker in paragraph.speakers]
    if name == "document":
        return list(paragraph.documents)
    if name == "article":
        return [article.id]
    if name in ("kind", "section"):
        return [getattr(paragraph, name) or ""]
    if name in ("date", "month", "year"):
        low, high = date_bounds(article.date, article.published)
        if low < 0:
            return [""]
        shared = f"{low // 10000:04}"
        if low // 100 == high // 100:
            shared += f"-{low // 100 % 100:02}"
        if low == high:
            shared += f"-{low % 100:02}"
        size = {"date": 10, "month": 7, "year": 4}[name]
        return [shared[:size] if len(shared) >= size or name == "date" else ""]
    return [getattr(article, name) or ""]


def fits(field, value: str, asked: tuple[str, ...]) -> bool:
    if field.matched in ("choice", "exact"):
        return (value,) == asked
    marked = field.matched == "run" and any(map(has_marks, asked))
    run = tuple(token.text for token in tokenize(value)) if marked else folded_run(value)
    if field.matched == "whole":
        return run == asked
    return any(run[at : at + len(asked)] == asked for at in range(len(run) - len(asked) + 1))


class ReferenceEngine:
    """See `searchlib.search.engine.Engine`."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.where = "memory"

    # -- what it holds --------------------------------------------------------------------------------------

    def add(self, paths: Sequence[str], **_: object) -> None:
        for file in find_files(paths, [], []):
            assert isinstance(file, SourceFile)
            self.articles += [understand(raw) for raw in read_articles(file) if isinstance(raw, RawArticle)]
        self._changed()

    def remove(self, ids: Sequence[str]) -> int:
        before = len(self.articles)
        self.articles = [article for article in self.articles if article.id not in set(ids)]
        self._changed()
        return before - len(self.articles)

    def _changed(self) -> None:
        self._segments = archive(self.articles).segments

    def article(self, id: str) -> Article:
        for article in self.articles:
            if article.id == id:
                return article
        raise ArticleNotFound(id)

    def texts(self, ids: Sequence[str]) -> list[list[str]]:
        found = [self.article(id) for id in ids]
        return [[word for one in article.searchable() for word in syllables(one.text)] for article in found]

    def rarity(self, words: Sequence[str]) -> list[float]:
        texts = [set(syllables(one.text)) for article in self.articles for one in article.searchable()]
        return [rarity(sum(word in text for text in texts), len(texts)) for word in words]

    def find(self, id: str) -> bool:
        return any(article.id == id for article in self.articles)

    def ids(self, prefix: str = "") -> Iterator[str]:
        return (article.id for article in self.articles if article.id.startswith(prefix))

    def speakers(self) -> Utterances:
        return Utterances.of(self._said())

    def spoken(self, request: Request) -> list[bool]:
        tree, found = self._all(request)
        matching = set(found)
        rows = enumerate(self._model.owners)
        return [
            at in matching and counts(one, tree, request)
            for at, (_, _, paragraph) in rows
            for one in paragraph.speakers
        ]

    def _said(self) -> Iterator[Utterance]:
        for number, article in enumerate(self.articles):
            low, high = date_bounds(article.date, article.published)
            for paragraph in article.searchable():
                for one in paragraph.speakers:
                    yield Utterance(one.name, one.role, one.mode, number, low, high)

    def reopen(self) -> None: ...

    def renewed(self):
        return type(self)(self.articles)

    def close(self) -> None: ...

    # -- questions ------------------------------------------------------------------------------------------

    def search(self, request: Request) -> Answer:
        request = request.checked()
        tree, applied = self._tree(request)
        if not is_positive(tree) and not request.filters:
            if request.syntax == "full":
                raise QueryError(request.query, 1, "there is no word to search for; add one, or a filter")
            return Answer(0, 0, None, None, (), (), lambda _: {})
        found = self._matching(tree, request)
        every = [at for at in found if self._all_words(tree, at)]
        total, total_all = len(found), len(every)
        order = self._ranked(tree, found, request, applied or request.query)
        if request.by == "article":
            total, total_all = (len({self._owner(at)[1] for at in some}) for some in (found, every))
        page = order[request.offset : request.offset + request.limit]
        hits = tuple(
            self._hit(tree, at, score, rank, request.context)
            for rank, (at, score) in enumerate(page, start=request.offset + 1)
        )
        counts = partial(self._counts, tree, request, found)
        return Answer(total, total_all, applied, applied, (), hits, counts)

    def remarks(self, request: Request) -> tuple[Remark, ...]:
        return ()

    def matches(self, request: Request) -> Iterator[Passage]:
        tree, found = self._all(request)
        return iter([self._passage(tree, at) for at in found])

    def facets(self, request: Request, column: str, limit: int | None = None, share: bool = False) -> Facet:
        if share:
            found = self.facets(request, column, limit)
            whole = {one.value: one.paragraphs for one in self.facets(without_query(request), column).values}
            return replace(
                found,
                values=tuple(
                    replace(one, of=whole[one.value], share=one.paragraphs / whole[one.value])
                    for one in found.values
                ),
            )
        if column not in COLUMNS:
            raise OptionError("there is no such column")
        tree, found = self._all(request)
        paragraphs: Counter[str] = Counter()
        articles: dict[str, set[str]] = {}
        without = 0
        for at in found:
            article, _, paragraph = self._owner(at)
            values = set(raw_values(column, article, asked_in(paragraph, tree, request))) - {""}
            without += not values
            for value in values:
                paragraphs[value] += 1
                articles.setdefault(value, set()).add(article.id)
        rows = sorted(paragraphs.items(), key=lambda row: (-row[1], row[0]))
        shown = rows if limit is None else rows[:limit]
        return Facet(
            by=column,
            total=len(found),
            articles=len({self._owner(at)[1] for at in found}),
            values=tuple(FacetValue(value, number, len(articles[value])) for value, number in shown),
            more=len(rows) - len(shown),
            without=without,
        )

    def words(self, request: Request) -> WordCounts:
        _, found = self._all(request)
        occurrences: Counter[str] = Counter()
        paragraphs: dict[str, set[int]] = {}
        articles: dict[str, set[str]] = {}
        for at in found:
            article, _, paragraph = self._owner(at)
            analysis = analyze(paragraph.text)
            words: list[list[str]] = []
            for token, starts in zip(analysis.tokens, analysis.word_starts, strict=True):
                words[len(words) :] = [[]] if starts else []
                words[-1].append(token.text)
            for word in map(" ".join, words):
                occurrences[word] += 1
                paragraphs.setdefault(word, set()).add(at)
                articles.setdefault(word, set()).add(article.id)
        return WordCounts(
            occurrences=occurrences.total(),
            paragraphs=len(found),
            articles=len({self._owner(at)[1] for at in found}),
            words={
                word: WordCount(number, len(paragraphs[word]), len(articles[word]))
                for word, number in occurrences.items()
            },
        )

    # -- within ---------------------------------------------------------------------------------------------

    def _tree(self, request: Request) -> tuple[Node, str | None]:
        """The query as it is searched, and what was applied for it."""
        typed = parse(request.query, request.syntax) if request.tree is None else request.tree
        applied = None
        if request.tree is None and may_be_raw(request.query):
            applied = converted(request.query, typed, self._segments)
            if applied is not None:
                typed = parse(applied, request.syntax)
        self._typed = typed
        self._model = Archive(self.articles, read(typed, self._segments))
        return with_synonyms(typed, self._segments), applied

    def _all(self, request: Request) -> tuple[Node, list[int]]:
        request.checked()
        if request.is_open:
            request = replace(request, tree=Group())
        tree, _ = self._tree(request)
        if request.tree is None and not is_positive(tree) and not request.filters:
            raise QueryError(request.query, 1, "there is no word to search for; add one, or a filter")
        return tree, self._matching(tree, request)

    def _owner(self, at: int) -> tuple[Article, int, Paragraph]:
        return self._model.owners[at]

    def _matching(self, tree: Node, request: Request) -> list[int]:
        found = []
        for at, paragraph in enumerate(self._model.paragraphs):
            self._model.now = at
            if self._passes(at, request) and self._model.holds(tree, paragraph[3], request.match):
                found.append(at)
        return found

    def _all_words(self, tree: Node, at: int) -> bool:
        self._model.now = at
        return self._model.all_words(tree, self._model.paragraphs[at][3])

    def _passes(self, at: int, request: Request) -> bool:
        article, _, paragraph = self._owner(at)
        filters = request.filters
        bounds = filters.since, filters.until
        if bounds != (None, None):
            known = date_bounds(article.date, article.published)[0] > 0
            within = dated(article, *bounds)
            if not {"out": within, "in": within or not known, "only": not known}[filters.undated]:
                return False
        spoken = {field.name: values for field, values in filters.of("attribution")}
        if spoken and not any(_speaks(speaker, spoken) for speaker in paragraph.speakers):
            return False
        return all(
            any(
                fits(field, value, one)
                for value in raw_values(field.name, article, paragraph)
                for one in values
            )
            for field, values in filters.of("paragraph", "article", "citation")
        )

    def _ranked(self, tree: Node, found: list[int], request: Request, query: str) -> list[tuple[int, float]]:
        model = self._model
        question = is_question(query, self._typed, model.readings)
        times, k1 = ((0.8, 0.8), (4.0, 1.5))[not question]
        own, whole = model.scores(tree, k1)
        share = times if request.by == "article" else 0.5
        best: dict[int, tuple[float, int]] = {}
        scored = []
        for at in found:
            place, article = model.paragraphs[at][:2], model.paragraphs[at][2]
            if request.by == "paragraph":
                scored.append((at, own[place] + share * whole[article]))
            elif article not in best or round(own[place], 9) > best[article][0]:
                best[article] = (round(own[place], 9), at)
        if request.by == "article":
            scored = [
                (at, own[model.paragraphs[at][:2]] + share * whole[article])
                for article, (_, at) in best.items()
            ]
        if request.sort == "score":
            return sorted(scored, key=lambda hit: (-round(hit[1], 8), hit[0]))
        sign = -1 if request.sort == "-date" else 1

        def day(at: int) -> tuple[bool, int]:
            low = date_bounds(self._owner(at)[0].date, self._owner(at)[0].published)[0]
            return (low < 0, sign * low)

        return sorted(scored, key=lambda hit: (*day(hit[0]), hit[0]))

    def _counts(self, tree: Node, request: Request, found: list[int], column: str) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for at in found:
            article, _, paragraph = self._owner(at)
            counts.update(set(raw_values(column, article, asked_in(paragraph, tree, request))) - {""})
        return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))

    def _passage(self, tree: Node, at: int) -> Passage:
        article, _, paragraph = self._owner(at)
        return Passage(info(article), paragraph.position, paragraph, self._marks(tree, paragraph.text))

    def _hit(self, tree: Node, at: int, score: float, rank: int, context: int) -> Hit:
        article, number, paragraph = self._owner(at)
        first = next(place for place, owner in enumerate(self._model.owners) if owner[1] == number)
        own = article.searchable()
        here = at - first
        return Hit(
            rank=rank,
            score=score,
            article=info(article),
            position=paragraph.position,
            paragraph=paragraph,
            highlights=self._marks(tree, paragraph.text),
            before=own[max(0, here - context) : here],
            after=own[here + 1 : here + 1 + context],
        )

    def _marks(self, tree: Node, text: str) -> tuple[tuple[int, int], ...]:
        return Marker(tree, Resolver(self._segments, self._model.readings)).spans(text)


def without_query(request: Request) -> Request:
    return replace(request, query="", tree=None)


def asked_in(paragraph: Paragraph, tree: Node, request: Request) -> Paragraph:
    """A paragraph with those of its speakers alone that are asked for."""
    kept = tuple(one for one in paragraph.speakers if counts(one, tree, request))
    return replace(paragraph, speakers=kept)


def counts(speaker: Attribution, tree: Node, request: Request) -> bool:
    """Whether an attribution satisfies what a request asks of speech."""
    given = [(name, values) for name, values in request.filters.asked if name in SPEECH]
    asked = [({name}, _speaks(speaker, {name: values})) for name, values in given]
    asked += conditions(speaker, tree, request.match)
    kinds = {frozenset(names) for names, _ in asked}
    return all(any(held for names, held in asked if frozenset(names) == kind) for kind in kinds)


SPEECH = ("speaker", "role", "mode")


def conditions(speaker: Attribution, node: Node, match: str) -> list[tuple[set[str], bool]]:
    """What a node asks of an attribution: of which fields, and whether that holds."""
    if isinstance(node, Field):
        return [({node.name}, _speaks(speaker, {node.name: [node.value]}))] * (node.name in SPEECH)
    if isinstance(node, Group):
        should = [Or((one,)) for one in node.should] if match == "all" else [Or(node.should)]
        node = And((*node.must, *([] if node.must and match == "any" else should)))
    if isinstance(node, And):
        return [one for inner in node.nodes for one in conditions(speaker, inner, match)]
    if isinstance(node, Or):
        inner = [conditions(speaker, one, match) for one in node.nodes]
        if not all(inner) or not inner:
            return []
        return [
            (
                {name for one in inner for names, _ in one for name in names},
                any(
                    all(
                        any(held for names, held in one if names == kind)
                        for kind in [names for names, _ in one]
                    )
                    for one in inner
                ),
            )
        ]
    return []


def _speaks(speaker: Attribution, asked) -> bool:
    values = {"speaker": speaker.name, "role": speaker.role or "", "mode": speaker.mode}
    return all(any(fits(FIELD[name], values[name], one) for one in some) for name, some in asked.items())


def info(article: Article) -> ArticleInfo:
    from searchlib.search.passages import info_of

    return info_of(article)

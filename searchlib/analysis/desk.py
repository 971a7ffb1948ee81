"""The researcher's desk as methods of an index: count, compare, verify."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.analysis.collocations import Collocations
    from searchlib.analysis.concordance import Concordance
    from searchlib.analysis.facets import Facets
    from searchlib.analysis.keywords import Keywords
    from searchlib.analysis.quotation_check import Verification
    from searchlib.analysis.similar_passages import Similar
    from searchlib.analysis.trend import Trend
    from searchlib.fields import FilterOptions
    from searchlib.remarks import Remark
    from searchlib.search.engine import Advance, Engine
    from searchlib.search.limits import Limits


class Desk:
    """What a researcher asks of an archive; every method takes the filters of `search`.

    Attributes:
        engine: the archive.
    """

    engine: Engine

    def facets(
        self,
        query: str = "",
        *,
        by: str,
        limit: int | None = 20,
        share: bool = False,
        match: str = "any",
        syntax: str = "full",
        collapse: bool = False,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Facets:
        """How often each value of a column occurs among all matches.

        Args:
            query: what matches; without one, and without filters, all paragraphs.
            by: "speaker", "role", "mode", "section", "source", "kind", "document", "year", "month", "article"
                or another column of `searchlib.analysis.facets.COLUMNS`.
            limit: at most so many values; None gives all.
            share: whether each value tells of how many paragraphs (`of`) with it, under the same filters but
                whatever the query, and what share of these the matches are.
            match, syntax: as of `search`.
            collapse: whether near duplicates count once.
            limits: budgets of the question, as of `search`.
            filters: as of `search`.

        Raises:
            QueryError: if the query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.analysis.facets import facets
        from searchlib.search.request import Request

        request = Request.parse(
            query, match=match, syntax=syntax, collapse=collapse, limits=limits, **filters
        )
        return facets(self.engine, request, by, limit, share)

    def trend(
        self,
        *queries: str,
        by: str = "year",
        match: str = "any",
        syntax: str = "full",
        collapse: bool = False,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Trend:
        """How often queries match over time, and what share that is of all paragraphs of the same span.

        Args:
            queries: each a series.
            by: "year", "quarter", "month", "week" or "day".
            match, syntax: as of `search`.
            collapse: whether near duplicates count once.
            limits: budgets of the question, as of `search`.
            filters: as of `search`; they hold of what matches and of what it is a share of.

        Raises:
            QueryError: if a query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.analysis.trend import trend
        from searchlib.search.request import Request

        requests = [
            Request.parse(query, match=match, syntax=syntax, collapse=collapse, limits=limits, **filters)
            for query in queries
        ]
        return trend(self.engine, requests, by)

    def concordance(
        self,
        query: str,
        *,
        width: int = 40,
        sort: str = "score",
        limit: int = 50,
        offset: int = 0,
        match: str = "any",
        syntax: str = "full",
        collapse: bool = False,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Concordance:
        """Every occurrence in the middle of its line, one for each highlighted run.

        Args:
            query: what matches.
            width: columns on each side.
            sort: "left" or "right" by three syllables on a side; "score", "date" or "-date" as of `search`.
            limit, offset: the page of lines.
            collapse: whether near duplicates are one text, as of `search`.
            limits: budgets of the question, as of `search`.
            match, syntax, filters: as of `search`.

        Raises:
            QueryError: if the query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.analysis.concordance import concordance
        from searchlib.search.request import Request

        request = Request.parse(
            query, match=match, syntax=syntax, collapse=collapse, limits=limits, **filters
        )
        return concordance(self.engine, request, width=width, sort=sort, limit=limit, offset=offset)

    def collocations(
        self,
        query: str,
        *,
        window: int = 5,
        measure: str = "logdice",
        min: int = 3,  # noqa: A002 - the name of the option
        limit: int = 20,
        match: str = "any",
        syntax: str = "full",
        collapse: bool = False,
        advance: Advance | None = None,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Collocations:
        """Words that stand beside the occurrences of a query, the most strongly associated first.

        Args:
            query: what matches; its highlighted runs are the occurrences.
            window: words on each side that count.
            measure: "logdice", "loglikelihood" or "mi3".
            min: words that stand there less often are left out.
            limit: at most so many words.
            collapse: whether of near duplicates in the archive only the earliest counts.
            limits: budgets of the question, as of `search`.
            match, syntax, filters: as of `search`.
            advance: called with numbers of paragraphs that were counted.

        Raises:
            QueryError: if the query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.analysis.collocations import collocations
        from searchlib.search.request import Request

        request = Request.parse(
            query, match=match, syntax=syntax, collapse=collapse, limits=limits, **filters
        )
        return collocations(
            self.engine, request, window=window, measure=measure, least=min, limit=limit, advance=advance
        )

    def keywords(
        self,
        query: str = "",
        *,
        against: str | None = None,
        min: int = 3,  # noqa: A002 - the name of the option
        limit: int = 20,
        match: str = "any",
        syntax: str = "full",
        collapse: bool = False,
        advance: Advance | None = None,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Keywords:
        """Words that are typical of what matches, beside another part of the archive or all the rest.

        Args:
            query: what matches; empty is allowed beside a filter.
            against: the other part, as a query under the same filters; None is the rest of the archive.
            min: words that occur here less often are left out.
            limit: at most so many words.
            collapse: whether of near duplicates in the archive only the earliest counts.
            limits: budgets of the question, as of `search`.
            match, syntax, filters: as of `search`.
            advance: called with numbers of paragraphs that were counted.

        Raises:
            QueryError: if a query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.analysis.keywords import keywords
        from searchlib.search.request import Request

        request = Request.parse(
            query, match=match, syntax=syntax, collapse=collapse, limits=limits, **filters
        )
        other = None if against is None else replace(request, query=against)
        return keywords(self.engine, request, other, least=min, limit=limit, advance=advance)

    def similar(
        self,
        id: str,
        position: int | None = None,
        *,
        limit: int = 10,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Similar:
        """The articles that are most like an article, or the paragraphs that are most like one of its own.

        Args:
            id: the article.
            position: number of the paragraph, or None for the whole article.
            limit: at most so many hits.
            limits: budgets of the question, as of `search`.
            filters: as of `search`.

        Raises:
            ArticleNotFound: if the index does not hold the article.
            OptionError: if it has no such paragraph.
        """
        from searchlib.analysis.similar_passages import similar
        from searchlib.search.request import Request

        return similar(self.engine, Request.parse(limit=limit, limits=limits, **filters), id, position)

    def remarks(
        self,
        query: str = "",
        *,
        match: str = "any",
        syntax: str = "full",
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> tuple[Remark, ...]:
        """What has to be known besides the figures of a question with this query and these filters.

        Matches that a filter by date leaves out because they have none, names that nobody bears, words that
        occur nowhere: what `search` gives as `Results.remarks`. `str()` of each is a line.

        Args:
            query: as of the question; empty where it has none.
            match, syntax, filters: as of `search`.
            limits: budgets of the question, as of `search`.

        Raises:
            QueryError: if the query cannot be read.
            OptionError: if an option makes no sense.
        """
        from searchlib.search.request import Request

        request = Request.parse(query, match=match, syntax=syntax, limits=limits, **filters)
        return self.engine.remarks(request)

    def verify(
        self,
        quote: str,
        *,
        limit: int = 10,
        least: float = 0.6,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Verification:
        """Whether, where and by whom something was said: the passages nearest to a quotation.

        Args:
            quote: the quotation as heard; operators mean nothing in it.
            limit: at most so many passages.
            least: passages that are less similar are left out; 1 is word for word.
            limits: budgets of the question, as of `search`.
            filters: as of `search`; `speaker` asks of one person.

        Raises:
            OptionError: if there is no word in the quotation, or an option makes no sense.
        """
        from searchlib.analysis.quotation_check import verify
        from searchlib.search.request import Request

        return verify(self.engine, Request.parse(quote, limit=limit, limits=limits, **filters), least=least)

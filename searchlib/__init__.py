"""searchlib: full-text search for Vietnamese political journalism.

    from searchlib import Index, parse_article

    with Index.open("index") as index:
        for hit in index.search("chuyển đổi số", since="2024-01-01"):
            print(hit.article.id, hit.position, hit.paragraph.text)

Names are imported when they are first used, so that `import searchlib` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from searchlib.analysis.collocations import Collocate, Collocations
    from searchlib.analysis.concordance import Concordance, ConcordanceLine
    from searchlib.analysis.facets import Facets
    from searchlib.analysis.keywords import Keyword, Keywords
    from searchlib.analysis.quotation_check import Difference, QuotedPassage, Verification
    from searchlib.analysis.similar_passages import Similar, SimilarHit
    from searchlib.analysis.trend import Trend, TrendPoint, TrendSeries
    from searchlib.errors import (
        ArticleError,
        ArticleNotFound,
        BudgetExceeded,
        DuplicateArticle,
        ExportError,
        IndexDamaged,
        IndexFolderError,
        IndexLocked,
        IndexNotFound,
        IndexVersion,
        OptionError,
        QueryError,
        SavedSearchError,
        SearchlibError,
    )
    from searchlib.frequencies import FacetValue
    from searchlib.index import Index
    from searchlib.model import Article, Attribution, Paragraph, Person, Reason
    from searchlib.remarks import Remark
    from searchlib.results import ArticleInfo, Copy, Hit, Part, Results
    from searchlib.search.limits import Limits
    from searchlib.summaries import Report, Speaker, Stats, Summary
    from searchlib.text.segmentation import segment, segment_all
    from searchlib.understanding import explain_article, parse_article, parse_articles

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleError",
    "ArticleInfo",
    "ArticleNotFound",
    "Attribution",
    "BudgetExceeded",
    "Collocate",
    "Collocations",
    "Concordance",
    "ConcordanceLine",
    "Copy",
    "Difference",
    "DuplicateArticle",
    "ExportError",
    "FacetValue",
    "Facets",
    "Hit",
    "Index",
    "IndexDamaged",
    "IndexFolderError",
    "IndexLocked",
    "IndexNotFound",
    "IndexVersion",
    "Keyword",
    "Keywords",
    "Limits",
    "OptionError",
    "Paragraph",
    "Part",
    "Person",
    "QueryError",
    "QuotedPassage",
    "Reason",
    "Remark",
    "Report",
    "Results",
    "SavedSearchError",
    "SearchlibError",
    "Similar",
    "SimilarHit",
    "Speaker",
    "Stats",
    "Summary",
    "Trend",
    "TrendPoint",
    "TrendSeries",
    "Verification",
    "__version__",
    "explain_article",
    "parse_article",
    "parse_articles",
    "segment",
    "segment_all",
]

_ROOMS = {
    "searchlib.analysis.facets": ("Facets",),
    "searchlib.analysis.trend": (
        "Trend",
        "TrendPoint",
        "TrendSeries",
    ),
    "searchlib.analysis.concordance": (
        "Concordance",
        "ConcordanceLine",
    ),
    "searchlib.analysis.collocations": (
        "Collocate",
        "Collocations",
    ),
    "searchlib.analysis.keywords": (
        "Keyword",
        "Keywords",
    ),
    "searchlib.analysis.similar_passages": (
        "Similar",
        "SimilarHit",
    ),
    "searchlib.analysis.quotation_check": (
        "Difference",
        "QuotedPassage",
        "Verification",
    ),
    "searchlib.text.segmentation": ("segment", "segment_all"),
    "searchlib.understanding": ("explain_article", "parse_article", "parse_articles"),
    "searchlib.errors": (
        "ArticleError",
        "ArticleNotFound",
        "BudgetExceeded",
        "DuplicateArticle",
        "ExportError",
        "IndexDamaged",
        "IndexFolderError",
        "IndexLocked",
        "IndexNotFound",
        "IndexVersion",
        "OptionError",
        "QueryError",
        "SavedSearchError",
        "SearchlibError",
    ),
    "searchlib.index": ("Index",),
    "searchlib.model": ("Article", "Attribution", "Paragraph", "Person", "Reason"),
    "searchlib.search.limits": ("Limits",),
    "searchlib.frequencies": ("FacetValue",),
    "searchlib.remarks": ("Remark",),
    "searchlib.results": ("ArticleInfo", "Copy", "Hit", "Part", "Results"),
    "searchlib.summaries": ("Report", "Speaker", "Stats", "Summary"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for (PEP 562)."""
    if name in _HOME:
        import importlib

        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

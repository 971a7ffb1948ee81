"""The exceptions of searchlib, one tree.

SearchlibError
├── ArticleError         a file or record that cannot be read as an article
│   └── DuplicateArticle a second article of the same id
├── QueryError           a query that cannot be read (knows the column)
│   └── BudgetExceeded   a query that asks for more than its `Limits` allow
├── OptionError          an option whose value makes no sense, such as an impossible date
├── ExportError          a file of an export that cannot be written
├── SavedSearchError     a saved search that is not there, or whose file is damaged
├── ArticleNotFound      an id that the index does not hold
└── IndexFolderError     an index folder that cannot be used
    ├── IndexNotFound    there is no index in the folder
    ├── IndexDamaged     the folder holds bytes that are not what was written
    ├── IndexVersion     the index was written in another version of the format
    └── IndexLocked      another process is writing to the index

Every message is one line that says what is wrong, where, and what to do.
"""

from __future__ import annotations


class SearchlibError(Exception):
    """Root of all errors that searchlib raises on purpose."""


class ArticleError(SearchlibError):
    """A file or record that cannot be read as an article.

    Attributes:
        path: the file, as it was named.
        line: line of the file (counted from 1), or None where the whole file is meant.
        reason: what is wrong, without the place.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        place = path if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {reason}")

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str, int | None]]:
        """Errors travel between processes; the default would lose the place."""
        return type(self), (self.path, self.reason, self.line)


class DuplicateArticle(ArticleError):
    """A second article of an id that another file or record already holds."""


class QueryError(SearchlibError):
    """A query that cannot be read.

    Attributes:
        query: the query as it was typed.
        column: the character (counted from 1) at which reading failed.
        reason: what is wrong, without the place.
    """

    def __init__(self, query: str, column: int, reason: str) -> None:
        self.query = query
        self.column = column
        self.reason = reason
        super().__init__(f"query, column {column}: {reason}")

    def __reduce__(self) -> tuple[type[QueryError], tuple[object, ...]]:
        """Errors travel between processes; the default would lose the column."""
        return type(self), (self.query, self.column, self.reason)


class BudgetExceeded(QueryError):
    """A query that asks for more than its `Limits` allow.

    Attributes:
        budget: the name of the budget, an attribute of `Limits`.
    """

    def __init__(self, query: str, budget: str, reason: str, column: int = 0) -> None:
        super().__init__(query, column, reason)
        self.budget = budget
        place = f"query, column {column}" if column else "query"
        self.args = (f"{place}: {reason} (budget: {budget})",)

    def __reduce__(self) -> tuple[type[BudgetExceeded], tuple[object, ...]]:
        """Errors travel between processes; the default would lose the budget."""
        return type(self), (self.query, self.budget, self.reason, self.column)


class OptionError(SearchlibError):
    """An option whose value makes no sense, such as an impossible date."""


class ExportError(SearchlibError):
    """A file of an export that cannot be written; none is left half written."""


class SavedSearchError(SearchlibError):
    """A saved search that is not there, or whose file is damaged or cannot be written."""


class ArticleNotFound(SearchlibError):
    """An id, or a paragraph of an article, that the index does not hold.

    Attributes:
        id: the id as it was asked for.
    """

    def __init__(self, id: str, reason: str | None = None) -> None:
        self.id = id
        self.reason = reason
        super().__init__(reason or f"no article {id!r} in the index")

    def __reduce__(self) -> tuple[type[ArticleNotFound], tuple[str, str | None]]:
        """Errors travel between processes; the default would take the message for the id."""
        return type(self), (self.id, self.reason)


class IndexFolderError(SearchlibError):
    """An index folder that cannot be used."""


class IndexNotFound(IndexFolderError):
    """There is no index in the folder."""


class IndexDamaged(IndexFolderError):
    """The folder holds bytes that are not what was written."""


class IndexVersion(IndexFolderError):
    """The index was written in another version of the format."""


class IndexLocked(IndexFolderError):
    """Another process is writing to the index."""

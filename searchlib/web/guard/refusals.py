"""Errors as a client sees them: a status, one line, and never where in the code it happened."""

from __future__ import annotations

from searchlib.errors import (
    ArticleNotFound,
    BudgetExceeded,
    IndexFolderError,
    OptionError,
    QueryError,
    SearchlibError,
)
from searchlib.frozen import frozen
from searchlib.live_index import NotReady
from searchlib.text.clean import one_line

TOO_LONG = "this takes too long; ask for less: fewer words, a filter, a shorter span"


class Refused(Exception):
    """A request that is not answered.

    Attributes:
        status: of HTTP.
        message: one line that says what to change.
        retry_after: seconds after which it is worth another try, or None.
        column: the character of the query that cannot be read, or None.
        headers: further headers of the answer.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        retry_after: int | None = None,
        column: int | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = one_line(message)
        self.retry_after = retry_after
        self.column = column
        self.headers = headers


@frozen
class Refusal:
    """The part of a refusal that is written: see `Refused`; `comes` if the answer is being worked out."""

    status: int
    message: str
    retry_after: int | None
    column: int | None
    headers: tuple[tuple[str, str], ...]
    comes: bool = False

    def as_dict(self) -> dict[str, object]:
        """The JSON of every error."""
        return {"error": {"status": self.status, "message": self.message, "column": self.column}}

    def all_headers(self) -> list[tuple[str, str]]:
        """Headers besides those of the content."""
        retry = [] if self.retry_after is None else [("retry-after", str(self.retry_after))]
        return [*retry, *self.headers]


def refusal(error: BaseException) -> Refusal:
    """What is said about an error; of one that nobody expected nothing but that it happened."""
    if isinstance(error, Refused):
        return Refusal(error.status, error.message, error.retry_after, error.column, error.headers)
    if isinstance(error, BudgetExceeded) and error.budget == "seconds":
        return _plain(503, TOO_LONG, 5)
    if isinstance(error, QueryError):
        return Refusal(400, one_line(str(error)), None, error.column or None, ())
    if isinstance(error, OptionError):
        return _plain(400, str(error))
    if isinstance(error, ArticleNotFound):
        return _plain(404, str(error))
    if isinstance(error, IndexFolderError):
        return _plain(503, "the index cannot be read now; the log of the server says why", 10)
    if isinstance(error, NotReady):
        return Refusal(503, one_line(str(error)), 3, None, (), comes=True)
    if isinstance(error, SearchlibError):
        return _plain(400, str(error))
    return _plain(500, "the server failed at this request; its log says why")


def _plain(status: int, message: str, retry_after: int | None = None) -> Refusal:
    return Refusal(status, one_line(message), retry_after, None, ())

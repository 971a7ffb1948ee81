"""One thing that can be asked over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from searchlib.frozen import frozen
from searchlib.live_index import Edition
from searchlib.web.api.parameters import Parameter
from searchlib.web.api.schemas import Schema

Values = Mapping[str, Any]


@frozen
class Operation:
    """One thing that can be asked for.

    Attributes:
        name: unique; the `operationId`.
        path: below `/api/v1`; `{id}` stands for an article's id.
        about: what the answer is, in one line.
        parameters: of the query string.
        answer: the JSON for an edition of the index and the values read.
        schema: of the answer.
        rows: where the answer has a table, the key of its list; it is written as CSV.
        entries: whether the answer is a list of hits, which can be an Atom feed.
        slow: whether it counts over the archive; such questions stand in a line of their own.
    """

    name: str
    path: str
    about: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Edition, Values], dict[str, Any]]
    schema: Schema
    rows: str | None = None
    entries: bool = False
    slow: bool = False

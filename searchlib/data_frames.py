"""Hits as tables of other libraries: pyarrow, pandas, polars, where they are installed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from searchlib.errors import OptionError

_OF_ARTICLE = ("id", "title", "date", "published", "source", "url", "path")


def columns_of(hits: Iterable[Any]) -> dict[str, list[Any]]:
    """Hits (`results.Hit`) column by column: a row a hit, several speakers and documents as lists."""
    rows = list(hits)
    columns: dict[str, list[Any]] = {
        "rank": [hit.rank for hit in rows],
        "score": [hit.score for hit in rows],
        **{name: [getattr(hit.article, name) for hit in rows] for name in _OF_ARTICLE},
        "position": [hit.position for hit in rows],
    }
    paragraphs = [hit.paragraph for hit in rows]
    return columns | {
        "kind": [one.kind for one in paragraphs],
        "section": [one.section for one in paragraphs],
        "speakers": [[speaker.name for speaker in one.speakers] for one in paragraphs],
        "roles": [[speaker.role for speaker in one.speakers] for one in paragraphs],
        "modes": [[speaker.mode for speaker in one.speakers] for one in paragraphs],
        "documents": [list(one.documents) for one in paragraphs],
        "text": [one.text for one in paragraphs],
    }


def table_of(hits: Iterable[Any], library: str) -> Any:
    """The table of "pyarrow", or the data frame of "pandas" or "polars".

    Raises:
        OptionError: the library is not installed.
    """
    try:
        module = import_module(library)
    except ImportError:
        raise OptionError(f"{library} is not installed; pip install {library} brings it") from None
    columns = columns_of(hits)
    return module.DataFrame(columns) if library == "pandas" else _typed(columns, library, module)


def _typed(columns: dict[str, list[Any]], library: str, module: Any) -> Any:
    """A table whose columns have their types though it may have no row."""
    numbers, lists = {"rank", "position"}, {"speakers", "roles", "modes", "documents"}
    if library == "pyarrow":
        text, whole, real = module.string(), module.int64(), module.float64()
        texts = module.list_(text)
    else:
        text, whole, real = module.String, module.Int64, module.Float64
        texts = module.List(text)
    schema = {
        name: whole if name in numbers else texts if name in lists else real if name == "score" else text
        for name in columns
    }
    if library == "pyarrow":
        return module.table(columns, schema=module.schema(list(schema.items())))
    return module.DataFrame(columns, schema=schema)

"""Addresses of pages: permalinks that hold whatever an id or a name is made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus


def article(id: str, position: int | None = None, query: str = "") -> str:
    """The page of an article, at a paragraph, with the matches of a query marked."""
    mark = "" if position is None else f"#p{position}"
    return _named("/articles", "id", id, {"q": query} if query else {}) + mark


def person(name: str) -> str:
    """The page of a person."""
    return _named("/people", "name", name, {})


def page(path: str, values: Mapping[str, Any]) -> str:
    """A page with its parameters; what is empty or None is left out."""
    pairs = [
        (name, one)
        for name, value in values.items()
        for one in (value if isinstance(value, list | tuple) else [value])
        if one not in (None, "", False)
    ]
    return (
        f"{path}?{'&'.join([f'{_quoted(name)}={_quoted(str(value))}' for name, value in pairs])}"
        if pairs
        else path
    )


@lru_cache(1024)
def _quoted(value: str) -> str:
    """A value in an address; a page has the same ones in many."""
    return quote_plus(value, errors="replace")


def _named(path: str, parameter: str, name: str, values: dict[str, str]) -> str:
    """The name as a part of the path where every client leaves it as it is, else as a parameter."""
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts) or any(ord(one) < 32 or one == "\\" for one in name):
        return page(path, {parameter: name, **values})
    return page(f"{path}/{quote(name, safe='/', errors='replace')}", values)

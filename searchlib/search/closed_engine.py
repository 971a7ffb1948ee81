"""The engine of an index that was closed: every question is an error."""

from __future__ import annotations

from typing import NoReturn

from searchlib.errors import SearchlibError


class ClosedEngine:
    """What stands for the engine of an index that was closed."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __getattr__(self, name: str) -> NoReturn:
        raise SearchlibError(f"{self.where}: this Index is closed; open it again by Index.open(path)")

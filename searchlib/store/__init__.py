"""Tokens to an index on disk, inside Whoosh's frame.

The pickles in older tables of contents name modules of before 1 December 2026. searchlib never loads them;
Whoosh's own `open_dir` does, and still finds their classes by these names.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

_FORMER = {
    "searchlib.store.codec": "searchlib.store.whoosh.whoosh_codec",
    "searchlib.store.contents": "searchlib.store.format.table_of_contents",
    "searchlib.store.schema": "searchlib.store.whoosh.whoosh_schema",
}


class FormerNames:
    """Finds a module under its former name: a module that holds what the one of today holds."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module by a former name, else None."""
        return ModuleSpec(name, cast("Loader", self)) if name in _FORMER else None

    def create_module(self, spec: ModuleSpec) -> None:
        """An ordinary module."""

    def exec_module(self, module: ModuleType) -> None:
        """Fills it."""
        today = vars(import_module(_FORMER[module.__name__]))
        vars(module).update((name, value) for name, value in today.items() if not name.startswith("__"))


sys.meta_path.append(FormerNames())

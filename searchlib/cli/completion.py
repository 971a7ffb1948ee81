"""What the shell may complete from the index; a completion never fails and never complains."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from searchlib.cli.options import open_index, settle
from searchlib.text.clean import bare

if TYPE_CHECKING:
    import click

_MOST = 200  # more than a screen of candidates helps nobody
_PLAIN = re.compile(r"[\w][\w ./:@+%,()–-]*")
"""What may be offered: in a word that a shell quotes, none of these characters means anything to it."""


def complete_article(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Ids of the index that begin with what was typed."""
    parent = context.parent.params if context.parent is not None else {}
    folder = context.params.get("folder") or parent.get("folder")
    try:
        with open_index(settle(folder, False, False)) as index:
            found = index.ids(incomplete, limit=_MOST)
    except Exception:
        return []
    return [one for one in found if _PLAIN.fullmatch(one)]


def complete_value(name: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """A completion by the values of a field, the most frequent first; marks need not be typed."""

    def complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        parent = context.parent.params if context.parent is not None else {}
        folder = context.params.get("folder") or parent.get("folder")
        try:
            from searchlib.search.request import Request

            with open_index(settle(folder, False, False)) as index:
                found = [one.value for one in index.engine.facets(Request(), name).values]
        except Exception:
            return []
        typed = bare(incomplete).casefold()
        fits = [one for one in found if _PLAIN.fullmatch(one) and bare(one).casefold().startswith(typed)]
        return fits[:_MOST]

    return complete

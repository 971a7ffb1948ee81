"""What somebody who counts or compares has to know besides the figures: what `search` would remark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request


def remarks(engine: Engine, request: Request) -> tuple[str, ...]:
    """Remarks about a query and its filters, each a line; none where all paragraphs are asked for.

    They tell of matches that a filter by date leaves out because they have none, of names that nobody bears
    and words that occur nowhere.
    """
    if request.is_open:
        return ()
    return engine.search(replace(request, limit=1, offset=0, sort="score", collapse=False)).notes

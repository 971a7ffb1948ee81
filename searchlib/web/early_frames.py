"""Pages whose frame is sent while their answer is still counted: a reader sees at once where he is.

The frame is the page without an answer, up to `MARK`; what stands behind the mark follows. An answer that is
there soon is sent as any other page, with its status; behind a frame a problem is told in the page.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from starlette.responses import Response, StreamingResponse

from searchlib.web.guard.refusals import refusal

MARK = "<!--answer-->"
SOON = 0.06
"""Seconds for which a page waits for its answer before its frame goes ahead."""


async def framed(work: Coroutine[Any, Any, Response], frame: Callable[[str | None], str]) -> Response:
    """The page, or its frame now and the rest when it is there.

    Args:
        work: makes the whole page.
        frame: the page without an answer, with a problem if there is one.
    """
    task = asyncio.ensure_future(work)
    await asyncio.wait({task}, timeout=SOON)
    if task.done():
        return task.result()
    ahead = frame(None).partition(MARK)[0]

    async def parts() -> AsyncIterator[str]:
        yield ahead + MARK
        yield (await _whole(task, frame)).partition(MARK)[2]

    return StreamingResponse(
        parts(), media_type="text/html; charset=utf-8", headers={"cache-control": "no-store"}
    )


async def _whole(task: asyncio.Future[Response], frame: Callable[[str | None], str]) -> str:
    """The page once it is there, or the frame with what went wrong; what nobody expected is for the log."""
    try:
        return bytes((await task).body).decode("utf-8")
    except Exception as error:
        refused = refusal(error)
        if refused.status == 500:
            raise
        return frame(refused.message)

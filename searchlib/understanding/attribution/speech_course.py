"""Where a paragraph that points to nobody stands between the speeches around it."""

from __future__ import annotations

from searchlib.frozen import frozen


@frozen
class Course:
    """Where in the course of the text a paragraph stands.

    Attributes:
        between: the same person speaks before and after the gap, and nobody else within it.
        close: the gap is short.
        asked: the report before the gap asks for something to be done.
        occasion: the article reports from a meeting, where speeches are held.
        ended: the words before the gap were a quotation that has been closed.
        speaker: who spoke before the gap.
        solo: nobody else speaks at the occasion.
        closing: the gap is one paragraph, with which the text or a part of it ends.
        homely: who speaks has an office at home, of whose work newspapers tell in the words of its holder.
        printed: the words before the gap were printed as spoken, behind a colon and without quotation marks.
    """

    between: bool
    close: bool
    asked: bool
    occasion: bool
    ended: bool
    speaker: int
    solo: bool
    closing: bool = False
    homely: bool = True
    printed: bool = False

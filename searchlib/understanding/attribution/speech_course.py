"""Where in the course of the text a paragraph stands that points to nobody."""

from __future__ import annotations

from searchlib.frozen import frozen


@frozen
class Course:
    """Where in the course of the text a paragraph stands.

    Attributes:
        between: the same person speaks again soon, and nobody else before that.
        close: few paragraphs stand between.
        occasion: the article reports from a meeting, where speeches are held.
        solo: nobody else speaks at it.
        asked: the report before asks for something to be done.
        ended: what stands before was a quotation that has come to its end.
        direct: what stands before holds the very words of the speaker.
        homely: the speaker has a Vietnamese name, and an office or a meeting to speak at.
        printed: the words before follow a colon without quotation marks, as speeches are printed.
        closing: the text or a part of it ends with this one paragraph.
        far: how many paragraphs stand between the speech and this one.
        last: whether the text ends here.
        listed: the report before announces several points.
        read: what stands before is read aloud.
    """

    between: bool
    close: bool
    occasion: bool
    solo: bool
    asked: bool = False
    ended: bool = False
    direct: bool = False
    homely: bool = False
    printed: bool = False
    closing: bool = False
    far: int = 0
    last: bool = False
    listed: bool = False
    read: bool = False

"""Small archives in memory for the tests of the query room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from searchlib.model import Article, Attribution, Paragraph
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.write.forward_batch import build_batch


@dataclass(frozen=True)
class Archive:
    segments: tuple[Segment, ...]

    def text(self, segment: int, paragraph: int) -> str:
        part = self.segments[segment]
        number, _ = part.position_of(paragraph)
        return part.article(number).searchable()[paragraph - part.paragraphs_of(number)[0]].text


def article(
    id: str,
    *texts: str | Paragraph,
    date: str | None = None,
    published: str | None = None,
    source: str | None = None,
) -> Article:
    paragraphs = tuple(
        text if isinstance(text, Paragraph) else Paragraph(i, "body", None, text)
        for i, text in enumerate(texts)
    )
    return Article(id, f"{id}.txt", None, None, published, date, None, source, (), None, (), (), paragraphs)


def said(position: int, text: str, name: str, mode: str = "direct", **more: object) -> Paragraph:
    speaker = Attribution(name, None, mode, "explicit")  # type: ignore[arg-type]
    return Paragraph(position, "body", speakers=(speaker,), text=text, **({"section": None} | more))  # type: ignore[arg-type]


def archive(*parts: Sequence[Article], dead: Sequence[tuple[int, int]] = ()) -> Archive:
    """An archive of a segment for each part; `dead` are (segment, article) that were deleted."""
    segments: list[Segment] = []
    base = 0
    for number, part in enumerate(parts):
        batch = build_batch([(one, f"/files/{one.id}", b"0" * 16) for one in part])
        arrays = batch
        gone = [ordinal for segment, ordinal in dead if segment == number]
        live = None
        if gone:
            live = ~np.isin(arrays["par.article"], gone)
        segments.append(Segment.from_arrays(arrays, base, live))
        base += segments[-1].count
    return Archive(tuple(segments))


def of_texts(*texts: str) -> Archive:
    """An archive of one segment, an article of one paragraph for each text."""
    return archive([article(f"a{i}", text) for i, text in enumerate(texts)])

"""The merging policy: few segments, and each paragraph rewritten a logarithmic number of times.

Segments stand in the order in which their articles came. What is merged is always a tail of that order, so
the order of the archive never changes: going backwards, a segment joins the tail unless it is more than
`RATIO` times as large as what follows it. So the sizes fall geometrically, but for segments near `LARGEST`,
which are left alone. A long run ends with a larger merge, of up to `WHOLE`: each search that starts anew pays
for every segment, and by then the workers have given their memory back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchlib.store.whoosh.whoosh_codec import ArraySegment
    from searchlib.store.write.writer import Writer

RATIO = 3
SMALLEST = 1 << 13
"""Tokens that a tail counts at least, so that tiny segments never pile up."""
LIGHT = 1 << 19
"""Tokens that a small commit merges at most, while there are few segments."""
LARGEST = 24_000_000
"""Tokens beyond which a segment is not merged any more; bounds the memory of a merge."""
WHOLE = 42_000_000
"""The same for the merge at the end of a long run, which then takes 1.5 GB."""
MANY = 10


def tail_to_merge(sizes: Sequence[int], buffered: int, *, unite: bool = False) -> int:
    """Index of the first segment of the tail that is merged with what is buffered.

    Args:
        sizes: live tokens of each segment.
        buffered: tokens that wait to be written, 0 if there are none.
        unite: whether a long run ends, with as many segments in one as `WHOLE` allows.
    """
    limit = LARGEST if len(sizes) >= MANY else min(LARGEST, max(LIGHT, 4 * buffered))
    if unite:
        limit = WHOLE
    start, total = len(sizes), buffered
    while start:
        size = sizes[start - 1]
        first = total == 0 and start == len(sizes)
        uneven = not (unite or first) and size > RATIO * max(total, SMALLEST)
        if total + size > limit or uneven:
            break
        total += size
        start -= 1
    alone = not buffered and start == len(sizes) - 1
    return len(sizes) if alone else start


def merge_tiered(writer: Writer, segments: list[ArraySegment]) -> list[ArraySegment]:
    """A merge policy as Whoosh's writer wants it: hands the tail to the writer, returns what stays.

    Segments without anything alive are dropped; one that is dead by more than half is rewritten in its place.
    """
    from whoosh.reading import SegmentReader

    alive = [segment for segment in segments if writer.live_paragraphs(segment)]
    sizes = [writer.live_tokens(segment) for segment in alive]
    start = tail_to_merge(sizes, writer.buffered_tokens, unite=writer.closes_long_run)
    kept = []
    for segment in alive[:start]:
        half_dead = 2 * writer.live_paragraphs(segment) < segment.doc_count_all()
        kept.append(writer.rewrite(segment) if half_dead else segment)
    for segment in alive[start:]:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return kept

"""The arrays of a segment: type, length and the values that each may hold.

The reader checks against this table before it uses anything, `check` walks all of it, and ARCHITECTURE.md
describes it in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from searchlib.errors import IndexDamaged
from searchlib.model import CUES, KINDS, MODES

DTYPES = {"u1": 1, "u2": 2, "u4": 4, "u8": 8, "i4": 4, "i8": 8}
TABLES = ("syllables", "folds", "sections", "names", "roles", "documents", "sources", "ids", "files")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an array of a segment must be.

    Attributes:
        dtype: a key of `DTYPES`; all numbers are little endian.
        size: name of the count that gives its length, with "+1" for offsets; None where it gives one itself.
        below: name of the count that every value stays below, or None.
        offsets: name of the count that the last value equals, where values rise from 0; or None.
        rising: whether every value is greater than the one before.
    """

    dtype: str
    size: str | None = None
    below: str | None = None
    offsets: str | None = None
    rising: bool = False


# The counts: how many there are of each thing, and which array says so.
COUNTS = {
    "paragraphs": ("lengths", 0),
    "articles": ("art.first", -1),
    "tokens": ("tokens", 0),
    "joined bytes": ("joined", 0),
    "attributions": ("spk.name", 0),
    "citations": ("cite.name", 0),
    "postings": ("syl.docs", 0),
    "pairs": ("pair.keys", 0),
    "pair postings": ("pair.docs", 0),
    "blocks": ("stored.block", -1),
    "stored bytes": ("stored.text", 0),
    **{table: (f"{table}.start", -1) for table in TABLES},
    **{f"{table} bytes": (f"{table}.text", 0) for table in TABLES},
}
_FIXED = {"kinds": len(KINDS), "modes": len(MODES), "cues": len(CUES)}

FORWARD: dict[str, Shape] = {
    **{f"{table}.text": Shape("u1") for table in TABLES},
    **{f"{table}.start": Shape("u8", offsets=f"{table} bytes") for table in TABLES},
    "fold.first": Shape("u4", "folds+1", offsets="syllables"),
    "tokens": Shape("u4", below="syllables"),
    "token.start": Shape("u8", "paragraphs+1", offsets="tokens"),
    "joined": Shape("u1"),
    "lengths": Shape("u4"),
    "par.article": Shape("u4", "paragraphs", below="articles"),
    "par.kind": Shape("u1", "paragraphs", below="kinds"),
    "par.section": Shape("u4", "paragraphs", below="sections"),
    "spk.start": Shape("u4", "paragraphs+1", offsets="attributions"),
    "spk.name": Shape("u4", below="names"),
    "spk.role": Shape("u4", "attributions", below="roles"),
    "spk.mode": Shape("u1", "attributions", below="modes"),
    "spk.cue": Shape("u1", "attributions", below="cues"),
    "cite.start": Shape("u4", "paragraphs+1", offsets="citations"),
    "cite.name": Shape("u4", below="documents"),
    "art.first": Shape("u4", offsets="paragraphs"),
    "art.extras": Shape("u1", "articles"),
    "art.bytes": Shape("u8", "articles"),
    "art.source": Shape("u4", "articles", below="sources"),
    "art.low": Shape("i4", "articles"),
    "art.high": Shape("i4", "articles"),
    "art.file": Shape("u4", "articles", below="files"),
    "art.hash": Shape("u1"),
    "stored.text": Shape("u1"),
    "stored.block": Shape("u8", offsets="stored bytes"),
    "stored.first": Shape("u4", "blocks+1", offsets="articles"),
    "stored.size": Shape("u8", "articles"),
}
INVERTED: dict[str, Shape] = {
    "syl.start": Shape("u8", "syllables+1", offsets="postings"),
    "syl.docs": Shape("u4", below="paragraphs"),
    "syl.tf": Shape("u2", "postings"),
    "pair.keys": Shape("u8", rising=True),
    "pair.start": Shape("u8", "pairs+1", offsets="pair postings"),
    "pair.docs": Shape("u4", below="paragraphs"),
    "pair.tf": Shape("u2", "pair postings"),
    "pair.joined": Shape("u2", "pair postings"),
}
ARRAYS = FORWARD | INVERTED


def counts_of(lengths: Mapping[str, int]) -> dict[str, int]:
    """The counts of a segment, after all lengths are found to agree.

    Args:
        lengths: elements of each array.

    Raises:
        IndexDamaged: an array is missing or its length contradicts another one's.
    """
    missing = [name for name in ARRAYS if name not in lengths]
    if missing:
        raise IndexDamaged(f"the array {missing[0]} is missing; rebuild the index")
    counts = dict(_FIXED)
    for count, (name, more) in COUNTS.items():
        counts[count] = lengths[name] + more
        if counts[count] < 0:
            raise IndexDamaged(f"the array {name} is empty; rebuild the index")
    wanted = {"joined": -(-counts["tokens"] // 8), "art.hash": 16 * counts["articles"]}
    wanted["ids.start"] = counts["articles"] + 1
    for name, shape in ARRAYS.items():
        if shape.size is not None:
            plus = shape.size.endswith("+1")
            wanted[name] = counts[shape.size.removesuffix("+1")] + plus
    for name, length in wanted.items():
        if lengths[name] != length:
            raise IndexDamaged(f"the array {name} has {lengths[name]} elements instead of {length}")
    return counts

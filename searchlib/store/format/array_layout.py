"""The arrays of a segment: type, length and the values that each may hold.

The reader checks against this table before it uses anything, `check` walks all of it, and ARCHITECTURE.md
describes it in words.
"""

from __future__ import annotations

from collections.abc import Mapping

from searchlib.errors import IndexDamaged
from searchlib.fields import TABLED
from searchlib.frozen import frozen
from searchlib.model import CUES, KINDS, MODES

DTYPES = {"u1": 1, "u2": 2, "u4": 4, "u8": 8, "i4": 4, "i8": 8}
TABLES = ("syllables", "folds", *(field.table for field in TABLED), "ids", "files", "definitions")
LEVELS = ("syl", "pair")
TF_MAX = 65535
"""Frequencies of a term in a paragraph are cut off at this."""
GROUP = 32
"""Of every list with such a number it is kept where it begins."""
ESCAPE = 84
"""Lists of so many postings and more have their size apart."""
CHUNK_BYTES = 1 << 16
"""Bytes of an array that have a checksum together."""
LOOKED_UP = 1 << 13
"""The same for arrays in which single values are looked up all over."""


@frozen
class Shape:
    """What an array of a segment must be.

    Attributes:
        dtype: a key of `DTYPES`; all numbers are little endian.
        size: name of the count that gives its length, with "+1" for offsets; None where it gives one itself.
        below: name of the count that every value stays below, or None.
        offsets: name of the count that the last value equals, where values rise from 0; or None.
        rising: whether every value is greater than the one before.
        packed: whether its chunks are compressed in the file; see `parts`.
        chunk: bytes that have a checksum together; in format 2 they were `CHUNK_BYTES` of every array.
    """

    dtype: str
    size: str | None = None
    below: str | None = None
    offsets: str | None = None
    rising: bool = False
    packed: bool = False
    chunk: int = CHUNK_BYTES


# The counts: how many there are of each thing, and which array says so.
COUNTS = {
    "paragraphs": ("lengths", 0),
    "articles": ("art.first", -1),
    "tokens": ("text.head", 0),
    "tails": ("text.tail", 0),
    "wides": ("text.wide", 0),
    "long paragraphs": ("long.paragraph", 0),
    "attributions": ("spk.name", 0),
    "citations": ("cite.name", 0),
    "defined": ("def.name", 0),
    "copied": ("copy.paragraph", 0),
    "blocks": ("stored.first", -1),
    "code bytes": ("stored.codes", 0),
    "note bytes": ("stored.notes", 0),
    "syllable lists": ("syl.size", 0),
    "pairs": ("pair.size", 0),
    "firsts": ("pair.first", -1),
    **{f"{level} bytes": (f"{level}.lists", 0) for level in LEVELS},
    **{f"{level} many": (f"{level}.many", 0) for level in LEVELS},
    **{f"{level} more": (f"{level}.more.tf", 0) for level in LEVELS},
    **{f"{level} more bytes": (f"{level}.more.lists", 0) for level in LEVELS},
    **{table: (f"{table}.start", -1) for table in TABLES},
    **{f"{table} bytes": (f"{table}.text", 0) for table in TABLES},
}
_FIXED = {"kinds": len(KINDS), "modes": len(MODES), "cues": len(CUES)}
# What a search reads whole or at random stands as it is; the rest is packed.
_AT_HAND = ("syllables", "folds", "definitions")


def _table(table: str) -> dict[str, Shape]:
    """The arrays of a string table."""
    packed = table not in _AT_HAND
    chunk = CHUNK_BYTES if packed else LOOKED_UP
    return {
        f"{table}.text": Shape("u1", packed=packed, chunk=chunk),
        f"{table}.start": Shape("u8", offsets=f"{table} bytes", packed=packed, chunk=chunk),
    }


def _strings(level: str) -> dict[str, Shape]:
    """The columns of the fields that every paragraph or article has one value of."""
    own = [field for field in TABLED if field.of == level]
    return {field.column: Shape("u4", f"{level}s", below=field.table, packed=True) for field in own}


METADATA: dict[str, Shape] = {
    **{name: shape for table in TABLES for name, shape in _table(table).items()},
    "fold.first": Shape("u4", "folds+1", offsets="syllables", chunk=LOOKED_UP),
    "par.kind": Shape("u1", "paragraphs", below="kinds", packed=True),
    **_strings("paragraph"),
    "spk.start": Shape("u4", "paragraphs+1", offsets="attributions", packed=True),
    "spk.name": Shape("u4", below="names", packed=True),
    "spk.role": Shape("u4", "attributions", below="roles", packed=True),
    "spk.mode": Shape("u1", "attributions", below="modes", packed=True),
    "spk.cue": Shape("u1", "attributions", below="cues", packed=True),
    "cite.start": Shape("u4", "paragraphs+1", offsets="citations", packed=True),
    "cite.name": Shape("u4", below="documents", packed=True),
    "art.first": Shape("u4", offsets="paragraphs"),
    "art.extras": Shape("u1", "articles", packed=True),
    "art.bytes": Shape("u8", "articles", packed=True),
    "art.digest": Shape("u4", "articles"),
    **_strings("article"),
    "art.low": Shape("i4", "articles", packed=True),
    "art.high": Shape("i4", "articles", packed=True),
    "art.file": Shape("u4", "articles", below="files", packed=True),
    "art.hash": Shape("u1"),
    "art.commit": Shape("u4", "articles", packed=True),
    "def.article": Shape("u4", "defined", below="articles"),
    "def.name": Shape("u4", below="definitions"),
    "stored.codes": Shape("u1"),
    "stored.notes": Shape("u1"),
    "stored.code.block": Shape("u8", "blocks+1", offsets="code bytes", chunk=LOOKED_UP),
    "stored.note.block": Shape("u8", "blocks+1", offsets="note bytes", chunk=LOOKED_UP),
    "stored.first": Shape("u4", offsets="articles", chunk=LOOKED_UP),
    "stored.size": Shape("u4", "articles", packed=True),
}
FORWARD: dict[str, Shape] = {
    **METADATA,
    "tokens": Shape("u4", below="syllables"),
    "token.start": Shape("u8", "paragraphs+1", offsets="tokens"),
    "joined": Shape("u1"),
    "lengths": Shape("u4", "paragraphs"),
    "par.article": Shape("u4", "paragraphs", below="articles"),
}
"""What a batch holds. Behind METADATA come the arrays that a segment keeps in another form or derives."""

_TEXT: dict[str, Shape] = {
    "text.rank": Shape("u4", "syllables", below="syllables"),
    "text.head": Shape("u1"),
    "text.tail": Shape("u1"),
    "text.wide": Shape("u2"),
    "text.mark.head": Shape("u8", "groups of 16+1", offsets="tokens", chunk=LOOKED_UP),
    "text.mark.tail": Shape("u8", "groups of 16+1", offsets="tails", chunk=LOOKED_UP),
    "text.mark.wide": Shape("u8", "groups of 16+1", offsets="wides", chunk=LOOKED_UP),
    "text.joined": Shape("u1"),
    "lengths": Shape("u2"),
    "long.paragraph": Shape("u4", below="paragraphs", rising=True),
    "long.length": Shape("u4", "long paragraphs"),
}


def _lists(level: str, lists: str) -> dict[str, Shape]:
    """The arrays of the posting lists of a level; `lists` is the count of its lists."""
    return {
        f"{level}.size": Shape("u1", lists, chunk=LOOKED_UP),
        f"{level}.many": Shape("u4", below=lists, rising=True, chunk=LOOKED_UP),
        f"{level}.df": Shape("u4", f"{level} many", chunk=LOOKED_UP),
        f"{level}.lists": Shape("u1"),
        f"{level}.mark": Shape("u8", f"groups of {level}+1", offsets=f"{level} bytes", chunk=LOOKED_UP),
        f"{level}.rank": Shape("u4", f"groups of {level}+1", offsets=f"{level} more", chunk=LOOKED_UP),
        f"{level}.more.tf": Shape("u4", packed=True),
        f"{level}.more.joined": Shape("u4", f"{level} more", packed=True),
        f"{level}.more.size": Shape("u4", f"{level} more", packed=True),
        f"{level}.more.lists": Shape("u1"),
        f"{level}.more.mark": Shape(
            "u8", f"groups of {level} more+1", offsets=f"{level} more bytes", chunk=LOOKED_UP
        ),
    }


ARRAYS: dict[str, Shape] = {
    **METADATA,
    **_TEXT,
    **_lists("syl", "syllables"),
    "pair.first": Shape("u4", offsets="pairs", chunk=LOOKED_UP),
    "pair.second": Shape("u2", "pairs"),
    **_lists("pair", "pairs"),
    "def.df": Shape("u4", "definitions"),
    "def.key": Shape("u4"),
    "def.row": Shape("u4", below="definitions"),
    "copy.minima": Shape("u2"),
    "copy.paragraph": Shape("u4", below="paragraphs", rising=True, packed=True),
    "copy.first": Shape("u4", "copied", below="paragraphs", packed=True),
}
"""What a segment file holds, in this order."""

ADDED: tuple[dict[str, int], ...] = (
    {
        "definitions.start": 1,
        **dict.fromkeys(("definitions.text", "def.article", "def.name", "def.df", "def.key", "def.row"), 0),
    },
    *(
        {f"{field.table}.start": 2, f"{field.table}.text": 0, field.column: -1}
        for field in TABLED
        if field.added
    ),
    {"art.commit": -1},
    {"copy.minima": 0, "copy.paragraph": 0, "copy.first": 0},
)
"""Arrays that a segment of before lacks, a group for those that came together, and the lengths that they have
where nothing is known; -1 is one an article."""


def lacking(lengths: Mapping[str, int]) -> dict[str, int]:
    """The arrays that a segment lacks because it was written before they were thought of, with their lengths.

    Args:
        lengths: elements of each array that it has.
    """
    missing = [added for added in ADDED if not any(name in lengths for name in added)]
    articles = lengths.get("art.first", 1) - 1
    return {name: size if size >= 0 else articles for added in missing for name, size in added.items()}


def pages(syllables: int) -> int:
    """In how many parts the pairs of a first syllable stand, so that 16 bits are enough for the second."""
    return max(1, groups(syllables, 1 << 16))


def groups(count: int, size: int) -> int:
    """How many groups of so many there are."""
    return -(-count // size)


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
    counts["groups of 16"] = groups(counts["paragraphs"], 16)
    for level in LEVELS:
        counts[f"groups of {level}"] = groups(lengths[f"{level}.size"], 32)
        counts[f"groups of {level} more"] = groups(counts[f"{level} more"], 32)
    wanted = {"text.joined": groups(counts["tokens"], 8), "art.hash": 16 * counts["articles"]}
    wanted["ids.start"] = counts["articles"] + 1
    wanted["def.key"] = wanted["def.row"] = 2 * counts["definitions"]
    wanted["pair.first"] = counts["syllables"] * pages(counts["syllables"]) + 1
    for name, shape in ARRAYS.items():
        if shape.size is not None:
            plus = shape.size.endswith("+1")
            wanted[name] = counts[shape.size.removesuffix("+1")] + plus
    for name, length in wanted.items():
        if lengths[name] != length:
            raise IndexDamaged(f"the array {name} has {lengths[name]} elements instead of {length}")
    return counts

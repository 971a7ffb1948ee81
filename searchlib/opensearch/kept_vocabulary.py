"""The vocabulary of a commit, kept in the user's cache folder, where it is read as a segment is.

Two files for each commit: a segment without paragraphs, and its figures with the digest of the segment. What
is not as it was written counts as not there, and what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from searchlib.errors import SearchlibError
from searchlib.model import Article, Paragraph
from searchlib.store.format.array_layout import ARRAYS, counts_of
from searchlib.store.format.column import Column
from searchlib.store.format.index_folder import open_regular
from searchlib.store.format.segment_file import open_segment
from searchlib.store.format.string_tables import Array, Batch, pack_strings

_MOST = 16
"""Files that are kept."""
_LARGEST = 1 << 20
"""Bytes of the figures."""
Figures = dict[str, Any]


def packed_words(words: Mapping[str, str], definitions: Mapping[str, int]) -> Batch:
    """The arrays of a segment of some words (canonical syllables, each with its folded form).

    Args:
        words: that there are.
        definitions: abbreviations with what they stand for, and how many articles say so.
    """
    from searchlib.store.write.forward_batch import build_batch, vocabulary_arrays
    from searchlib.store.write.segment_packing import pack

    paragraph = Paragraph(0, "body", None, "x")
    known = dict.fromkeys(("path", "title", "lead", "published", "date", "date_basis", "source", "url"))
    article = Article(id="-", authors=(), people=(), documents=(), paragraphs=(paragraph,), **known)
    batch = build_batch([(article, "-", b"")])
    words = words or {"x": "x"}
    arrays, _ = vocabulary_arrays(list(words), words.__getitem__)
    count = len(words)
    made = [name for name, times in definitions.items() for _ in range(times)]
    numbers = {name: number for number, name in enumerate(definitions)}
    batch |= arrays
    batch |= pack_strings("definitions", definitions)
    batch |= {
        "tokens": np.arange(count, dtype="<u4"),
        "token.start": np.array([0, count], "<u8"),
        "lengths": np.array([count], "<u4"),
        "joined": np.packbits(np.zeros(count, bool), bitorder="little"),
        "def.article": np.zeros(len(made), "<u4"),
        "def.name": np.array([numbers[name] for name in made], "<u4"),
    }
    return pack(batch)


def columns_of(packed: Batch) -> dict[str, Column]:
    """The arrays of a segment as its columns."""
    counts = counts_of({name: len(values) for name, values in packed.items()})
    return {
        name: Column(name, packed[name], shape, counts.get(shape.below or shape.offsets or "", 0))
        for name, shape in ARRAYS.items()
    }


def name_of(*parts: object) -> str:
    """The name under which something is kept that these parts determine."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def kept(name: str) -> tuple[Mapping[str, Column], Figures] | None:
    """What was kept under a name; None where nothing was, or something else stands there."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError, SearchlibError):
        folder = _folder()
        with os.fdopen(open_regular(folder, f"{name}.json"), "rb") as stream:
            figures: Figures = json.loads(stream.read(_LARGEST))
        columns, mapped = open_segment(folder, f"{name}.seg")
        if _digest(mapped) == figures["digest"]:
            return columns, figures
    return None


def keep(name: str, arrays: Mapping[str, Array], figures: Figures) -> None:
    """Keeps the arrays of a segment and some figures; the oldest ones are forgotten."""
    from searchlib.store.format.segment_file import write_segment

    stream = io.BytesIO()
    write_segment(stream, arrays)
    text = json.dumps({**figures, "digest": _digest(stream.getbuffer())})
    with suppress(OSError):
        folder = _folder()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _write(folder, f"{name}.seg", stream.getvalue())
        _write(folder, f"{name}.json", text.encode())
        with os.scandir(folder) as listed:
            files = sorted(listed, key=lambda one: one.stat(follow_symlinks=False).st_mtime)
        for old in files[:-_MOST]:
            os.remove(old.path)


def _write(folder: str, name: str, content: bytes) -> None:
    import tempfile

    descriptor, path = tempfile.mkstemp(dir=folder, prefix="new-")  # readable by the user alone
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        os.replace(path, os.path.join(folder, name))
    except BaseException:
        with suppress(OSError):
            os.remove(path)
        raise


def _folder() -> str:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "searchlib", "opensearch")


def _digest(content: Any) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def are_counts(value: object, count: int) -> bool:
    """Whether something is a list of so many whole numbers from 0 on."""
    return isinstance(value, list) and len(value) == count and all(type(n) is int and n >= 0 for n in value)

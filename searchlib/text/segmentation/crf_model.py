"""pyvi's word model, read straight from the files of the installed package.

The package holds a pickled `sklearn_crfsuite.CRF` whose payload is a CRFsuite model (a two-label linear-chain
CRF), and a list of words. Neither pyvi nor scikit-learn is imported: the package's folder is found without
running it, the pickle is read by an unpickler that knows each class by name and makes inert objects of
them, and the CRFsuite format (version 100, `crf1d_model.c` and `cqdb.c` of CRFsuite 0.12) is read here.
"""

from __future__ import annotations

import struct
from itertools import compress, repeat
from pathlib import Path
from typing import Any

from searchlib.errors import SearchlibError
from searchlib.frozen import frozen

LABELS = ("B_W", "I_W")

_CLASSES = {
    ("sklearn_crfsuite.estimator", "CRF"),
    ("sklearn_crfsuite._fileresource", "FileResource"),
    ("numpy.core.multiarray", "scalar"),
    ("pycrfsuite._logparser", "TrainLogParser"),
    ("numpy", "dtype"),
}
_HEADER = struct.Struct("<4sI4sIIII5I")
_FEATURE = struct.Struct("<IIId")
_CQDB = struct.Struct("<4s5I")
_PAIR = struct.Struct("<II")


@frozen
class WordModel:
    """What the segmenter needs of pyvi.

    Attributes:
        state: attribute ("word.lower():nghị") -> weights of the labels `LABELS`.
        transition: weights[from][to] of the labels.
        bigrams, trigrams: known words of two and three syllables, separated by spaces.
    """

    state: dict[str, tuple[float, float]]
    transition: tuple[tuple[float, float], tuple[float, float]]
    bigrams: frozenset[str]
    trigrams: frozenset[str]


def load_model() -> WordModel:
    """Reads the model of the installed pyvi.

    Raises:
        SearchlibError: pyvi is not installed, or its files are not those of the version this module knows.
    """
    words = listed_words()
    folder = _folder()
    try:
        pickled = (folder / "pyvi3.pkl").read_bytes()
    except OSError as error:
        raise _unreadable(folder, error) from error
    try:
        state, transition = parse_crfsuite(unpickle_payload(pickled))
    except SearchlibError:
        raise
    except Exception as error:  # a pickle of another version may raise anything
        raise _other_version(f"{type(error).__name__}: {error}") from error
    entries = words.split("\n")
    spaces = list(map(str.count, entries, repeat(" ")))
    bigrams, trigrams = (frozenset(compress(entries, map(count.__eq__, spaces))) for count in (1, 2))
    return WordModel(state, transition, bigrams, trigrams)


def listed_words() -> str:
    """The words that the installed pyvi lists, one a line.

    Raises:
        SearchlibError: pyvi is not installed, or its list cannot be read.
    """
    folder = _folder()
    try:
        return (folder / "words.txt").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(folder, error) from error


def _unreadable(folder: Path, error: Exception) -> SearchlibError:
    return SearchlibError(f"pyvi's model cannot be read from {folder}: {error}; reinstall pyvi")


def _folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("pyvi")  # of a top-level package, this runs none of its code
    if spec is None or not spec.submodule_search_locations:
        raise SearchlibError("pyvi's word model is not installed; run: pip install 'pyvi>=0.1.1,<0.2'")
    return Path(next(iter(spec.submodule_search_locations))) / "models"


def _other_version(detail: str) -> SearchlibError:
    return SearchlibError(
        f"pyvi's model is of another version ({detail}); run: pip install 'pyvi>=0.1.1,<0.2'"
    )


class _Inert:
    """Stands in for every class of the pickle: takes any arguments and state, does nothing."""

    def __init__(self, *arguments: object) -> None:
        self.state: Any = None

    def __setstate__(self, state: Any) -> None:
        self.state = state


def _encode(text: str, encoding: str) -> bytes:
    """What pickles of protocol 2 call to restore bytes."""
    if encoding != "latin1":
        raise _other_version(f"bytes as {encoding}")
    return text.encode("latin1")


def unpickle_payload(pickled: bytes) -> bytes:
    """The CRFsuite model inside a pickled `sklearn_crfsuite.CRF`; runs no code of the pickle's choosing."""
    import io
    import pickle

    class Unpickler(pickle.Unpickler):
        def find_class(self, module: str, name: str) -> Any:
            if (module, name) in _CLASSES:
                return _Inert
            if (module, name) == ("_codecs", "encode"):
                return _encode
            raise _other_version(f"it names {module}.{name}")

    estimator = Unpickler(io.BytesIO(pickled)).load()
    payload = estimator.state["modelfile"].state["__FILE_RESOURCE_DATA__"]
    if not isinstance(payload, bytes):
        raise _other_version("no model in it")
    return payload


def parse_crfsuite(
    data: bytes,
) -> tuple[dict[str, tuple[float, float]], tuple[tuple[float, float], tuple[float, float]]]:
    """State and transition weights of a CRFsuite model with the labels `LABELS`.

    Feature records name their attribute and label by number, so the reference tables at the end of the file,
    which serve look-up by attribute, are not needed.

    Raises:
        SearchlibError: the bytes are not such a model.
    """
    magic, _, kind, version, _, labels, attributes, features_at, labels_at, attributes_at, *_ = (
        _HEADER.unpack_from(data)
    )
    if (magic, kind, version, labels) != (b"lCRF", b"FOMC", 100, len(LABELS)):
        raise _other_version(f"header {magic!r} {kind!r} {version}, {labels} labels")
    names = _strings(data, labels_at, labels)
    if sorted(names) != sorted(LABELS):
        raise _other_version(f"labels {names}")
    attribute_names = _strings(data, attributes_at, attributes)
    state: dict[str, list[float]] = {name: [0.0, 0.0] for name in attribute_names}
    transition = [[0.0, 0.0], [0.0, 0.0]]
    rank = [LABELS.index(name) for name in names]
    chunk, _, count = struct.unpack_from("<4sII", data, features_at)
    if chunk != b"FEAT":
        raise _other_version("no features")
    first = features_at + 12
    for type_, source, target, weight in _FEATURE.iter_unpack(data[first : first + count * _FEATURE.size]):
        if type_ == 0:
            state[attribute_names[source]][rank[target]] = weight
        else:
            transition[rank[source]][rank[target]] = weight
    (bb, bi), (ib, ii) = transition
    return {name: (begin, inside) for name, (begin, inside) in state.items()}, ((bb, bi), (ib, ii))


def _strings(data: bytes, at: int, count: int) -> list[str]:
    """The strings of a CQDB chunk by number: its backward table holds the place of each record."""
    magic, _, _, order, entries, backward = _CQDB.unpack_from(data, at)
    if magic != b"CQDB" or order != 0x62445371 or entries < count:
        raise _other_version("string table")
    strings = []
    for (record,) in struct.iter_unpack("<I", data[at + backward : at + backward + 4 * count]):
        _, length = _PAIR.unpack_from(data, at + record)
        start = at + record + _PAIR.size
        strings.append(data[start : start + length - 1].decode("utf-8"))
    return strings

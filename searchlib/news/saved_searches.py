"""Saved searches on disk: a file each, where the platform keeps the state of programs (extra `news`)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from searchlib.errors import SavedSearchError
from searchlib.export.atomic_output import atomic_file
from searchlib.frozen import JsonObject, frozen

VARIABLE = "SEARCHLIB_STATE"
"""Names the folder of the state, in place of the platform's."""

_VERSION = 1
_LONGEST_NAME = 200
_LONGEST_FILE = 1 << 20
_LOCK_SECONDS = 30.0


@frozen
class SavedSearch(JsonObject):
    """A search that is asked again and again.

    Attributes:
        name: what it is called.
        index: the place of the index.
        query: the query, in the full language.
        options: filters, `match` and `syntax`, as `Index.search` takes them.
        seen: number of the commit up to which its matches were seen.
        looked: ISO time of the last look, or None.
        made: of the index at that time, as `Engine.made`.
    """

    name: str
    index: str
    query: str
    options: dict[str, Any]
    seen: int
    looked: str | None = None
    made: str = ""


class SavedSearches:
    """The saved searches of one index.

    Attributes:
        index: its place.
        folder: where the files are.
    """

    def __init__(self, index: str, folder: str | None = None) -> None:
        """The searches of an index; `folder` is the platform's where none is given.

        Raises:
            SavedSearchError: if platformdirs is not installed.
        """
        self.index = index if "://" in index else os.path.realpath(index)
        self.folder = folder or os.environ.get(VARIABLE) or _state_folder()

    def names(self) -> list[str]:
        """The names, in their order; a file that cannot be read is passed over."""
        return [search.name for search in self._all() if isinstance(search, SavedSearch)]

    def all(self) -> list[SavedSearch | SavedSearchError]:
        """The searches by name, and an error for each file that cannot be read."""
        return list(self._all())

    def get(self, name: str) -> SavedSearch:
        """The search of a name.

        Raises:
            SavedSearchError: there is none, or its file is damaged.
        """
        path = self._path(name)
        if not os.path.exists(path):
            known = ", ".join(self.names()) or "none"
            raise SavedSearchError(f"no saved search {name!r}; saved are: {known}")
        return _read(path)

    def put(self, search: SavedSearch) -> bool:
        """Writes a search; says whether one of this name was there.

        Raises:
            SavedSearchError: the name is empty or too long, or the file cannot be written.
        """
        if not search.name.strip() or len(search.name) > _LONGEST_NAME or not search.name.isprintable():
            raise SavedSearchError("a saved search needs a name of printable characters, 200 at most")
        path = self._path(search.name)
        before = os.path.exists(path)
        self._make_folder()
        with atomic_file(path) as place, open(place, "w", encoding="utf-8") as out:
            json.dump({"version": _VERSION, **search.as_dict()}, out, ensure_ascii=False, indent=1)
        return before

    def remove(self, name: str) -> None:
        """Takes a search out, also one whose file is damaged.

        Raises:
            SavedSearchError: there is none.
        """
        path = self._path(name)
        try:
            os.unlink(path)
        except FileNotFoundError:
            self.get(name)
        except OSError as error:
            raise SavedSearchError(f"{path}: cannot be removed ({error.strerror})") from error

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Keeps other processes from looking at the same search.

        Raises:
            SavedSearchError: another process looks at it for long.
        """
        from filelock import FileLock, Timeout

        self._make_folder()
        try:
            with FileLock(f"{self._path(name)}.lock", timeout=_LOCK_SECONDS):
                yield
        except Timeout:
            raise SavedSearchError(
                f"another process is reading the news of {name!r}; try again later"
            ) from None

    def _all(self) -> Iterator[SavedSearch | SavedSearchError]:
        try:
            files = sorted(os.listdir(self.folder))
        except OSError:
            return
        found: list[SavedSearch | SavedSearchError] = []
        for file in files:
            if file.endswith(".json") and file.startswith(self._mark()):
                try:
                    found.append(_read(os.path.join(self.folder, file)))
                except SavedSearchError as error:
                    found.append(error)
        yield from sorted(found, key=lambda one: one.name if isinstance(one, SavedSearch) else "")

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, f"{self._mark()}-{_hash(name)}.json")

    def _mark(self) -> str:
        return _hash(self.index)

    def _make_folder(self) -> None:
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
        except OSError as error:
            raise SavedSearchError(f"{self.folder}: cannot be made ({error.strerror})") from error


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _state_folder() -> str:
    try:
        from platformdirs import user_state_dir
    except ImportError:
        raise SavedSearchError(
            f'platformdirs is missing; pip install "searchlib[news]", or name a folder in ${VARIABLE}'
        ) from None
    return os.path.join(user_state_dir("searchlib", appauthor=False), "saved")


def _read(path: str) -> SavedSearch:
    try:
        with open(path, "rb") as stream:
            data = stream.read(_LONGEST_FILE + 1)
        value = json.loads(data) if len(data) <= _LONGEST_FILE else None
    except OSError as error:
        raise SavedSearchError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError):
        value = None
    search = _search(value) if isinstance(value, dict) else None
    if search is None:
        raise SavedSearchError(f"{path}: this saved search is damaged; save it again, or remove the file")
    return search


def _search(value: Mapping[str, Any]) -> SavedSearch | None:
    """The search that an object tells, if all of it is as it was written."""
    texts = [value.get(name) for name in ("name", "index", "query")]
    options, seen, looked = value.get("options"), value.get("seen"), value.get("looked")
    made = value.get("made", "")
    whole = isinstance(seen, int) and not isinstance(seen, bool) and seen >= 0
    if value.get("version") != _VERSION or not whole or not all(isinstance(text, str) for text in texts):
        return None
    if not isinstance(options, dict) or not isinstance(looked, str | None) or not isinstance(made, str):
        return None
    name, index, query = (str(text) for text in texts)
    return SavedSearch(name, index, query, options, int(str(seen)), looked, made)

"""A folder under watch: every write, sync, rename and deletion in it, and the power to make one fail.

The calls of `os` are wrapped while the recorder is entered. `replay.final` says what the folder should hold
then; comparing it with the folder shows that nothing was written past the recorder.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from unittest.mock import patch

Tree = dict[str, bytes | None]
"""What a folder holds: bytes by relative path, None for a folder."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was asked of the file system.

    Attributes:
        what: mkdir, create, truncate, write, sync, syncdir, rename or remove.
        path: relative to the root, "" for the root.
        node: number of what the path leads to, whatever its name.
        target: the new path of a rename.
        offset, data: of a write.
    """

    what: str
    path: str
    node: int = 0
    target: str = ""
    offset: int = 0
    data: bytes = b""


class Recorder:
    """Wraps the calls of `os` for what lies in one folder.

    Attributes:
        events: what happened.
        start: what the folder held at the beginning.
        nodes: number of each path at the beginning.
    """

    def __init__(self, root: str, before: Callable[[int, Event], None] | None = None) -> None:
        """Looks at the folder.

        Args:
            root: the folder.
            before: called with the number and the event before it happens; may raise to keep it from that.
        """
        self.root = os.path.realpath(root)
        self.events: list[Event] = []
        self.start = tree_of(self.root)
        self.nodes = {path: number for number, path in enumerate(self.start)}
        self._now = dict(self.nodes)
        self._count = len(self.nodes)
        self._before = before
        self._descriptors: dict[int, tuple[str, int]] = {}
        self._real = {name: getattr(os, name) for name in _CALLS}
        self._patches: list[Any] = []

    def __enter__(self) -> Self:
        for name, call in _CALLS.items():
            one = patch.object(os, name, call.__get__(self))
            one.start()
            self._patches.append(one)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._patches:
            self._patches.pop().stop()

    def tell(self, *event: Any) -> None:
        """Takes an event that is about to happen."""
        told = Event(*event)
        if self._before is not None:
            self._before(len(self.events), told)
        self.events.append(told)

    def forget(self, descriptor: int) -> None:
        """A file was closed."""
        self._descriptors.pop(descriptor, None)

    # The calls of `os`, by the names that they replace.

    def open(self, path: Any, flags: int, mode: int = 0o777, **options: Any) -> int:
        """As `os.open`."""
        inside = self._inside(path)
        if inside is not None and flags & (os.O_WRONLY | os.O_RDWR):
            self._prepare(inside, os.fspath(path), flags)
        descriptor: int = self._real["open"](path, flags, mode, **options)
        if inside is not None:
            self._descriptors[descriptor] = (inside, self._now.get(inside, -1))
        return descriptor

    def fdopen(self, descriptor: int, mode: str = "r", *args: Any, **options: Any) -> Any:
        """As `os.fdopen`; what is written through the file is told."""
        known = self._descriptors.get(descriptor)
        if known is None or mode == "rb":
            return self._real["fdopen"](descriptor, mode, *args, **options)
        assert mode == "wb", "a mode that the recorder does not know"
        return io.BufferedWriter(_Watched(self, descriptor, *known))

    def close(self, descriptor: int) -> None:
        """As `os.close`."""
        self.forget(descriptor)
        self._real["close"](descriptor)

    def fsync(self, descriptor: int) -> None:
        """As `os.fsync`."""
        known = self._descriptors.get(descriptor)
        if known is not None:
            path, node = known
            self.tell("syncdir" if node < 0 or os.path.isdir(self._full(path)) else "sync", path, node)
        self._real["fsync"](descriptor)

    def rename(self, source: Any, target: Any) -> None:
        """As `os.rename` and `os.replace`."""
        old, new = self._inside(source), self._inside(target)
        if old is not None and new is not None:
            self.tell("rename", old, self._now[old], new)
            self._now[new] = self._now.pop(old)
        self._real["replace"](source, target)

    def remove(self, path: Any, **options: Any) -> None:
        """As `os.remove` and `os.unlink`."""
        inside = self._inside(path)
        if inside is not None:
            self.tell("remove", inside, self._now.get(inside, -1))
            self._now.pop(inside, None)
        self._real["remove"](path, **options)

    def mkdir(self, path: Any, mode: int = 0o777, **options: Any) -> None:
        """As `os.mkdir`."""
        inside = self._inside(path)
        if inside is not None and not os.path.lexists(path):
            self.tell("mkdir", inside, self._new(inside))
        self._real["mkdir"](path, mode, **options)

    def _prepare(self, inside: str, path: str, flags: int) -> None:
        there = os.path.lexists(path)
        if not there and flags & os.O_CREAT:
            self.tell("create", inside, self._count)
            self._new(inside)
        elif there and flags & os.O_TRUNC:
            self.tell("truncate", inside, self._now[inside])

    def _new(self, inside: str) -> int:
        node = self._now[inside] = self._count
        self._count += 1
        return node

    def _full(self, inside: str) -> str:
        return os.path.join(self.root, inside)

    def _inside(self, path: Any) -> str | None:
        if isinstance(path, int):
            return None
        folder, name = os.path.split(os.path.abspath(os.fsdecode(path)))
        full = os.path.join(os.path.realpath(folder), name)
        if full == self.root:
            return ""
        return os.path.relpath(full, self.root) if full.startswith(self.root + os.sep) else None


_CALLS: dict[str, Any] = {
    "open": Recorder.open,
    "fdopen": Recorder.fdopen,
    "close": Recorder.close,
    "fsync": Recorder.fsync,
    "replace": Recorder.rename,
    "rename": Recorder.rename,
    "remove": Recorder.remove,
    "unlink": Recorder.remove,
    "mkdir": Recorder.mkdir,
}


class _Watched(io.FileIO):
    """A file whose writes are told."""

    def __init__(self, recorder: Recorder, descriptor: int, path: str, node: int) -> None:
        super().__init__(descriptor, "wb")
        self._recorder, self._path, self._node = recorder, path, node

    def write(self, data: Any) -> int:
        """As `FileIO.write`."""
        self._recorder.tell("write", self._path, self._node, "", self.tell(), bytes(data))
        return super().write(data)

    def close(self) -> None:
        """As `FileIO.close`."""
        if not self.closed:
            self._recorder.forget(self.fileno())
        super().close()


def tree_of(root: str) -> Tree:
    """What a folder holds."""
    tree: Tree = {}
    for path in sorted(Path(root).rglob("*")):
        tree[str(path.relative_to(root))] = None if path.is_dir() else path.read_bytes()
    return tree

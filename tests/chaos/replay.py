"""What may be on the disk after the power went: every prefix of what was recorded, and what of it was synced.

The model is the one that POSIX leaves: a file's bytes are durable once the file is synced, a name once its
folder is. What is not durable may be there or not, in any combination: names one by one, writes one by one,
each whole, in part or as zeros. Only a rename is never half done.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.recorder import Event, Recorder, Tree

_FOLDER = -1
_SECTOR = 512


@dataclass(slots=True)
class _Disk:
    """The disk at one moment: what is durable, and what waits."""

    names: dict[str, int]
    folders: set[int]
    bytes: dict[int, bytes]
    waiting_names: list[tuple[str, dict[str, int | None]]] = field(default_factory=list)
    waiting_writes: dict[int, list[Event]] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """One event more."""
        match event.what:
            case "mkdir" | "create":
                if event.what == "mkdir":
                    self.folders.add(event.node)
                else:
                    self.bytes[event.node] = b""
                self._name(event.path, {event.path: event.node})
            case "rename":
                self._name(event.path, {event.path: None, event.target: event.node})
            case "remove":
                self._name(event.path, {event.path: None})
            case "write" | "truncate":
                self.waiting_writes.setdefault(event.node, []).append(event)
            case "sync":
                writes = self.waiting_writes.pop(event.node, [])
                self.bytes[event.node] = written(self.bytes[event.node], writes)
            case "syncdir":
                here = [change for folder, change in self.waiting_names if folder == event.path]
                self.waiting_names = [one for one in self.waiting_names if one[0] != event.path]
                for change in here:
                    rename(self.names, change)

    def tree(self, names: Sequence[bool], write: Callable[[int, list[Event]], list[Event]]) -> Tree:
        """What is found after the power went.

        Args:
            names: for each waiting change of names whether it reached the disk.
            write: what of the waiting writes of a file did.
        """
        found = dict(self.names)
        for (_, change), reached in zip(self.waiting_names, names, strict=True):
            if reached:
                rename(found, change)
        tree: Tree = {}
        for path, node in sorted(found.items()):
            above = os.path.dirname(path)
            if above and tree.get(above, b"") is not None:
                continue  # the folder itself is not there
            if node in self.folders:
                tree[path] = None
            else:
                writes = self.waiting_writes.get(node, [])
                tree[path] = written(self.bytes[node], write(node, writes)) if writes else self.bytes[node]
        return tree

    def _name(self, path: str, change: dict[str, int | None]) -> None:
        self.waiting_names.append((os.path.dirname(path), change))


def rename(names: dict[str, int], change: dict[str, int | None]) -> None:
    """Applies a change of names."""
    for path, node in change.items():
        if node is None:
            names.pop(path, None)
        else:
            names[path] = node


def written(data: bytes, writes: Sequence[Event]) -> bytes:
    """The bytes of a file after some writes."""
    result = bytearray(data)
    for event in writes:
        if event.what == "truncate":
            result.clear()
            continue
        result.extend(bytes(max(0, event.offset - len(result))))
        result[event.offset : event.offset + len(event.data)] = event.data
    return bytes(result)


def crashes(recorder: Recorder, chance: random.Random, draws: int) -> Iterator[tuple[int, Tree]]:
    """For each number of events: what may be found if the power goes then.

    Args:
        recorder: what happened.
        chance: for the random ones.
        draws: how many random combinations for each moment.
    """
    disk = _start(recorder)
    yield from ((0, tree) for tree in _found(disk, chance, draws))
    for number, event in enumerate(recorder.events, start=1):
        disk.apply(event)
        yield from ((number, tree) for tree in _found(disk, chance, draws))


def final(recorder: Recorder) -> Tree:
    """What the folder holds if the power stays."""
    disk = _start(recorder)
    for event in recorder.events:
        disk.apply(event)
    return disk.tree([True] * len(disk.waiting_names), lambda _, writes: writes)


def lay_out(tree: Tree, folder: Path) -> None:
    """Makes a folder of what was found."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, data in tree.items():
        if data is None:
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(data)


def _start(recorder: Recorder) -> _Disk:
    folders = {recorder.nodes[path] for path, data in recorder.start.items() if data is None}
    data = {recorder.nodes[path]: data for path, data in recorder.start.items() if data is not None}
    return _Disk(dict(recorder.nodes), folders, data)


def _found(disk: _Disk, chance: random.Random, draws: int) -> Iterator[Tree]:
    count = len(disk.waiting_names)

    def every(_: int, writes: list[Event]) -> list[Event]:
        return writes

    def none(_: int, writes: list[Event]) -> list[Event]:
        return []

    def zeros(_: int, writes: list[Event]) -> list[Event]:
        return [_changed(event, bytes(len(event.data))) for event in writes]

    def torn(_: int, writes: list[Event]) -> list[Event]:
        return [_torn(event, chance) for event in writes if chance.random() < 0.7]

    for write in (every, none, zeros):
        yield disk.tree([True] * count, write)
        yield disk.tree([False] * count, write)
    for reached in range(1, count):  # in order, and each one alone or missing
        yield disk.tree([number < reached for number in range(count)], every)
    for one in range(count):
        yield disk.tree([number == one for number in range(count)], every)
        yield disk.tree([number != one for number in range(count)], none)
    for _ in range(draws):
        yield disk.tree([chance.random() < 0.5 for _ in range(count)], torn)


def _torn(event: Event, chance: random.Random) -> Event:
    """A write of which only the beginning, or all but one sector, reached the disk."""
    data = event.data
    if chance.random() < 0.5:
        return _changed(event, data[: chance.randrange(len(data) + 1)])
    at = chance.randrange(0, len(data) + 1, _SECTOR)
    return _changed(event, data[:at] + bytes(len(data[at : at + _SECTOR])) + data[at + _SECTOR :])


def _changed(event: Event, data: bytes) -> Event:
    return Event(event.what, event.path, event.node, event.target, event.offset, data)

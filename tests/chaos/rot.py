"""Bit rot: a byte of a file changes. `check` names file and block, and no search answers wrongly."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from searchlib.errors import IndexFolderError, SearchlibError
from searchlib.store.check.integrity import check

from tests.chaos.sample import make_sample
from tests.chaos.states import Outcome, answers

_PARTS = ("block", "directory", "the bytes from", "is not a segment", "format")
"""How `check` names the parts of a segment: its blocks, its directory, its gaps, its two ends."""


def run(count: int = 4000, seed: int = 1) -> Outcome:
    """Flips a bit so many times, spread over all files of an index and denser at their ends."""
    outcome = Outcome("bit rot")
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        index = make_sample(folder)
        truth = answers(index)
        files = sorted(path for path in Path(index).iterdir() if path.stat().st_size)
        for number in range(count):
            path = files[number % len(files)]
            data = path.read_bytes()
            place = _place(len(data), chance)
            bit = 1 << chance.randrange(8)
            path.write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
            outcome.injected += 1
            try:
                _look(index, path, place, truth, outcome)
            finally:
                path.write_bytes(data)
    return outcome


def _place(size: int, chance: random.Random) -> int:
    if chance.random() < 0.2:
        edge = chance.randrange(min(64, size))
        return edge if chance.random() < 0.5 else size - 1 - edge
    return chance.randrange(size)


def _look(index: str, path: Path, place: int, truth: list[object], outcome: Outcome) -> None:
    where = f"{path.suffix} at {place}"
    problems = check(index)[0]
    if not problems or path.name not in problems[0]:
        outcome.loss(f"{where}: check says {problems[:1]}")
    elif path.suffix == ".seg" and not any(part in problems[0] for part in _PARTS):
        outcome.loss(f"{where}: check names no block: {problems[0]}")
    try:
        if answers(index) != truth:
            outcome.loss(f"{where}: a search answered wrongly")
    except IndexFolderError as error:
        if "\n" in str(error) or path.name not in str(error):
            outcome.loss(f"{where}: the message is {str(error)!r}")
    except SearchlibError as error:
        outcome.loss(f"{where}: {type(error).__name__}: {error}")

"""Edited bytes of a real small index: results or a `SearchlibError`, never anything else.

Two kinds of edits. Raw ones are what accidents do: whatever is read then is right or refused, and `check`
calls nothing sound that answers otherwise than before. Forged ones are what a stranger could do, with
checksums put right: nothing may break, hang or fill the memory, and arrays that `check` calls sound answer as
before.
"""

from __future__ import annotations

import json
import random
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from searchlib import Index
from searchlib.errors import SearchlibError
from searchlib.store.check.integrity import check

from tests.chaos.sample import make_sample
from tests.chaos.states import SEARCHES, Outcome
from tests.store.tamper import arrays_of, forge_contents, forge_segment

BATCH = 250
SECONDS = 60
"""A case that takes longer hangs."""
_MEMORY = 1 << 31
_CONTENTS = "the table of contents"


class _Hang(BaseException):
    """A case takes too long."""


def run(count: int = 20_000, forged: int = 10_000, seed: int = 1, processes: int = 2) -> list[Outcome]:
    """Makes so many raw and so many forged edits, in processes of their own."""
    import multiprocessing

    outcomes = {"raw": Outcome("fuzzing, raw"), "forged": Outcome("fuzzing, checksums forged")}
    tasks = [("raw", seed + start, min(BATCH, count - start)) for start in range(0, count, BATCH)]
    tasks += [("forged", seed + start, min(BATCH, forged - start)) for start in range(0, forged, BATCH)]
    with multiprocessing.get_context("fork").Pool(processes, maxtasksperchild=1) as pool:
        for part, outcome in pool.imap_unordered(_batch_apart, tasks):
            whole = outcomes[part]
            whole.injected += outcome.injected
            whole.lost += outcome.lost
            whole.notes += outcome.notes
    return list(outcomes.values())


def _batch_apart(task: tuple[str, int, int]) -> tuple[str, Outcome]:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    part, seed, count = task
    return part, batch(part, seed, count)


def batch(part: str, seed: int, count: int) -> Outcome:
    """So many cases, the same for the same seed."""
    outcome = Outcome(f"fuzzing, {part}")
    chance = random.Random(f"{part}-{seed}")
    with tempfile.TemporaryDirectory() as folder:
        index = make_sample(folder, articles=3)
        kept = {path: path.read_bytes() for path in sorted(Path(index).iterdir())}
        truth = [_answer(index, number) for number in range(len(SEARCHES) + 1)]
        for number in range(count):
            what = (_edit if part == "raw" else _forge)(index, chance)
            outcome.injected += 1
            asked = chance.sample(range(len(truth)), 3)
            with _told(outcome, f"case {seed}+{number}: {what}"):
                sound = _sound(index)
                for question in asked:
                    try:
                        right = _answer(index, question) == truth[question]
                    except SearchlibError as error:
                        right = "\n" not in str(error) and not sound
                    if not right and (part == "raw" or (sound and what != _CONTENTS)):
                        outcome.loss(f"case {seed}+{number}: {what}: wrong{', called sound' * sound}")
            _restore(kept)
    return outcome


def _sound(index: str) -> bool:
    try:
        return not check(index)[0]
    except SearchlibError:
        return False


def _answer(index: str, question: int) -> Any:
    with Index.open(index) as opened:
        if question == len(SEARCHES):
            stats = opened.stats().as_dict() | {"bytes": 0}
            return [speaker.as_dict() for speaker in opened.speakers()], opened.ids(), stats
        query, options = SEARCHES[question]
        found = opened.search(query, **options)
        return found.total, found.suggestion, [(hit.as_dict(), hit.highlights) for hit in found]


@contextmanager
def _told(outcome: Outcome, what: str) -> Iterator[None]:
    """Counts whatever gets out as a loss, and so much time too."""

    def hang(*_: object) -> None:
        raise _Hang(f"more than {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(SECONDS)
    try:
        yield
    except (Exception, _Hang) as error:
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = (
            "" if place is None else f" in {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
        )
        outcome.loss(f"{what}: {type(error).__name__}: {str(error)[:100]}{where}")
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _restore(kept: dict[Path, bytes]) -> None:
    for path in next(iter(kept)).parent.iterdir():
        if path not in kept:
            path.unlink()
    for path, data in kept.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


# Raw edits.


def _edit(index: str, chance: random.Random) -> str:
    files = sorted(path for path in Path(index).iterdir() if path.stat().st_size)
    path = chance.choice(files)
    data = bytearray(path.read_bytes())
    change = chance.choice([_bytes, _bytes, _bytes, _cut, _longer, _moved, _zeros, _other])
    change(data, chance, files)
    path.write_bytes(data)
    return f"{change.__name__[1:]} in {path.suffix}"


def _bytes(data: bytearray, chance: random.Random, _: list[Path]) -> None:
    for _ in range(chance.randint(1, 4)):
        place, values = chance.randrange(len(data)), values_of(chance)
        data[place : place + len(values)] = values[: len(data) - place]


def _cut(data: bytearray, chance: random.Random, _: list[Path]) -> None:
    del data[chance.randrange(len(data)) :]


def _longer(data: bytearray, chance: random.Random, _: list[Path]) -> None:
    place = chance.choice([len(data), chance.randrange(len(data))])
    data[place:place] = chance.randbytes(chance.choice([1, 8, 4096]))


def _moved(data: bytearray, chance: random.Random, _: list[Path]) -> None:
    size = chance.choice([1, 8, 64, 512])
    a, b = chance.randrange(len(data)), chance.randrange(len(data))
    data[a : a + size], data[b : b + size] = data[b : b + size], data[a : a + size]


def _zeros(data: bytearray, chance: random.Random, _: list[Path]) -> None:
    place, size = chance.randrange(len(data)), chance.choice([8, 512, 4096])
    data[place : place + size] = bytes(len(data[place : place + size]))


def _other(data: bytearray, chance: random.Random, files: list[Path]) -> None:
    data[:] = chance.choice(files).read_bytes()


def values_of(chance: random.Random) -> bytes:
    """Bytes to write somewhere: extremes and noise."""
    size = chance.choice([1, 2, 4, 8])
    extremes = (0, 1, 0x7F, 0xFF, (1 << 8 * size) - 1, (1 << 8 * size - 1), (1 << 8 * size - 1) - 1)
    if chance.random() < 0.5:
        return (chance.choice(extremes) % (1 << 8 * size)).to_bytes(size, "little")
    return chance.randbytes(size)


# Forged edits.


def _forge(index: str, chance: random.Random) -> str:
    try:
        if chance.random() < 0.2:
            forge_contents(index, lambda tree: _mutated(tree, chance))
            return _CONTENTS
        named = []
        for _ in range(chance.choice([1, 1, 2, 3])):
            name = chance.choice(arrays_of(index))
            forge_segment(index, name, chance.random(), values_of(chance) * chance.choice([1, 1, 4]))
            named.append(name)
        return ", ".join(named)
    except (SearchlibError, OverflowError):  # what was forged before cannot be forged any more
        return "nothing"


def _mutated(tree: Any, chance: random.Random) -> Any:
    """JSON with one of its values replaced."""
    values: tuple[Any, ...] = (
        0,
        -1,
        1,
        2**31,
        2**62,
        2**63,
        1e308,
        "",
        "x" * 100,
        None,
        [],
        {},
        True,
        [[0, 1]],
    )
    places: list[Callable[[Any], None]] = []

    def walk(part: Any) -> None:
        items = part.items() if isinstance(part, dict) else enumerate(part)
        for key, value in list(items):
            places.append(lambda new, part=part, key=key: part.__setitem__(key, new))
            if isinstance(value, dict | list):
                walk(value)

    tree = json.loads(json.dumps(tree))
    walk(tree)
    chance.choice(places)(chance.choice(values))
    return tree

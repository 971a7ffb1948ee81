"""`python -m tests.chaos [KIND ...] [--scale X]`: injects faults and prints what was lost.

python -m tests.chaos                       all kinds, in full
python -m tests.chaos kills fuzz --scale .1 two kinds, a tenth of the faults
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from tests.chaos import disk, fuzz, interrupts, kills, powercut, readers, rot, strangers
from tests.chaos.states import Outcome

KINDS: dict[str, Callable[[float], list[Outcome]]] = {
    "powercut": lambda scale: [powercut.run(round(60 * scale))],
    "kills": lambda scale: kills.run(max(4, round(200 * scale))),
    "interrupts": lambda scale: [interrupts.run(max(1, round(1 / scale)))],
    "rot": lambda scale: [rot.run(max(50, round(4000 * scale)))],
    "disk": lambda scale: [
        disk.injected(max(1, round(1 / scale))),
        disk.limited(max(5, round(60 * scale))),
        disk.full(max(5, round(60 * scale))),
    ],
    "readers": lambda scale: [
        readers.concurrent(max(10, round(100 * scale)), 8 if scale >= 1 else 3),
        readers.read_only(),
    ],
    "texts": lambda scale: [strangers.texts(max(5, round(60 * scale)))],
    "queries": lambda scale: [strangers.queries(max(150, round(2_000 * scale)))],
    "files": lambda _: [strangers.files()],
    "forks": lambda scale: [strangers.forks(max(2, round(20 * scale)))],
    "shells": lambda scale: [strangers.shells(max(2, round(20 * scale)))],
    "memory": lambda scale: [strangers.memory(max(3, round(30 * scale)))],
    "fuzz": lambda scale: fuzz.run(max(100, round(20_000 * scale)), max(100, round(10_000 * scale))),
}
"""For each kind: what runs it, given the share of the full number of faults."""

_NOTES = 20
"""Losses that are told of each kind."""


def main() -> int:
    """Runs the kinds that were named and prints the table; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description="Inject faults, count losses.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"{', '.join(KINDS)} (all)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full number of faults (1)")
    options = parser.parse_args()
    unknown = [kind for kind in options.kinds if kind not in KINDS]
    if unknown or options.scale <= 0:
        parser.error(f"no such kind: {', '.join(unknown)}" if unknown else "--scale must be above 0")
    outcomes: list[Outcome] = []
    for kind in options.kinds or KINDS:
        begun = time.monotonic()
        found = KINDS[kind](options.scale)
        outcomes += found
        for outcome in found:
            for note in outcome.notes[:_NOTES]:
                print(note)
        print(f"{kind}: {time.monotonic() - begun:.0f} s", flush=True)
    print(table(outcomes))
    return int(any(outcome.lost for outcome in outcomes))


def table(outcomes: list[Outcome]) -> str:
    """The table, in Markdown."""
    rows = [(outcome.kind, f"{outcome.injected:,}", f"{outcome.lost:,}") for outcome in outcomes]
    head = ("kind of fault", "times injected", "states lost")
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(3)]
    lines = [
        _row(head, widths),
        f"| {'-' * widths[0]} | {'-' * (widths[1] - 1)}: | {'-' * (widths[2] - 1)}: |",
    ]
    return "\n".join([*lines, *(_row(row, widths) for row in rows)])


def _row(cells: tuple[str, str, str], widths: list[int]) -> str:
    return f"| {cells[0]:<{widths[0]}} | {cells[1]:>{widths[1]}} | {cells[2]:>{widths[2]}} |"


if __name__ == "__main__":
    sys.exit(main())

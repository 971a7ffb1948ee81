"""What an engine hands out of an indexing run: its tally as a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.summaries import Summary

if TYPE_CHECKING:
    from searchlib.store.write.indexing_tally import Tally


def summary_of(tally: Tally, seconds: float) -> Summary:
    """The summary of a run that took so many seconds."""
    return Summary(
        added=tally.added,
        updated=tally.updated,
        unchanged=tally.unchanged,
        removed=tally.removed,
        failed=len(tally.failures),
        paragraphs=tally.paragraphs,
        seconds=seconds,
        failures=tuple(tally.failures),
        interrupted=tally.interrupted,
        too_long=tally.too_long,
        passed_over=tuple(sorted(tally.passed_over.items())),
        remarks=tuple(tally.remarks),
    )

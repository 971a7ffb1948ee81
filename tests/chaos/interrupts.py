"""Ctrl-C at each moment of a run that commits often: what is committed stays, and the next run finishes."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path
from unittest.mock import patch

from searchlib.errors import SearchlibError
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.write import indexing_run as ingest_module

from tests.chaos.disk import Trial
from tests.chaos.recorder import Event, Recorder
from tests.chaos.states import Outcome, Wrong, articles_of, state_of


def run(every: int = 1) -> Outcome:
    """Interrupts at each so many-th event, by a signal, and by an exception in the middle of a commit."""
    outcome = Outcome("interruptions")
    often = patch.object(ingest_module, "COMMIT_SECONDS", -1.0)
    small = patch.object(ingest_module, "_TASK_ARTICLES", 4)
    with tempfile.TemporaryDirectory() as folder, often, small:
        trial = Trial(Path(folder))
        new = articles_of(Snapshot.open(trial.index))
        trial.reset()
        old = articles_of(Snapshot.open(trial.index))
        for by_signal in (True, False):
            step, reached = 0, True
            while reached:
                trial.reset()
                reached = _interrupt(trial, step, by_signal)
                what = f"{'a signal' if by_signal else 'an exception'} at event {step}"
                outcome.injected += reached
                try:
                    state_of(trial.index, ())
                    for article_id, held in articles_of(Snapshot.open(trial.index)).items():
                        if held not in (old.get(article_id), new.get(article_id)):
                            raise Wrong(f"{article_id} is in no version that was indexed")
                    trial.run()
                    if state_of(trial.index, ()) != trial.new:
                        raise Wrong("the next run did not finish")
                except (SearchlibError, Wrong) as error:
                    outcome.loss(f"{what}: {error}")
                step += every
    return outcome


def _interrupt(trial: Trial, step: int, by_signal: bool) -> bool:
    reached = False

    def before(number: int, event: Event) -> None:
        nonlocal reached
        if number == step and not reached:
            reached = True
            if not by_signal:
                raise KeyboardInterrupt
            os.kill(os.getpid(), signal.SIGINT)

    try:
        with Recorder(os.path.dirname(trial.index), before):
            trial.run()
    except KeyboardInterrupt:
        pass
    return reached

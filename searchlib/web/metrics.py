"""Figures of the running server in the form that Prometheus reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

if TYPE_CHECKING:
    from searchlib.live_index import LiveIndex
    from searchlib.web.guard.admission import Admission

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder of counters where several processes serve; the client library reads it when imported."""
_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """The counters of one process.

    Attributes:
        content_type: of the text that `text` gives.
    """

    content_type = "text/plain; version=0.0.4; charset=utf-8"

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "searchlib_requests", "Requests answered.", ["page", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "searchlib_request_seconds",
            "Time of a request.",
            ["page"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._waiting = self._gauge("searchlib_waiting", "Requests waiting for their turn.", "livesum")
        self._running = self._gauge("searchlib_searches_running", "Searches under way.", "livesum")
        self._generation = self._gauge(
            "searchlib_index_generation", "Number of the commit served.", "livemin"
        )
        self._failures = self._gauge("searchlib_index_failures", "Commits that cannot be served.", "livemax")

    def _gauge(self, name: str, about: str, mode: str) -> Gauge:
        return Gauge(name, about, registry=self._registry, multiprocess_mode=mode)  # type: ignore[arg-type]

    def count(self, page: str, status: int, seconds: float) -> None:
        """Counts one request."""
        self._requests.labels(page, str(status)).inc()
        self._seconds.labels(page).observe(seconds)

    def text(self, index: LiveIndex, admission: Admission) -> bytes:
        """All figures, those of the other processes included."""
        self._waiting.set(admission.waiting)
        self._running.set(admission.running)
        self._generation.set(index.edition.generation)
        self._failures.set(index.failures)
        registry = self._registry
        if os.environ.get(FOLDER_VARIABLE):
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)

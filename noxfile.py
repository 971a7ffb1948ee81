"""The tests on every Python that searchlib supports and the machine has: `nox`, or `nox -s tests-3.13`."""

from __future__ import annotations

import nox

PYTHONS = ("3.11", "3.12", "3.13", "3.14")

nox.options.error_on_missing_interpreters = False


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """All tests; arguments after -- go to pytest."""
    session.install("-e", ".[dev]")
    session.run("pytest", *session.posargs)

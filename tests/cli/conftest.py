"""Fixtures of the command line: a fake library face, and a way to call commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result
from searchlib.cli.main import cli

from tests.cli import fake as fakes

Run = Callable[..., Result]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> fakes.FakeIndex:
    return fakes.install(monkeypatch)


@pytest.fixture
def run() -> Run:
    def call(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(cli, list(arguments), catch_exceptions=False, **options)

    return call

"""Shared fixtures: the material outside the project, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")  # a busy machine is no failure

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and labels beside the project."""
    if not SHARED.is_dir():
        pytest.skip(f"the measuring data is not here ({SHARED.name}/ beside the project)")
    return SHARED

"""The OpenAPI document says what the server does: schemathesis asks it what it can think of."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from searchlib.web.api.openapi import BASE, document
from searchlib.web.api.operations import OPERATIONS

HERE = Path(__file__).parent
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "15"))
"""Requests for each operation and phase; 400 make some 5,000."""


def test_every_operation_is_described_and_answers(client: httpx.Client) -> None:
    published = client.get(f"{BASE}/openapi.json").json()
    assert published == json.loads(json.dumps(document()))
    assert set(published["paths"]) == {operation.path for operation in OPERATIONS}
    assert published["openapi"].startswith("3.1")


def test_schemathesis_finds_nothing(address: str, tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="schemathesis is not installed (make test installs it)")
    command = [
        Path(sys.executable).parent / "schemathesis",
        f"--config-file={HERE / 'schemathesis.toml'}",
        "run",
        f"{address}{BASE}/openapi.json",
        f"--max-examples={EXAMPLES}",
        "--seed=18",
        "--no-color",
        "--request-timeout=60",
        "--suppress-health-check=all",
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"(\d[\d,]*) generated", done.stdout)[1].replace(",", "")) > 100  # type: ignore[index]

"""JSON for programs: valid whatever an article holds, and harmless when it is shown on a terminal."""

from __future__ import annotations

import sys
from typing import Any

from searchlib.text.clean import dumps


def write(value: Any) -> None:
    """Writes one object and a line end to standard output."""
    sys.stdout.write(dumps(value) + "\n")

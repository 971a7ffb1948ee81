"""A pager for what is longer than the screen, as git has one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import IO

PAGER_VARIABLE = "SEARCHLIB_PAGER"


def page(text: str, file: IO[str], height: int) -> None:
    """Shows a text through `$SEARCHLIB_PAGER`, `$PAGER` or less, if a person watches and it is too long.

    Args:
        text: what to show, with its colours.
        file: where it goes otherwise.
        height: lines of the screen.
    """
    command = _command() if file is sys.stdout and text.count("\n") > height and _is_watched() else []
    if not command:
        file.write(text)
        return
    settings = {**os.environ, "LESS": os.environ.get("LESS", "FRX"), "LV": os.environ.get("LV", "-c")}
    try:
        subprocess.run(command, input=text.encode("utf-8", "replace"), env=settings, check=False)  # noqa: S603
    except OSError:
        file.write(text)


def _command() -> list[str]:
    """The pager, or nothing where there is none or none is wanted."""
    wanted = os.environ.get(PAGER_VARIABLE, os.environ.get("PAGER", "less"))
    try:
        command = shlex.split(wanted)
    except ValueError:
        return []
    return command if command and command != ["cat"] and shutil.which(command[0]) else []


def _is_watched() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()

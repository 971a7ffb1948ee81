"""A command as a person sees it: run on a pseudo-terminal of a fixed width, its output as plain text.

Colour does not survive in a text file, so the matched words, which a terminal shows in bold red, stand in
square brackets here.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS = 88

_STYLED = re.compile(r"\x1b\[([0-9;]*)m")
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-ln-z]|\r")
_MATCH = "1;31"


def on_a_terminal(
    command: Sequence[str] | str,
    *,
    folder: str | os.PathLike[str] = ".",
    env: Mapping[str, str] | None = None,
    columns: int = COLUMNS,
) -> tuple[str, int]:
    """Runs a command (a string is a line for the shell) with its output on a terminal.

    Returns:
        what it wrote, matches in square brackets, and its exit status.
    """
    import pty

    parent, child = pty.openpty()
    given = {**(os.environ if env is None else env), "COLUMNS": str(columns), "TERM": "xterm-256color"}
    given.pop("NO_COLOR", None)
    with subprocess.Popen(
        command, cwd=folder, env=given, stdin=subprocess.DEVNULL, stdout=child, shell=isinstance(command, str)
    ) as process:
        os.close(child)
        written = _all_of(parent)
    return readable(written.decode("utf-8")), process.returncode


def _all_of(descriptor: int) -> bytes:
    with open(descriptor, "rb", buffering=0) as stream:
        parts = []
        try:
            while part := stream.read(65536):
                parts.append(part)
        except OSError:
            pass  # how Linux says that the other end is closed
        return b"".join(parts)


def readable(text: str) -> str:
    """The text without its escape sequences, what was styled as a match in square brackets."""
    parts: list[str] = []
    matched = False
    for number, piece in enumerate(_STYLED.split(_CONTROL.sub("", text))):
        if number % 2 == 0:
            parts.append(piece)
        elif (piece == _MATCH) != matched:
            parts.append("]" if matched else "[")
            matched = not matched
    return "".join(parts)


def home(executable: str) -> str:
    """The folder of an interpreter, where the installed program stands beside it."""
    return str(Path(executable).parent)

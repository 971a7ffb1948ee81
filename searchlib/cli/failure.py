"""How a command ends: one line on standard error and an exit status, as grep's.

0 found, 1 nothing found, 2 an error, 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

import click

from searchlib.errors import SearchlibError
from searchlib.text.clean import one_line

FOUND = 0
NOTHING = 1
ERROR = 2
INTERRUPTED = 130


def say(message: str) -> None:
    """One line on standard error, with the program's name before it."""
    if sys.stderr is not None:
        sys.stderr.write(f"searchlib: {one_line(message)}\n")


def heed_termination() -> None:
    """SIGTERM, by which systemd and `timeout` end a program, ends this command as Ctrl-C does."""
    import signal

    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def hush() -> None:
    """Logs of the library and of what it uses say nothing here: what matters is said by `say`."""
    import logging

    if not debugging():
        logging.getLogger().addHandler(logging.NullHandler())


def debugging() -> bool:
    """Whether an unexpected exception may show where it was raised."""
    return bool(os.environ.get("SEARCHLIB_DEBUG"))


def report(error: BaseException) -> int:
    """Says what went wrong in one line.

    Returns:
        The exit status.

    Raises:
        BaseException: the error itself, where nobody expected it and `SEARCHLIB_DEBUG` is set.
    """
    if isinstance(error, click.UsageError):
        say(usage_message(error))
        return ERROR
    if isinstance(error, click.ClickException):
        say(error.format_message())
        return ERROR
    if isinstance(error, KeyboardInterrupt | click.Abort):
        say("interrupted")
        return INTERRUPTED
    if isinstance(error, SearchlibError):
        say(str(error))
        return NOTHING if isinstance(error, _not_found()) else ERROR
    if isinstance(error, BrokenPipeError):
        # The reader of a pipe has seen enough: not an error, and nobody is left to tell.
        return FOUND
    if isinstance(error, OSError) and error.errno is not None:
        say(_system_message(error))
        return ERROR
    if isinstance(error, MemoryError) or _is_short_of_memory(error):
        say("out of memory; a higher limit (ulimit -v) or fewer processes (--jobs 1) may do")
        return ERROR
    if debugging():
        raise error
    say(f"internal error: {type(error).__name__}: {error} (SEARCHLIB_DEBUG=1 shows where)")
    return ERROR


_SHORT_OF_MEMORY = ("can't start new thread", "failed to map segment", "cannot allocate memory")


def _is_short_of_memory(error: BaseException | None) -> bool:
    """Whether the system gave no thread, or could not load a library, for want of memory."""
    while isinstance(error, RuntimeError | ImportError):
        if any(sign in str(error).lower() for sign in _SHORT_OF_MEMORY):
            return True
        error = error.__cause__
    return False


def usage_message(error: click.UsageError) -> str:
    """A usage error as one line that names the help page."""
    message = error.format_message().strip().removesuffix(".")
    if message[1:2].islower():
        message = message[0].lower() + message[1:]
    path = error.ctx.command_path if error.ctx is not None else "searchlib"
    return f"{one_line(message, 480)} (see {path} --help)"


def _not_found() -> type[BaseException]:
    from searchlib.errors import ArticleNotFound

    return ArticleNotFound


def _system_message(error: OSError) -> str:
    reason = error.strerror or errno.errorcode.get(error.errno or 0, "input or output failed")
    if error.filename is None:
        return reason
    name = error.filename
    return f"{os.fsdecode(name) if isinstance(name, bytes) else name}: {reason}"

"""What every command shares: which index, which form of output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from searchlib.frozen import frozen
from searchlib.sources.legacy import NAMES

if TYPE_CHECKING:
    from searchlib.index import Index

Form = Literal["screen", "plain", "json"]
Function = TypeVar("Function", bound=Callable[..., Any])

DEFAULT_FOLDER = "index"
FOLDER_VARIABLE = "SEARCHLIB_INDEX"


class Number(click.ParamType):  # type: ignore[type-arg]
    """A whole number that is not below a least value; a very large one is a slip of the keyboard."""

    name = "number"

    def __init__(self, least: int = 0, most: int = 1_000_000_000) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that was typed."""
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail(f"{value} is not a whole number from {self.least} to {self.most}", param, ctx)
        return number


@frozen
class Settings:
    """The common options as they apply to one call.

    Attributes:
        folder: the index folder.
        form: "screen" for people at a terminal, "plain" lines for pipes, "json" for programs.
    """

    folder: str
    form: Form


def common_parameters(function: Function) -> Function:
    """Adds `--index`, `--json` and `--plain` to a command or group."""
    for option in (
        click.option("--plain", is_flag=True, help="Tab-separated lines, as in a pipe."),
        click.option("--json", "as_json", is_flag=True, help="JSON, for programs."),
        click.option(
            "-i",
            "--index",
            "folder",
            metavar="DIR",
            type=click.Path(file_okay=False),
            help=f"The index folder.  [default: ${FOLDER_VARIABLE}, else {DEFAULT_FOLDER}]",
        ),
    ):
        function = option(function)
    return function


def with_settings(function: Callable[..., int]) -> Callable[..., int]:
    """Adds the common options and hands them to the command as one `Settings`, its first argument."""

    @wraps(function)
    def wrapper(*args: Any, folder: str | None, as_json: bool, plain: bool, **kwargs: Any) -> int:
        parent = click.get_current_context().parent
        given = parent.params if parent is not None else {}
        settings = settle(
            folder if folder is not None else given.get("folder"),
            as_json or bool(given.get("as_json")),
            plain or bool(given.get("plain")),
        )
        return function(settings, *args, **kwargs)

    return common_parameters(wrapper)


def settle(folder: str | None, as_json: bool, plain: bool) -> Settings:
    """The settings that follow from the options, the environment and standard output.

    Raises:
        click.UsageError: if the options contradict each other.
    """
    if as_json and plain:
        raise click.UsageError("--json and --plain exclude each other")
    if folder is None:
        folder = os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER
    if not folder:
        raise click.UsageError("--index needs the name of a folder")
    form: Form = "screen" if sys.stdout.isatty() else "plain"
    return Settings(folder, "json" if as_json else "plain" if plain else form)


jobs_option = click.option(
    "--jobs",
    type=Number(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Understand articles in N processes.",
)
exclude_option = click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Leave out names or paths like this."
)
encoding_option = click.option(
    "--encoding",
    type=click.Choice(NAMES),
    help="Read files that are no UTF-16 in this encoding.  [default: recognised]",
)


def open_index(settings: Settings) -> Index:
    """The index of the settings, open for reading."""
    from searchlib.index import Index

    return Index.open(settings.folder)


def standard_input() -> bytes:
    """All that comes on standard input."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def standard_words() -> str:
    """Standard input as one line of words."""
    return " ".join(standard_input().decode("utf-8-sig", "replace").split())

"""Commands that teach by example, loaded when they are called, ending as grep ends."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from searchlib.cli import failure

PROGRAM = "searchlib"
COMPLETE_VARIABLE = "_SEARCHLIB_COMPLETE"
_COLLECTED_AFTER = 50_000
"""So many objects are made before cycles are looked for among them."""

_VIETNAMESE = {
    "từ": "since",
    "từ ngày": "since",
    "đến": "until",
    "đến ngày": "until",
    "ngày": "since",
    "tài liệu": "document",
    "báo": "source",
    "bài": "article",
    "sắp xếp": "sort",
    "số": "limit",
    "giới hạn": "limit",
    "đếm": "count",
    "người nói": "speaker",
    "chức danh": "role",
    "chỉ mục": "index",
    "ngữ cảnh": "context",
}
"""Vietnamese names of options beside those of the fields."""

Example = tuple[str, str]
"""A command line and what it is for."""

Section = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and terms with what they mean."""


class HelpFormatter(click.HelpFormatter):
    """Headings and examples in colour; click takes the colour off where no terminal reads it."""

    def write_heading(self, heading: str) -> None:
        """Writes the heading of a section."""
        self.write(f"{'':>{self.current_indent}}{click.style(heading + ':', bold=True)}\n")

    def write_examples(self, examples: Sequence[Example]) -> None:
        """Writes command lines, each below what it is for; they are never wrapped, so they can be copied."""
        if not examples:
            return
        with self.section("Examples"):
            for line, purpose in examples:
                indent = " " * self.current_indent
                self.write(f"{indent}{click.style('# ' + purpose, dim=True)}\n")
                self.write(f"{indent}{click.style(line, fg='cyan')}\n")


class HelpContext(click.Context):
    """A context that writes its help with `HelpFormatter`."""

    formatter_class = HelpFormatter


class Command(click.Command):
    """A command whose help shows examples before the options."""

    context_class = HelpContext

    def __init__(
        self, *args: Any, examples: Sequence[Example] = (), sections: Sequence[Section] = (), **kwargs: Any
    ) -> None:
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        self.sections = tuple(sections)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; an option that is named in Vietnamese is told by its name here."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            name = _meant(error.option_name)
            if name is None or not any(name in parameter.opts for parameter in self.params):
                raise
            raise click.UsageError(f'no option "{error.option_name}"; write {name}', ctx) from error

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what the command does, its examples, and sections of its own."""
        super().format_help_text(ctx, formatter)
        if isinstance(formatter, HelpFormatter):
            formatter.write_examples(self.examples)
        for heading, terms in self.sections:
            with formatter.section(heading):
                formatter.write_dl(terms)


def _meant(option: str) -> str | None:
    """The option whose Vietnamese name was typed, with marks or without."""
    from searchlib.fields import QUERIED
    from searchlib.text.spelling import fold

    names = {vietnamese: name for name, vietnamese in QUERIED.items()} | _VIETNAMESE
    typed = " ".join(fold(word) for word in option.strip("-").replace("_", "-").split("-"))
    for vietnamese, name in names.items():
        if typed == " ".join(fold(word) for word in vietnamese.replace("_", " ").split()):
            return f"--{name}"
    return None


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called.

    Attributes:
        lazy: for each command, in the order of the help, "module:attribute".
    """

    context_class = HelpContext

    def __init__(
        self, *args: Any, lazy: Mapping[str, str], examples: Sequence[Example] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy)
        self.examples = tuple(examples)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which a reader needs them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports a command."""
        if cmd_name not in self.lazy:
            return None
        from importlib import import_module

        module, attribute = self.lazy[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command, or says what may have been meant."""
        name = args[0]
        if name == "help":
            if args[1:]:
                return super().resolve_command(ctx, [args[1], "--help"])
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()
        if name not in self.lazy and not ctx.resilient_parsing and not name.startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(name, self.lazy, 1)
            hint = f"did you mean {close[0]}?" if close else f"to search, write: {PROGRAM} search QUERY"
            raise click.UsageError(f'no command "{name[:80]}"; {hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what the program does, and its examples."""
        super().format_help_text(ctx, formatter)
        if isinstance(formatter, HelpFormatter):
            formatter.write_examples(self.examples)

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,
    ) -> NoReturn:
        """Runs the command line and leaves the process with its exit status."""
        _be_brief()
        status = run(self, list(sys.argv[1:] if args is None else args), **extra)
        # All objects die with the process: looking for cycles among them takes longer than a search.
        gc.freeze()
        sys.exit(status)


def run(group: click.Group, arguments: list[str], **extra: Any) -> int:
    """Runs the command line.

    Returns:
        The exit status; every error has been said on standard error by then.
    """
    _use_utf8()
    if not failure.debugging() and not sys.warnoptions:
        warnings.simplefilter("ignore")
    instruction = os.environ.get(COMPLETE_VARIABLE)
    if instruction:
        from searchlib.cli.shells import shell_complete

        return shell_complete(group, {}, PROGRAM, COMPLETE_VARIABLE, instruction)
    try:
        if os.environ.get("NO_COLOR"):
            extra["color"] = False
        for setting in ("complete_var", "standalone_mode", "windows_expand_args"):
            extra.pop(setting, None)
        with group.make_context(PROGRAM, arguments, **extra) as context:
            status = int(group.invoke(context) or 0)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return _flushed(stop.exit_code)
    except (Exception, KeyboardInterrupt) as error:
        return _flushed(failure.report(error))
    return status


def _be_brief() -> None:
    """Settings for a process that does one thing and ends; they have to be made before NumPy is loaded."""
    # NumPy's BLAS starts a thread for each core when it is loaded, and nothing here multiplies matrices.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Modules and results stay until the end: looking for cycles among them finds nothing.
    gc.set_threshold(_COLLECTED_AFTER)


def _use_utf8() -> None:
    """UTF-8 on the standard streams whatever the locale says, and never an error while encoding."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(status: int) -> int:
    """The status, once standard output is written; where it cannot be, no second complaint follows."""
    try:
        sys.stdout.flush()
    except OSError as error:
        if status == failure.FOUND and not isinstance(error, BrokenPipeError):
            status = failure.report(error)
        _silence_output()
    return status


def _silence_output() -> None:
    """What is left in the buffer goes nowhere: Python would complain about it at exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):
        return

"""`searchlib compile`: compiles the loops of the extra `fast`, once after an installation."""

from __future__ import annotations

import time

import click

from searchlib.cli import failure
from searchlib.cli.extras import needs
from searchlib.cli.group import Command

EXAMPLES = (
    (
        'pip install "searchlib[fast]" && searchlib compile',
        "once after installing",
    ),
)


@click.command("compile", cls=Command, examples=EXAMPLES)
def compile_loops() -> int:
    """Compile the loops of the extra `fast`, once after an installation.

    Without it, the first process that searches often has another process compile them; until that is done it
    searches by NumPy alone. What is compiled is kept beside the installed files, or in the user's cache.
    """
    from searchlib.kernels.compilation import compile_all, is_compiled

    started = time.perf_counter()
    known = is_compiled()
    with needs("fast", "numba"):
        compile_all()
    click.echo("compiled already" if known else f"compiled in {time.perf_counter() - started:.0f} s")
    return failure.FOUND

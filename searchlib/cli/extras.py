"""Commands that need packages which are not always there say in one line what to install."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def needs(extra: str, *modules: str) -> Iterator[None]:
    """Loads what an extra brings.

    Args:
        extra: its name in pyproject.toml.
        modules: the top-level modules that it brings.

    Raises:
        click.ClickException: if one of them is not there.
    """
    try:
        yield
    except ImportError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in modules:
            raise
        raise click.ClickException(
            f'the package {missing} is missing; install it with: pip install "searchlib[{extra}]"'
        ) from error

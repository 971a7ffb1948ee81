"""`searchlib mcp`: the archive as tools for language models."""

from __future__ import annotations

from importlib import import_module

import click

from searchlib.cli import failure
from searchlib.cli.extras import needs
from searchlib.cli.group import Command
from searchlib.cli.options import Settings, with_settings

EXAMPLES = (
    ("searchlib --index /srv/archive mcp", "what a client's configuration names as its command"),
    ("searchlib serve --mcp", "the same over HTTP, at http://127.0.0.1:8000/mcp"),
)


@click.command("mcp", cls=Command, examples=EXAMPLES)
@with_settings
def mcp(settings: Settings) -> int:
    """Serve tools for language models on standard input and output.

    The tools search, article, who_said, people and trend read the index and change nothing. A client of the
    Model Context Protocol starts this command and ends it.
    """
    with needs("mcp", "mcp", "mcp_types", "pydantic", "anyio"):
        transports = import_module("searchlib.mcp.transports")
    transports.standard_streams(settings.folder)
    return failure.FOUND

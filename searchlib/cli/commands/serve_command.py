"""`searchlib serve` and `searchlib mcp`: the archive for browsers, programs and language models."""

from __future__ import annotations

from importlib import import_module

import click

from searchlib.cli import failure
from searchlib.cli.extras import needs
from searchlib.cli.group import Command
from searchlib.cli.options import Number, Settings, with_settings

EXAMPLES = (
    ("searchlib serve", "pages and API at http://127.0.0.1:8000/, for this machine alone"),
    ("searchlib serve --host 0.0.0.0 --allow-host archive.example.org --workers 2", "for others too"),
    ("searchlib serve --auth reader:/etc/searchlib/password", "only with a user and a password"),
    ("searchlib serve --mcp", "also tools for language models, at /mcp"),
)

MCP_EXAMPLES = (
    ("searchlib --index /srv/archive mcp", "what a client's configuration names as its command"),
    ("searchlib serve --mcp", "the same over HTTP, at http://127.0.0.1:8000/mcp"),
)


@click.command("serve", cls=Command, examples=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Listen here.")
@click.option("--port", type=Number(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "--allow-host", multiple=True, metavar="NAME", help="Answer to this name (besides those of this machine)."
)
@click.option("--auth", metavar="USER:FILE", help="Ask for a user and the password in the file's first line.")
@click.option("--workers", type=Number(1, 256), default=1, show_default=True, metavar="N", help="Processes.")
@click.option(
    "--time-limit",
    type=Number(1, 600),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="Of one search.",
)
@click.option("--mcp", is_flag=True, help="Serve tools for language models under /mcp.")
@click.option("--quiet", is_flag=True, help="No line on standard error for each request.")
@with_settings
def serve(
    settings: Settings,
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    auth: str | None,
    workers: int,
    time_limit: int,
    mcp: bool,
    quiet: bool,
) -> int:
    """Serve the archive to browsers and programs.

    Pages in Vietnamese and English, their data as JSON, CSV and Atom, and the API under /api/v1. It reads
    the index and changes nothing; new commits of the index are served without a restart. Ctrl-C ends it.
    """
    user, mark, file = (auth or "").partition(":")
    if auth is not None and not (user and mark and file):
        raise click.UsageError("--auth wants USER:FILE", click.get_current_context())
    with needs("web", "starlette", "uvicorn", "httptools", "jinja2", "prometheus_client"):
        import_module("searchlib.web.application")
        web = import_module("searchlib.web.serving")
    if mcp:
        with needs("mcp", "mcp", "mcp_types", "pydantic"):
            import_module("searchlib.mcp.transports")
    asked = web.check(
        web.ServeSettings(
            folder=settings.folder,
            host=host,
            port=port,
            allow_hosts=allow_host,
            user=user or None,
            password_file=file or None,
            workers=workers,
            seconds=float(time_limit),
            mcp=mcp,
            log=not quiet,
        )
    )
    failure.say(f"serving {settings.folder} at {web.address(asked)} (Ctrl-C ends it)")
    web.serve(asked)
    return failure.FOUND


@click.command("mcp", cls=Command, examples=MCP_EXAMPLES)
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

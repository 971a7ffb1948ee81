"""Options that choose paragraphs: the filters of the registry, and options of a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from searchlib.cli.completion import complete_article, complete_value
from searchlib.fields import CHOICES, FILTERS, MetadataField

Function = TypeVar("Function", bound=Callable[..., Any])

_BOUNDS = (
    ("since", "Not before a day, month or year: 2024-01-30, 2024-01, 2024."),
    ("until", "Not after a day, month or year, all of it included."),
)


def filter_options(function: Function) -> Function:
    """Adds an option for each filter, and the bounds of the date, under the names of `FilterOptions`."""
    function = click.option("--undated", is_flag=True, help="With bounds: undated articles too.")(function)
    for name, text in reversed(_BOUNDS):
        function = click.option(f"--{name}", metavar="DATE", help=text)(function)
    for field in reversed(FILTERS):
        function = _filter_option(field)(function)
    return function


def _filter_option(field: MetadataField) -> Callable[[Function], Function]:
    if field.choices:
        return click.option(
            f"--{field.name}", multiple=True, type=click.Choice(field.choices), help=field.help
        )
    return click.option(
        f"--{field.name}",
        multiple=True,
        metavar=field.metavar,
        help=field.help,
        shell_complete=complete_article if field.name == "article" else complete_value(field.name),
    )


def choice_option(name: str, text: str) -> Callable[[Function], Function]:
    """An option of `fields.CHOICES`."""
    known = CHOICES[name]
    return click.option(f"--{name}", type=click.Choice(known), default=known[0], show_default=True, help=text)


def any_filter(options: Mapping[str, Any]) -> bool:
    """Whether any of the options given is a filter that asks something."""
    names = [*(field.name for field in FILTERS), *(name for name, _ in _BOUNDS)]
    return any(options[name] for name in names)

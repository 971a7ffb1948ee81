"""What every page needs: its language, the templates, links that carry the values of the request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from searchlib.frozen import frozen
from searchlib.live_index import Edition
from searchlib.web.interface_texts import Wording
from searchlib.web.pages import addresses
from searchlib.web.pages.markup import marked, plain

_ROOT = Path(__file__).resolve().parents[1]
STATIC = _ROOT / "static"
HTML = "text/html; charset=utf-8"
SECTIONS = (
    ("search", "/search"),
    ("people", "/people"),
    ("documents", "/documents"),
    ("trend", "/trend"),
    ("concordance", "/concordance"),
    ("keywords", "/keywords"),
)


@frozen
class Asked:
    """A request for a page, read.

    Attributes:
        edition: the commit of the index that it is answered from.
        t: the texts in its language.
        path: of the page.
        pairs: names and values of the query string.
        name: the article's id or the person's name where the path has one.
        base: scheme and host, for addresses in feeds.
        part: whether only the part that a script replaces is wanted.
        ahead: whether the page is wanted without its answer.
        problem: what went wrong with the answer, of such a page.
    """

    edition: Edition
    t: Wording
    path: str
    pairs: tuple[tuple[str, str], ...]
    name: str = ""
    base: str = ""
    part: bool = False
    ahead: bool = False
    problem: str | None = None

    def value(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        return next((value for one, value in self.pairs if one == name), "")

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a parameter that are not empty."""
        return tuple(value for one, value in self.pairs if one == name and value.strip())

    def given(self) -> dict[str, tuple[str, ...]]:
        """All parameters that carry a value, without the language."""
        names = dict.fromkeys(name for name, _ in self.pairs if name not in ("lang", "part"))
        return {name: self.values(name) for name in names if self.values(name)}

    def with_values(self, **changed: Any) -> str:
        """This page with some parameters changed; None takes one away."""
        return addresses.page(self.path, {**self.given(), **changed})

    def other_language(self) -> str:
        """This page in the other language."""
        other = "en" if self.t.language == "vi" else "vi"
        return addresses.page(self.path, {**self.given(), "lang": other})


@cache
def environment() -> Environment:
    """The templates, which escape whatever they are given."""
    made = Environment(
        loader=FileSystemLoader(_ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        asset=asset,
        article_url=addresses.article,
        person_url=addresses.person,
        page_url=addresses.page,
        marked=marked,
        plain=plain,
        sections=SECTIONS,
    )
    return made


@cache
def asset(name: str) -> str:
    """The address of a script or style sheet; it changes with the content, so it may be kept for ever."""
    digest = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{name}?{digest}"


def render(template: str, asked: Asked, values: Mapping[str, Any]) -> str:
    """A page."""
    return (
        environment()
        .get_template(template)
        .render(
            t=asked.t,
            here=asked.path,
            stats=asked.edition.stats,
            other_language=asked.other_language(),
            with_values=asked.with_values,
            **values,
        )
    )


@frozen
class Shown:
    """An answer as it is sent: the text of a page, or of its data."""

    text: str
    status: int = 200
    kind: str = HTML


View = Callable[[Asked], Shown]

"""Text of articles as HTML: every character escaped, matches between `<mark>` tags."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from searchlib.text.clean import clean


def marked(text: str, spans: Iterable[tuple[int, int]] = ()) -> Markup:
    """The text with its highlights.

    Args:
        spans: sorted, disjoint, half-open offsets in code points.
    """
    safe = clean(text)  # one for one: offsets stay valid
    parts: list[Markup | str] = []
    done = 0
    for start, end in spans:
        parts += [escape(safe[done:start]), Markup("<mark>"), escape(safe[start:end]), Markup("</mark>")]
        done = end
    return Markup("").join([*parts, escape(safe[done:])])


def plain(text: str | None) -> str:
    """A name, title or query without characters that steer; the template escapes it."""
    return clean(text or "")

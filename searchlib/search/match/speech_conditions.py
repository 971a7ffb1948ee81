"""Conditions of speech: which attributions a search asks for, not only which paragraphs hold one of them.

A paragraph that two people share satisfies `--role` by one of them. Who counts people, roles or modes under
such a filter wants that one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from searchlib.fields import FIELD
from searchlib.search.language.tree import And, Field, Group, Or
from searchlib.search.match.filter_masks import attributions_with
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.search.language.filters import Filters
    from searchlib.search.language.tree import Node
    from searchlib.store.segment.segment_reader import Segment

Speech: TypeAlias = "Sequence[Array] | None"
"""For each segment which of its attributions a search asks for, as masks; None where it asks for none."""
_Asked = dict[frozenset[str], Array]
"""Conditions that hold together, by the fields that they are about."""


def speech_of(tree: Node, filters: Filters, match: str, segments: Sequence[Segment]) -> Speech:
    """The attributions that satisfy the filters and all fields of speech that a match has to satisfy.

    Two values of one field are alternatives, wherever they stand: people who speak in the same paragraph.

    Args:
        tree: the query.
        filters: beside it.
        match: what words side by side ask for, "any" or "all".
        segments: of the archive.
    """
    masks = []
    for segment in segments:
        asked = _conditions(tree, match, segment)
        given = (
            {frozenset((field.name,)): _with(segment, field.name, values)}
            for field, values in filters.of("attribution")
        )
        mask = _together(_all((asked, *given)))
        if mask is None:
            return None
        masks.append(mask)
    return masks or None


def _conditions(node: Node, match: str, segment: Segment) -> _Asked:
    """What a node asks of attributions; nothing where it can match without any."""
    if isinstance(node, Field):
        if FIELD[node.name].of != "attribution":
            return {}
        return {frozenset((node.name,)): _with(segment, node.name, (node.value,))}
    if isinstance(node, And):
        return _all(_conditions(one, match, segment) for one in node.nodes)
    if isinstance(node, Or):
        return _any([_conditions(one, match, segment) for one in node.nodes])
    if isinstance(node, Group):
        must = [_conditions(one, match, segment) for one in node.must]
        should = [_conditions(one, match, segment) for one in node.should]
        if match == "all":
            return _all((*must, *should))
        return _all(must) if must else _any(should)
    return {}


def _with(segment: Segment, name: str, values: Sequence[tuple[str, ...]]) -> Array:
    return attributions_with(segment, FIELD[name], values)


def _all(asked: Iterable[_Asked]) -> _Asked:
    """Conditions that hold together; those about the same fields are alternatives."""
    held: _Asked = {}
    for one in asked:
        for names, mask in one.items():
            held[names] = held[names] | mask if names in held else mask
    return held


def _any(asked: Sequence[_Asked]) -> _Asked:
    """Alternatives as one condition; none where one of them asks for nothing."""
    masks = [mask for mask in map(_together, asked) if mask is not None]
    if not masks or len(masks) < len(asked):
        return {}
    return {frozenset().union(*(names for one in asked for names in one)): np.logical_or.reduce(masks)}


def _together(asked: _Asked) -> Array | None:
    """Which attributions satisfy all conditions, None where there are none."""
    return reduce(np.logical_and, asked.values()) if asked else None

"""Why nothing was found: what is left when one condition of a search is taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from searchlib.day_numbers import iso_day
from searchlib.frozen import frozen
from searchlib.remarks import Condition, Remark
from searchlib.search.language.filters import Filters
from searchlib.search.language.tree import LEAVES, DateRange, Field, Group, Node, Phrase, Word, syllables_of

if TYPE_CHECKING:
    from searchlib.search.request import Request

Count = Callable[[Node, Filters], int]
"""How many paragraphs, or articles, match a tree and filters."""
_MOST = 8
"""A search of more conditions is not taken apart."""


@frozen
class _Without:
    """A condition of a search, and the search without it.

    Attributes:
        told: the condition.
        tree, filters: what is left without it.
        alone: the condition by itself, as a tree and filters.
    """

    told: Condition
    tree: Node
    filters: Filters
    alone: tuple[Node, Filters]


def faults(request: Request, tree: Node, count: Count) -> Iterator[Remark]:
    """What a search that found nothing would find without each of its conditions; at most one remark.

    Where no single one is at fault, it is told how much each finds alone.

    Args:
        request: what was asked.
        tree: the query as it was searched.
        count: of the matches of other searches.
    """
    conditions = list(_conditions(request, tree))
    if not 0 < len(conditions) <= _MOST:
        return
    if len(conditions) == 1 and not isinstance(_only(tree), Phrase):
        return

    told = [one.told.counted(count(one.tree, one.filters)) for one in conditions]
    some = sorted((one for one in told if one.count), key=lambda one: -one.count)
    if some:
        yield Remark("nothing", conditions=tuple(some))
    elif len(conditions) > 2:
        alone = tuple(one.told.counted(count(*one.alone)) for one in conditions)
        yield Remark("nothing_alone", conditions=alone)


def _only(tree: Node) -> Node | None:
    """The one thing that a query asks for."""
    nodes = (*tree.should, *tree.must) if isinstance(tree, Group) else (tree,)
    return nodes[0] if len(nodes) == 1 else None


def _conditions(request: Request, tree: Node) -> Iterator[_Without]:
    filters, nothing = request.filters, Group()
    for told, rest, alone in _filters(filters):
        yield _Without(told, tree, rest, (nothing, alone))
    group = tree if isinstance(tree, Group) else Group(should=(tree,))
    parts = list(_parts(group, request.match == "all"))
    fields = [part for part in parts if isinstance(part, Field | DateRange)]
    texts = [part for part in parts if not isinstance(part, Field | DateRange)]
    for clause in fields if filters or len(parts) > 1 else ():
        yield _Without(_told(clause), _without(group, clause), filters, (clause, Filters()))
    if len(texts) > 1 and not filters and not fields:
        for part in texts:
            yield _Without(_told(part), _without(group, part), filters, (part, Filters()))
    elif isinstance(only := _only(tree), Phrase) and len(only.syllables) > 1 and not filters:
        loose = Group(must=tuple(Word(syllable) for syllable in only.syllables))
        yield _Without(Condition("quotes"), loose, filters, (only, Filters()))
    elif texts and (filters or fields):
        words = group
        for clause in fields:
            words = _without(words, clause)
        yield _Without(Condition("words"), Group(must=tuple(fields)), filters, (words, Filters()))


def _filters(filters: Filters) -> Iterator[tuple[Condition, Filters, Filters]]:
    """Each filter as it is told, the others without it, and it alone."""
    for one in filters.asked:
        name, values = one
        rest = tuple(other for other in filters.asked if other is not one)
        told = Condition("field", tuple(map(" ".join, values)), name)
        yield told, replace(filters, asked=rest), Filters(asked=(one,))
    if filters.since is not None:
        told = Condition("since", (str(iso_day(filters.since)),))
        yield told, replace(filters, since=None), Filters((), filters.since)
    if filters.until is not None:
        told = Condition("until", (str(iso_day(filters.until)),))
        yield told, replace(filters, until=None), Filters((), None, filters.until)


def _parts(group: Group, every: bool) -> Iterator[Node]:
    """What has to hold in a query: what is asked for with `+`, fields, and under `all` every word."""
    yield from group.must
    if every or (len(group.should) == 1 and not group.must):
        yield from group.should
    elif group.should:
        yield Group(should=group.should)


def _without(group: Group, part: Node) -> Group:
    if isinstance(part, Group):
        return Group(must=group.must, must_not=group.must_not)
    kept = {name: tuple(x for x in getattr(group, name) if x != part) for name in ("should", "must", "order")}
    return Group(must_not=group.must_not, **kept)


def _told(part: Node) -> Condition:
    if isinstance(part, Field):
        return Condition("field", (" ".join(part.value),), part.name)
    if isinstance(part, DateRange):
        return Condition("date")
    if isinstance(part, LEAVES):
        return Condition("text", (" ".join(syllables_of(part)),))
    return Condition("words")

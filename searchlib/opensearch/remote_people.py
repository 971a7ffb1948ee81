"""Who speaks in an archive on a cluster: read once for a state, and made into people as a folder's are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from searchlib.opensearch.documents import STEP, passage_of
from searchlib.opensearch.matching import clause
from searchlib.opensearch.remote_matches import read_matches
from searchlib.search.engine import Utterance
from searchlib.search.facets.value_index import EntryValues
from searchlib.search.language.tree import Field
from searchlib.search.match.attribution_entries import Attributions
from searchlib.search.match.folded_names import Names
from searchlib.search.match.speech_conditions import speech_of
from searchlib.search.people.person_identity import named_people
from searchlib.search.people.utterances import Utterances

if TYPE_CHECKING:
    from searchlib.opensearch.cluster import Cluster
    from searchlib.opensearch.remote_search import Plan
    from searchlib.opensearch.state import View
    from searchlib.search.language.query_fields import Run
    from searchlib.search.match.speech_conditions import Speech
    from searchlib.search.request import Request
    from searchlib.store.segment.segment_reader import Segment

_SPOKEN: dict[str, Any] = {"nested": {"path": "speakers", "query": {"exists": {"field": "speakers.mode"}}}}
_MOST = 5_000
"""Who all bears a name that stands in more paragraphs is not looked up."""


def bearers(view: View, name: Run) -> Counter[str]:
    """How often each of the names that hold a name speaks; nothing of one in more than `_MOST` paragraphs.

    Raises:
        IndexDamaged: the cluster gives attributions of another form.
    """
    query = clause(Field("speaker", name))
    count = view.cluster.total(
        view.cluster.search(view.index, {"query": query, "size": 0, "track_total_hits": True})
    )
    if not 0 < count <= _MOST:
        return Counter()
    body = {"query": query, "size": _MOST, "_source": ["stored.paragraph.speakers"], "sort": ["_doc"]}
    hits = view.cluster.hits(view.cluster.search(view.index, body))
    try:
        spoken = [hit["_source"]["stored"]["paragraph"]["speakers"] for hit in hits]
        counts = Counter(str(one["name"]) for said in spoken for one in said)
    except (KeyError, TypeError):
        raise view.cluster.strange("attributions of another form") from None
    names = list(counts)
    holding = Names(names).holding((name,)).tolist()
    return Counter({one: counts[one] for one, holds in zip(names, holding, strict=True) if holds})


def utterances(cluster: Cluster, index: str) -> Iterator[tuple[int, list[Utterance]]]:
    """For each paragraph in which somebody speaks its number and the attributions, in the archive's order."""
    for hit in cluster.scan(index, _SPOKEN, ["stored", "ord", "low", "high"]):
        source = hit.get("_source", {})
        _, paragraph = passage_of(source)
        place = int(source["ord"])
        low, high = source.get("low", -1), source.get("high", -1)
        yield (
            place,
            [Utterance(one.name, one.role, one.mode, place // STEP, low, high) for one in paragraph.speakers],
        )


def attributions_asked(
    segments: Sequence[Segment], places: Sequence[Sequence[int]], speech: Speech
) -> dict[int, list[bool]]:
    """Of paragraphs of segments, by their numbers in the archive, which of the attributions count."""
    found: dict[int, list[bool]] = {}
    for number, (segment, own) in enumerate(zip(segments, places, strict=True)):
        owner = segment.derive(Attributions).owner
        counts = np.ones(len(owner), bool) if speech is None else speech[number]
        for paragraph, kept in zip(owner.tolist(), counts.tolist(), strict=True):
            found.setdefault(own[paragraph], []).append(kept)
    return found


def spoken_in(view: View, found: Plan, request: Request, among: frozenset[int] | None) -> Iterator[bool]:
    """For each attribution of the archive whether it is asked for, of matches or some of them."""
    segments, _, places = read_matches(view, found.query, among)
    speech = speech_of(found.tree, request.filters, request.match, segments)
    asked = attributions_asked(segments, places, speech)
    for place, own in utterances(view.cluster, view.index):
        yield from asked.get(place, (False,) * len(own))


class People:
    """The people of one state of an archive."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        """Reads all attributions."""
        spoken = list(utterances(cluster, index))
        said = list(chain.from_iterable(own for _, own in spoken))
        self.names = Counter(one.name for one in said)
        self._people, numbers = named_people(Utterances.of(said))
        drawn = iter(numbers.tolist())
        self._of = {place: [next(drawn) for _ in own] for place, own in spoken}

    def values(self, segments: Sequence[Segment], places: Sequence[Sequence[int]]) -> list[EntryValues]:
        """Who speaks in the paragraphs of segments, of which the numbers in the archive are given."""
        found = []
        for segment, own in zip(segments, places, strict=True):
            owner = segment.derive(Attributions).owner
            spoken = list(chain.from_iterable(self._of.get(place, ()) for place in own))
            # Another process may have committed meanwhile: what is not known then is nobody.
            spoken = spoken if len(spoken) == len(owner) else [-1] * len(owner)
            found.append(EntryValues.of(segment, self._people, owner, np.array(spoken, np.int64)))
        return found

"""Who speaks in every paragraph of an archive, as columns: a row for each attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from searchlib.model import MODES
from searchlib.search.engine import Utterance
from searchlib.search.match.attribution_entries import Attributions

if TYPE_CHECKING:
    from searchlib.search.match.speech_conditions import Speech
    from searchlib.store.segment.segment_reader import Segment

Numbers = npt.NDArray[np.int64]


class Utterances:
    """Attributions in the order of the archive.

    Attributes:
        names, roles: the strings that the rows name by number; the role "" is none.
        name, role, mode: of each row; modes by their place in `model.MODES`.
        article: number of the article, whose rows come one after another.
        low, high: bounds of its date (yyyymmdd), not above 0 where no year is known.
    """

    __slots__ = ("article", "high", "low", "mode", "name", "names", "role", "roles")

    def __init__(self, names: Sequence[str], roles: Sequence[str], columns: Sequence[Numbers]) -> None:
        self.names, self.roles = names, roles
        self.name, self.role, self.mode, self.article, self.low, self.high = columns

    def __len__(self) -> int:
        return len(self.name)

    def __iter__(self) -> Iterator[Utterance]:
        columns = (self.name, self.role, self.mode, self.article, self.low, self.high)
        for name, role, mode, *rest in zip(*(column.tolist() for column in columns), strict=True):
            yield Utterance(self.names[name], self.roles[role] or None, MODES[mode], *rest)

    def taken(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Utterances:
        """Some of the rows, or all in another order."""
        columns = (self.name, self.role, self.mode, self.article, self.low, self.high)
        return Utterances(self.names, self.roles, [column[rows] for column in columns])

    @classmethod
    def of(cls, said: Iterable[Utterance]) -> Utterances:
        """Of attributions one by one; those of an article come one after another."""
        names: dict[str, int] = {}
        roles: dict[str, int] = {"": 0}
        modes = {mode: number for number, mode in enumerate(MODES)}
        rows = [
            (
                names.setdefault(one.name, len(names)),
                roles.setdefault(one.role or "", len(roles)),
                modes[one.mode],
                one.article,
                one.low,
                one.high,
            )
            for one in said
        ]
        columns = np.array(rows, np.int64).reshape(-1, 6).T
        return cls(list(names), list(roles), list(columns))

    @classmethod
    def of_segments(cls, segments: Sequence[Segment]) -> Utterances:
        """The attributions of all live paragraphs, from the metadata columns alone."""
        parts = list(_parts(segments))
        if len(parts) == 1:
            names, roles, columns = parts[0]
            return cls(names, roles, columns)
        known: tuple[dict[str, int], dict[str, int]] = {}, {"": 0}
        united: list[list[Numbers]] = []
        for names, roles, columns in parts:
            own = _numbered(known[0], names, columns[0]), _numbered(known[1], roles, columns[1])
            united.append([*own, *columns[2:]])
        joined = [np.concatenate(same) for same in zip(*united, strict=True)] if united else _NOTHING
        return cls(list(known[0]), list(known[1]), joined)


_NOTHING = [np.zeros(0, np.int64)] * 6


def _numbered(known: dict[str, int], values: Sequence[str], column: Numbers) -> Numbers:
    """A column by numbers that several segments share."""
    shared = np.array([known.setdefault(value, len(known)) for value in values], np.int64)
    return shared[column]


def rows_within(segments: Sequence[Segment], docs: Sequence[npt.NDArray[Any]], speech: Speech) -> list[bool]:
    """For each row of the segments' utterances, whether it counts.

    Args:
        segments: of the archive.
        docs: for each segment its paragraphs that count.
        speech: for each segment which of its attributions count.
    """
    found: list[bool] = []
    masks = [None] * len(segments) if speech is None else speech
    for segment, own, asked in zip(segments, docs, masks, strict=True):
        mask = np.zeros(segment.count, bool)
        mask[own] = True
        owner = segment.derive(Attributions).owner
        counts = mask[owner] if asked is None else mask[owner] & asked
        found += (counts if segment.live is None else counts[segment.live[owner]]).tolist()
    return found


def _parts(segments: Sequence[Segment]) -> Iterator[tuple[Sequence[str], Sequence[str], list[Numbers]]]:
    """The columns of each segment."""
    before = 0
    for segment in segments:
        kept: slice | npt.NDArray[np.bool_] = slice(None)
        begins = segment.column("spk.start")[segment.column("art.first")].astype(np.int64)
        articles = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
        if segment.live is not None:
            kept = segment.live[segment.derive(Attributions).owner]
            articles = articles[kept]
        columns = [
            segment.column(name)[kept].astype(np.int64) for name in ("spk.name", "spk.role", "spk.mode")
        ]
        columns.append(articles + before)
        columns += [segment.column(name)[articles].astype(np.int64) for name in ("art.low", "art.high")]
        yield segment.table("names").all(), segment.table("roles").all(), columns
        before += segment.article_count

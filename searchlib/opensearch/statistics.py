"""What queries ask of a whole archive, taken from a cluster: a segment that holds words and no paragraphs.

Readings, corrections and other spellings ask a segment for its vocabulary, and how often words and pairs of
words stand in it. The vocabulary is kept by the client, by generation; frequencies come from the dictionaries
of the cluster's shards (`_termvectors` of a made-up document), so that they cost no search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from searchlib.search.match.posting_sets import Array
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.rank.bm25_norms import Lengths
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.segment.segment_reader import Segment

if TYPE_CHECKING:
    from searchlib.opensearch.cluster import Cluster

_T = TypeVar("_T")
_AT_ONCE = 20_000
"""Terms whose frequencies are asked for at once."""
_RARE = 9
_EXPECTED, _PAIRS = 40, 400
"""Of so many syllables, and so many readings of two of them, frequencies are asked for ahead."""
Counts = tuple[int, int]
"""In how many paragraphs a term stands, and how often."""


class Frequencies:
    """How often terms stand in the paragraphs of an index; what was asked is kept."""

    def __init__(self, cluster: Cluster, index: str, routings: Sequence[str]) -> None:
        """Of an index; a document of each routing stands on another shard."""
        self._cluster, self._index, self.routings = cluster, index, routings
        self._known: defaultdict[str, dict[str, Counts]] = defaultdict(dict)

    def of(self, field: str, terms: Iterable[str]) -> list[Counts]:
        """Those of some terms of a field."""
        known = self._known[field]
        wanted = list(terms)
        lacking = [term for term in dict.fromkeys(wanted) if term not in known]
        for first in range(0, len(lacking), _AT_ONCE):
            self._ask({field: lacking[first : first + _AT_ONCE]})
        return [known[term] for term in wanted]

    def documents(self, wanted: Sequence[tuple[str, str]]) -> list[int]:
        """In how many documents some terms, each with its field, stand; deleted ones may be among them."""
        lacking: dict[str, list[str]] = {}
        for field, term in dict.fromkeys(wanted):
            if term not in self._known[field]:
                lacking.setdefault(field, []).append(term)
        if lacking:
            self._ask(lacking)
        return [self._known[field][term][0] for field, term in wanted]

    def _ask(self, lacking: Mapping[str, Sequence[str]]) -> None:
        asked = [(field, terms, routing) for field, terms in lacking.items() for routing in self.routings]
        documents = [
            {
                "_index": self._index,
                "routing": routing,
                "doc": {field.partition(".")[0]: " ".join(terms)},
                "fields": [field],
                "term_statistics": True,
                "field_statistics": False,
                "positions": False,
                "offsets": False,
                "per_field_analyzer": {field: "terms"},
            }
            for field, terms, routing in asked
        ]
        answer = self._cluster.ask("POST", "/_mtermvectors", {"docs": documents})
        parts = answer.get("docs") if answer else None
        if not isinstance(parts, list) or len(parts) != len(documents):
            raise self._cluster.strange("frequencies of another form")
        found = {field: dict.fromkeys(terms, (0, 0)) for field, terms in lacking.items()}
        for (field, terms, _), part in zip(asked, parts, strict=True):
            if "error" in part:
                raise self._cluster.strange("no frequencies")
            listed = part.get("term_vectors", {}).get(field, {}).get("terms", {})
            for term in terms:
                one = listed.get(term, {})
                df, ttf = one.get("doc_freq", 0), one.get("ttf", 0)
                if type(df) is not int or type(ttf) is not int:
                    raise self._cluster.strange("frequencies of another form")
                before = found[field][term]
                found[field][term] = (before[0] + df, before[1] + ttf)
        for field, counts in found.items():
            self._known[field] |= counts


class Sizes:
    """Numbers and lengths of live paragraphs and articles; see `search.rank.bm25_norms.Lengths`.

    Attributes:
        whole: whether the shards hold no deleted documents, so that their dictionaries count what is live.
    """

    whole = False

    def __init__(self, live: int, live_articles: int, syllables: int, doubled: int) -> None:
        self.live, self.live_articles, self.syllables = live, live_articles, syllables
        self.first_syllables = doubled - syllables


class SeenText(Text):
    """The text of paragraphs that `syllable_postings` gave.

    Attributes:
        seen: the syllables of paragraphs, by the number of the paragraph.
    """

    def __init__(self, columns: Mapping[str, Column]) -> None:
        super().__init__(columns)
        self.seen: dict[int, list[int]] = {}

    def few(self, first: int, last: int) -> list[int]:
        """The syllables of one of these paragraphs."""
        del last
        return self.seen[first]


class WordSegment(Segment):
    """The vocabulary and the definitions of an archive, with frequencies that a cluster counts."""

    sizes: Sizes
    frequencies: Frequencies
    cluster: Cluster
    index: str
    _span: int
    _dfs: Array | None
    text: SeenText

    @classmethod
    def over(
        cls,
        columns: Mapping[str, Column],
        sizes: Sizes,
        frequencies: Frequencies,
        cluster: Cluster,
        index: str,
    ) -> WordSegment:
        """The segment of a vocabulary."""
        segment = cls(columns)
        segment.sizes, segment.frequencies = sizes, frequencies
        segment.cluster, segment.index = cluster, index
        segment._dfs, segment.text = None, SeenText(columns)
        segment.count = sizes.live
        segment._span = len(columns["syllables.start"]) - 1
        return segment

    def derive(self, kind: type[_T]) -> _T:
        """As of a segment; lengths are those of the archive."""
        if kind is Lengths:
            return self.sizes  # type: ignore[return-value]
        return super().derive(kind)

    def expect(self, syllables: Sequence[str]) -> None:
        """Asks at once for most of what a query of some syllables will need to know of words and pairs."""
        if not 0 < len(syllables) <= _EXPECTED:
            return
        vocabulary, table = vocabulary_of(self), self.table("syllables")
        forms = [table.pick(vocabulary.forms(syllable, True)) or [syllable] for syllable in syllables]
        wanted = [(level, form) for some in forms for form in some for level in ("x", "x.w")]
        wanted += [("x.w", syllable) for syllable in syllables]
        for (one, other), typed in zip(pairwise(forms), pairwise(syllables), strict=True):
            pairs = [f"{first}_{second}" for first, second in islice(product(one, other), _PAIRS)]
            wanted += [(level, pair) for pair in (*pairs, "_".join(typed)) for level in ("x.p", "x.w")]
        self.frequencies.documents(wanted)

    def syllable_dfs(self) -> Any:
        """In how many paragraphs each syllable stands, counted when it is asked for."""
        return _Dfs(self)

    def syllable_df(self, number: int) -> int:
        """In how many paragraphs a syllable stands."""
        return self.frequencies.of("x", [self.syllable(number)])[0][0]

    def syllable_occurrences(self, number: int) -> Counts:
        """How often a syllable stands, and how often inside a longer word."""
        word = self.syllable(number)
        total = self.frequencies.of("x", [word])[0][1]
        return total, total - self.frequencies.of("x.w", [word])[0][1]

    def syllable_postings(self, number: int) -> Any:
        """The paragraphs of a rare syllable; their text is kept."""
        query = {"bool": {"filter": [{"term": {"x": self.syllable(number)}}, {"term": {"j": "paragraph"}}]}}
        body = {"query": query, "size": _RARE, "_source": ["x", "ord"], "track_total_hits": False}
        docs = []
        numbers = {word: at for at, word in enumerate(self.table("syllables").all())}
        for hit in self.cluster.hits(self.cluster.search(self.index, body)):
            source = hit.get("_source", {})
            if not isinstance(source.get("x"), str) or type(source.get("ord")) is not int:
                raise self.cluster.strange("a paragraph of another form")
            words = source["x"].replace("_", " ").split(" ")
            self.text.seen[source["ord"]] = [numbers.get(word, -1) for word in words]
            docs.append(source["ord"])
        return np.array(sorted(docs), np.int64), np.ones(len(docs), np.uint32)

    # -- pairs: the number of one is made of those of its syllables

    def pair_range(self, first: int, low: int, high: int) -> tuple[int, int]:
        """Half-open range of the pairs of the syllable `first` and a second one in [low, high)."""
        return first * self._span + low, first * self._span + high

    def pair_edges(self, firsts: Array, ranges: Any) -> Array:
        """The numbers of pairs as half-open ranges, a row each."""
        rows = [self.pair_range(first, low, high) for first in firsts.tolist() for low, high in ranges]
        return np.array(rows, np.int64).reshape(-1, 2)

    def pair_df(self, ranges: Any) -> int:
        """How many postings some pairs have together."""
        return sum(
            df for df, _ in self._pair_counts(number for low, high in ranges for number in range(low, high))
        )

    def pair_table(self, firsts: Array, seconds: Array) -> Array:
        """In how many paragraphs each first syllable stands before each second one."""
        numbers = (firsts[:, None] * self._span + seconds[None, :]).ravel().tolist()
        found = [df for df, _ in self._pair_counts(numbers)]
        return np.array(found, np.int64).reshape(len(firsts), len(seconds))

    def pair_occurrences(self, number: int) -> Counts:
        """How often a pair stands, and how often inside a word."""
        term = self._term(number)
        return self.frequencies.of("x.p", [term])[0][1], self.frequencies.of("x.w", [term])[0][1]

    def run_df(self, run: Sequence[int]) -> int:
        """In how many paragraphs a run of syllables stands."""
        words = " ".join(map(self.syllable, run))
        query = {"bool": {"filter": [{"match_phrase": {"x": words}}, {"term": {"j": "paragraph"}}]}}
        body = {"query": query, "size": 0, "track_total_hits": True}
        return self.cluster.total(self.cluster.search(self.index, body))

    def _pair_counts(self, numbers: Iterable[int]) -> list[Counts]:
        return self.frequencies.of("x.p", map(self._term, numbers))

    def _term(self, number: int) -> str:
        first, second = divmod(number, self._span)
        return f"{self.syllable(first)}_{self.syllable(second)}"


class _Dfs:
    """Frequencies of all syllables as an array is used: some by number, or all at once."""

    def __init__(self, segment: WordSegment) -> None:
        self._segment = segment

    def __getitem__(self, numbers: Any) -> Any:
        segment = self._segment
        if segment._dfs is not None:
            return segment._dfs[numbers]
        words = segment.table("syllables").pick(np.asarray(numbers))
        return np.array([df for df, _ in segment.frequencies.of("x", words)], np.int64)

    def __mul__(self, times: int) -> Any:
        segment = self._segment
        if segment._dfs is None:
            words = segment.table("syllables").all()
            segment._dfs = np.array([df for df, _ in segment.frequencies.of("x", words)], np.int64)
        return segment._dfs * times

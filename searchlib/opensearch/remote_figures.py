"""Figures of an index on a cluster, and its check: everything is read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from searchlib.day_numbers import iso_day
from searchlib.errors import IndexDamaged
from searchlib.opensearch import mapping
from searchlib.opensearch.documents import article_of, passage_of
from searchlib.summaries import Report, Stats
from searchlib.text.analysis import analyze

if TYPE_CHECKING:
    from searchlib.opensearch.remote_engine import RemoteEngine
    from searchlib.search.engine import Looked

_ANY: dict[str, Any] = {"match_all": {}}
_APART: dict[str, dict[str, Any]] = {
    "articles have no paragraph": {
        "bool": {
            "filter": [{"term": {"j": "article"}}],
            "must_not": [{"has_child": {"type": "paragraph", "query": _ANY}}],
        }
    },
    "paragraphs have no article": {
        "bool": {
            "filter": [{"term": {"j": "paragraph"}}],
            "must_not": [{"has_parent": {"parent_type": "article", "query": _ANY}}],
        }
    },
}
"""What `quick` looks for: what a writer that was killed may leave until the next one."""
_SHOWN = 20
"""Problems that are told."""


def figures(engine: RemoteEngine) -> Stats:
    """Figures of the whole index."""
    view, cluster = engine.view, engine.view.cluster
    vocabulary: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    names: dict[str, set[str]] = {name: set() for name in ("speakers", "sections", "documents", "sources")}
    articles: set[str] = set()
    days: list[int] = []
    count = syllables = size = 0
    query = {"term": {"j": "paragraph"}}
    for hit in cluster.scan(view.index, query, ["stored", "low", "high"]):
        source = hit.get("_source", {})
        article, paragraph = passage_of(source)
        tokens = [token.text for token in analyze(paragraph.text).tokens]
        count, syllables, size = count + 1, syllables + len(tokens), size + len(paragraph.text.encode())
        vocabulary.update(tokens)
        pairs.update(pairwise(tokens))
        articles.add(article.id)
        names["speakers"].update(one.name for one in paragraph.speakers)
        names["documents"].update(paragraph.documents)
        names["sections"].update({paragraph.section} - {None})  # type: ignore[arg-type]
        names["sources"].update({article.source} - {None})  # type: ignore[arg-type]
        days += [day for day in (source.get("low"), source.get("high")) if isinstance(day, int)]
    stored: Any = cluster.ask("GET", f"/{view.index}/_stats/store") or {}
    try:
        total = int(stored["indices"][view.index]["primaries"]["store"]["size_in_bytes"])
    except (KeyError, TypeError, ValueError):
        raise cluster.strange("no figures") from None
    return Stats(
        path=engine.where,
        format=mapping.FORMAT,
        generation=view.generation,
        articles=len(articles),
        paragraphs=count,
        syllables=syllables,
        vocabulary=len(vocabulary),
        pairs=len(pairs),
        **{name: len(found) for name, found in names.items()},
        abbreviations=len(view.words.table("definitions")),
        first=iso_day(min(days, default=0)),
        last=iso_day(max(days, default=0)),
        segments=len(view.words.frequencies.routings),
        bytes=total,
        text_bytes=size,
    )


def examined(engine: RemoteEngine, quick: bool, progress: Looked | None) -> Report:
    """Whether every article stands there whole, and its paragraphs as it says.

    Args:
        engine: the engine.
        quick: only counts what is apart: the cluster itself keeps checksums.
        progress: called with articles checked, and all of them.
    """
    view, cluster = engine.view, engine.view.cluster
    every = view.words.sizes.live_articles
    problems: list[str] = []
    if quick:
        for line, query in _APART.items():
            body = {"size": 0, "query": query, "track_total_hits": True}
            count = cluster.total(cluster.search(view.index, body))
            problems += [f"{count:,} {line}; index their files again"] if count else []
        return Report(sound=not problems, problems=tuple(problems), files=1, blocks=every)
    found: dict[str, list[Any]] = {}
    blocks = checked = 0
    for hit in cluster.scan(view.index, {"term": {"j": "paragraph"}}, ["stored"]):
        blocks += 1
        try:
            article, paragraph = passage_of(hit.get("_source"))
        except IndexDamaged:
            problems.append(f"the document {hit.get('_id')!s:.80} cannot be read")
            continue
        found.setdefault(article.id, []).append(paragraph)
    for hit in cluster.scan(view.index, {"term": {"j": "article"}}, ["stored", "art"]):
        blocks += 1
        checked += 1
        if progress is not None:
            progress(checked, every)
        id = str(hit.get("_source", {}).get("art"))
        try:
            article = article_of(hit.get("_source", {}).get("stored"))
        except IndexDamaged:
            problems.append(f"the article {id!s:.80} cannot be read")
            continue
        if tuple(found.pop(id, ())) != article.searchable():
            problems.append(f"the article {id!s:.80} and its paragraphs differ; index its file again")
    problems += [f"paragraphs of {id!s:.80} have no article; index its file again" for id in found]
    return Report(sound=not problems, problems=tuple(problems[:_SHOWN]), files=1, blocks=blocks)

"""Articles as documents of a cluster, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from searchlib.errors import IndexDamaged
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph, Person
from searchlib.search.language.query_fields import folded_run
from searchlib.text.tokens import tokenize

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Json = dict[str, Any]
STEP = 1 << 20
"""Numbers of `ord` that each article has for its paragraphs."""


def documents(segment: Segment, first: int, commit: int) -> Iterator[tuple[Json, Json]]:
    """Head and body of every document of some articles: the paragraphs of an article, then the article.

    Args:
        segment: of a batch.
        first: number of the first article in the order of the archive.
        commit: number of the commit that brings them.
    """
    table = segment.table("syllables").all()
    files, owner = segment.table("files").all(), segment.column("art.file").tolist()
    hashes = segment.column("art.hash").tobytes()
    names, defined = segment.table("definitions").all(), segment.column("def.article")
    made = segment.column("def.name")
    for number in range(segment.article_count):
        article = segment.article(number)
        low, high = int(segment.column("art.low")[number]), int(segment.column("art.high")[number])
        begin, end = segment.paragraphs_of(number)
        order, key = (first + number) * STEP, key_of(article.id)
        common: Json = {"art": article.id, "low": low, "high": high} if low > 0 else {"art": article.id}
        common["commit"] = commit
        if article.source:
            common["source"] = _folded(article.source)
        if article.region:
            common["region"] = _run(article.region)
        about = {**replace(article, paragraphs=(), people=(), documents=()).as_dict()}
        texts = []
        sizes = []
        for at, paragraph in enumerate(article.searchable()):
            tokens = segment.tokens_of(begin + at).tolist()
            joined = segment.joined_of(begin + at).tolist()
            text = "".join(
                ("_" if continues and place else " ") + table[token]
                for place, (token, continues) in enumerate(zip(tokens, joined, strict=True))
            )[1:]
            texts.append(text)
            sizes.append(len(tokens))
            yield (
                {"_id": f"{key}#{at}", "routing": key},
                {
                    **common,
                    "x": text,
                    "len": len(tokens),
                    "ord": order + at,
                    "kind": paragraph.kind,
                    "section": _run(paragraph.section or ""),
                    "documents": [_run(name) for name in dict.fromkeys(paragraph.documents)],
                    "speakers": [_spoken(one) for one in paragraph.speakers],
                    "stored": {"paragraph": paragraph.as_dict(), "article": about},
                    "j": {"name": "paragraph", "parent": key},
                },
            )
        yield (
            {"_id": key, "routing": key},
            {
                **common,
                "y": [texts[0], *texts],
                "len": sizes[0] + sum(sizes),
                "ord": order + STEP - 1,
                "defines": [names[name] for name in made[defined == number].tolist()],
                "file": files[owner[number]],
                "hash": hashes[number * 16 : number * 16 + 16].hex(),
                "stored": article.as_dict(),
                "j": "article",
            },
        )
        assert end - begin == len(sizes)


def _spoken(one: Attribution) -> Json:
    role = {"role": _run(one.role)} if one.role else {}
    return {"speaker": _run(one.name), **role, "mode": one.mode}


def key_of(id: str) -> str:
    """The name of an article's document; the cluster allows 512 bytes."""
    if len(id.encode("utf-8", "replace")) <= 400:
        return f"a:{id}"
    return "h:" + hashlib.blake2b(id.encode("utf-8", "replace"), digest_size=32).hexdigest()


def _folded(text: str) -> str:
    return " ".join(folded_run(text))


def _run(text: str) -> str:
    return " ".join(token.text for token in tokenize(text))


def article_of(data: Any) -> Article:
    """An article that was stored.

    Raises:
        IndexDamaged: it has another form.
    """
    try:
        return Article(
            id=_text(data["id"]),
            path=_optional(data["path"]),
            title=_optional(data["title"]),
            lead=_optional(data["lead"]),
            published=_optional(data["published"]),
            date=_optional(data["date"]),
            date_basis=_optional(data["date_basis"]),
            source=_optional(data["source"]),
            authors=tuple(map(_text, data["authors"])),
            url=_optional(data["url"]),
            people=tuple(Person(_text(one["name"]), _optional(one["role"])) for one in data["people"]),
            documents=tuple(map(_text, data["documents"])),
            paragraphs=tuple(map(paragraph_of, data["paragraphs"])),
            region=_optional(data.get("region")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndexDamaged("the cluster gives an article of another form; rebuild the index") from error


def paragraph_of(data: Any) -> Paragraph:
    """A paragraph that was stored; errors as of a mapping of another form."""
    position = data["i"]
    if position is not None and type(position) is not int:
        raise TypeError("position")
    return Paragraph(
        position=position,
        kind=KINDS[KINDS.index(data["kind"])],
        section=_optional(data["section"]),
        text=_text(data["text"]),
        speakers=tuple(
            Attribution(
                _text(one["name"]),
                _optional(one["role"]),
                MODES[MODES.index(one["mode"])],
                CUES[CUES.index(one["cue"])],
            )
            for one in data["speakers"]
        ),
        documents=tuple(map(_text, data["documents"])),
    )


def passage_of(source: Any) -> tuple[Article, Paragraph]:
    """What a document of a paragraph stores: the article without its text, and the paragraph.

    Raises:
        IndexDamaged: it has another form.
    """
    try:
        stored = source["stored"]
        return article_of(stored["article"]), paragraph_of(stored["paragraph"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndexDamaged("the cluster gives a paragraph of another form; rebuild the index") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _text(value)

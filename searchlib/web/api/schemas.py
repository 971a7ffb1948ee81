"""The shapes of the answers in JSON Schema: those of the command line's `--json`."""

from __future__ import annotations

from typing import Any

from searchlib.model import CUES, KINDS, MODES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    return (
        {**schema, "type": [schema["type"], "null"]}
        if "type" in schema
        else {"anyOf": [schema, {"type": "null"}]}
    )


def listed(schema: Schema) -> Schema:
    """A list of them."""
    return {"type": "array", "items": schema}


def one_of(*values: str) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(values)}


def shape(optional: dict[str, Schema] | None = None, /, **required: Schema) -> Schema:
    """An object with these keys; others may be added."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def named(name: str) -> Schema:
    """A shape of `SHAPES`, by reference."""
    return {"$ref": f"#/components/schemas/{name}"}


_NOTES = {"notes": listed(TEXT)}
"""What has to be known besides an answer; there where there is something."""
SHAPES: dict[str, Schema] = {
    "Error": shape(error=shape(status=COUNT, message=TEXT, column=maybe(COUNT))),
    "Attribution": shape(name=TEXT, role=maybe(TEXT), mode=one_of(*MODES), cue=one_of(*CUES)),
    "Citation": shape(
        id=TEXT,
        position=maybe(COUNT),
        style=TEXT,
        lang=TEXT,
        text=TEXT,
        speakers=listed(TEXT),
        item={"type": "object"},
    ),
    "Person": shape(name=TEXT, role=maybe(TEXT)),
    "Copy": shape(id=TEXT, position=maybe(COUNT), date=maybe(TEXT), source=maybe(TEXT)),
    "Paragraph": shape(
        i=maybe(COUNT),
        kind=one_of(*KINDS),
        section=maybe(TEXT),
        text=TEXT,
        speakers=listed(named("Attribution")),
        documents=listed(TEXT),
    ),
    "Article": shape(
        path=maybe(TEXT),
        id=TEXT,
        title=maybe(TEXT),
        lead=maybe(TEXT),
        published=maybe(TEXT),
        date=maybe(TEXT),
        date_basis=maybe(TEXT),
        source=maybe(TEXT),
        authors=listed(TEXT),
        url=maybe(TEXT),
        people=listed(named("Person")),
        documents=listed(TEXT),
        paragraphs=listed(named("Paragraph")),
    ),
    "ArticleInfo": shape(
        id=TEXT,
        title=maybe(TEXT),
        date=maybe(TEXT),
        published=maybe(TEXT),
        source=maybe(TEXT),
        url=maybe(TEXT),
        path=maybe(TEXT),
    ),
    "Hit": shape(
        {
            "before": listed(named("Paragraph")),
            "after": listed(named("Paragraph")),
            "explanation": listed(shape(level=TEXT, term=TEXT, weight=NUMBER, score=NUMBER)),
            "copies": listed(named("Copy")),
        },
        rank={"type": "integer", "minimum": 1},
        score=NUMBER,
        article=named("ArticleInfo"),
        position=maybe(COUNT),
        kind=one_of(*KINDS),
        section=maybe(TEXT),
        speakers=listed(named("Attribution")),
        text=TEXT,
        highlights=listed({"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}),
    ),
    "Results": shape(
        _NOTES,
        query=TEXT,
        applied=maybe(TEXT),
        suggestion=maybe(TEXT),
        total=COUNT,
        total_all_words=COUNT,
        seconds=NUMBER,
        hits=listed(named("Hit")),
    ),
    "Speaker": shape(
        name=TEXT,
        forms=listed(TEXT),
        roles=listed(TEXT),
        first=maybe(TEXT),
        last=maybe(TEXT),
        paragraphs=COUNT,
        articles=COUNT,
        direct=COUNT,
        reported=COUNT,
    ),
    "Speakers": shape(_NOTES, speakers=listed(named("Speaker"))),
    "Facets": shape(
        {"applied": maybe(TEXT), **_NOTES},
        query=TEXT,
        by=TEXT,
        total=COUNT,
        articles=COUNT,
        values=listed(shape({"of": COUNT, "share": NUMBER}, value=TEXT, paragraphs=COUNT, articles=COUNT)),
        more=COUNT,
        without=COUNT,
    ),
    "Trend": shape(
        _NOTES,
        by=TEXT,
        undated=COUNT,
        series=listed(
            shape(
                {"applied": maybe(TEXT)},
                query=TEXT,
                total=COUNT,
                undated=COUNT,
                points=listed(
                    shape(
                        {"label": TEXT, "from": TEXT, "to": TEXT},
                        paragraphs=COUNT,
                        articles=COUNT,
                        of=COUNT,
                        share=NUMBER,
                    )
                ),
            )
        ),
    ),
    "Concordance": shape(
        {"applied": maybe(TEXT), "occurrences": maybe(COUNT), **_NOTES},
        query=TEXT,
        total=COUNT,
        lines=listed(
            shape(
                id=TEXT,
                position=maybe(COUNT),
                date=maybe(TEXT),
                speakers=listed(named("Attribution")),
                left=TEXT,
                match=TEXT,
                right=TEXT,
            )
        ),
    ),
    "Collocations": shape(
        _NOTES,
        query=TEXT,
        measure=TEXT,
        occurrences=COUNT,
        words=listed(shape(word=TEXT, together=COUNT, alone=COUNT, score=NUMBER)),
    ),
    "Keywords": shape(
        _NOTES,
        query=TEXT,
        here=COUNT,
        there=COUNT,
        words=listed(
            shape(
                word=TEXT,
                here=COUNT,
                there=COUNT,
                here_per_million=NUMBER,
                there_per_million=NUMBER,
                log_likelihood=NUMBER,
                log_ratio=NUMBER,
                articles=COUNT,
                p=NUMBER,
            )
        ),
    ),
    "Similar": shape(_NOTES, id=TEXT, position=maybe(COUNT), hits=listed(named("Hit"))),
    "Verification": shape(
        _NOTES,
        quote=TEXT,
        matches=listed(
            shape(
                id=TEXT,
                position=maybe(COUNT),
                date=maybe(TEXT),
                speakers=listed(named("Attribution")),
                similarity=NUMBER,
                text=TEXT,
                spans=listed(listed(COUNT)),
                differences=listed(shape(quote=TEXT, text=TEXT)),
            )
        ),
    ),
    "Documents": shape(documents=listed(shape(name=TEXT, paragraphs=COUNT))),
    "Stats": shape(
        dict.fromkeys(
            ("syllables", "vocabulary", "pairs", "abbreviations", "segments", "bytes", "text_bytes"), COUNT
        ),
        format=COUNT,
        generation=COUNT,
        articles=COUNT,
        paragraphs=COUNT,
        speakers=COUNT,
        sections=COUNT,
        documents=COUNT,
        sources=COUNT,
        first=maybe(TEXT),
        last=maybe(TEXT),
    ),
}

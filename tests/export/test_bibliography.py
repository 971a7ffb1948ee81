"""References: valid by schema, read by the programs that others use."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from searchlib import Article, Index, Paragraph
from searchlib.export.bibliography import csl_item, write_bibtex, write_csl, write_ris

DAY = {"type": "array", "items": {"type": ["integer", "string"]}, "minItems": 1, "maxItems": 3}
NAME = {"type": "object", "properties": {"literal": {"type": "string"}}, "additionalProperties": False}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article-newspaper", "document", "webpage"]},
            **{name: {"type": "string"} for name in ("title", "container-title", "URL", "language")},
            "author": {"type": "array", "items": NAME},
            "issued": {
                "type": "object",
                "properties": {"date-parts": {"type": "array", "items": DAY, "minItems": 1, "maxItems": 2}},
                "additionalProperties": False,
            },
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What the schema csl-data of CSL 1.0.2 says of the variables that are written."""


def article(**values: object) -> Article:
    paragraph = Paragraph(0, "title", None, "Vân Giang: 50% & {hơn}")
    known = dict.fromkeys(("path", "title", "lead", "published", "date", "date_basis", "source", "url"))
    known |= {"id": "a", "authors": (), "people": (), "documents": (), "paragraphs": (paragraph,)}
    return Article(**{**known, **{name: None for name in Article.__slots__ if name not in known}, **values})  # type: ignore[arg-type]


def test_csl_is_valid_by_its_schema(archive: Index) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    out = StringIO()
    write_csl(map(archive.article, archive.ids()), out)
    items = json.loads(out.getvalue())
    assert len(items) == archive.stats().articles
    jsonschema.validate(items, SCHEMA)


def test_what_is_not_known_is_left_out() -> None:
    assert csl_item(article()) == {
        "id": "a",
        "type": "document",
        "title": "Vân Giang: 50% & {hơn}",
        "language": "vi",
    }
    item = csl_item(
        article(published="2024-01-30T10:00", date="2024-01-XX", source="Báo", url="javascript:x")
    )
    assert item["issued"] == {"date-parts": [[2024, 1, 30]]}
    assert "URL" not in item
    assert csl_item(article(date="2024-01-XX"))["issued"] == {"date-parts": [[2024, 1]]}
    assert "issued" not in csl_item(article(date="XXXX-04-18"))


def test_bibtex_is_read_by_a_parser(archive: Index) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    out = StringIO()
    write_bibtex(map(archive.article, archive.ids()), out)
    parse = getattr(bibtexparser, "parse_string", None) or bibtexparser.loads
    library = parse(out.getvalue())
    assert len(library.entries) == archive.stats().articles
    assert not getattr(library, "failed_blocks", [])
    keys = [line.split("{")[1] for line in out.getvalue().splitlines() if line.startswith("@")]
    assert len(set(keys)) == len(keys)


def test_bibtex_escapes_what_latex_would_run() -> None:
    out = StringIO()
    write_bibtex(iter([article(), article(authors=("A \\input{x}",), id="b_1")]), out)
    text = out.getvalue()
    assert r"title = {{Vân Giang: 50\% \& \{hơn\}}}" in text
    assert r"\textbackslash{}input\{x\}" in text
    assert r"b\_1" in text
    assert "@misc{van-giang-50-hon,\n" in text
    assert "@misc{van-giang-50-hona,\n" in text


def test_ris_is_read_by_a_parser(archive: Index) -> None:
    rispy = pytest.importorskip("rispy")
    out = StringIO(newline="")
    write_ris(map(archive.article, archive.ids()), out)
    entries = rispy.loads(out.getvalue().replace("\r\n", "\n"))
    assert len(entries) == archive.stats().articles
    assert {entry["type_of_reference"] for entry in entries} <= {"NEWS", "GEN"}
    assert all(entry.get("title") for entry in entries if entry["type_of_reference"] == "NEWS")

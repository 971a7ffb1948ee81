"""References: valid by schema, read by the programs that others use."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from searchlib import Article, Index, Paragraph
from searchlib.export.bibliography import csl_item, write_bibtex, write_csl, write_ris

SCHEMA = Path(__file__).parent / "schemas" / "csl-data.json"
"""The official one, from citation-style-language/schema (MIT license)."""
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30) | st.text(
    "{}\\%&$#_~^@=,\"'\n\r -ERTYab"
)


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
    jsonschema.validate(items, json.loads(SCHEMA.read_text("utf-8")))


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_whatever_the_metadata_hold_is_one_reference(title: str, author: str, source: str, rest: str) -> None:
    """Two articles with the same metadata of anybody's making are two entries for every reader."""
    jsonschema = pytest.importorskip("jsonschema")
    rispy = pytest.importorskip("rispy")
    bibtexparser = pytest.importorskip("bibtexparser")
    pybtex = pytest.importorskip("pybtex.database")
    names = tuple(name for name in (author, "Thu Ngàn") if name.strip())  # no form gives a blank one
    known = article(
        title=title, authors=names, source=source, published="2024-01-30", url=f"https://a.example/{rest}"
    )
    two = [replace(known, id=f"{rest}{number}") for number in range(2)]
    out = {writer: StringIO(newline="") for writer in (write_csl, write_bibtex, write_ris)}
    for writer, stream in out.items():
        writer(iter(two), stream)
    items = json.loads(out[write_csl].getvalue())
    jsonschema.validate(items, json.loads(SCHEMA.read_text("utf-8")))
    assert len(items) == 2
    text = out[write_bibtex].getvalue()
    library = bibtexparser.parse_string(text)
    assert (len(library.entries), library.failed_blocks) == (2, [])
    entries = pybtex.parse_string(text, "bibtex").entries.values()
    assert [(one.fields["year"], len(one.persons["author"])) for one in entries] == [("2024", len(names))] * 2
    assert len(rispy.loads(out[write_ris].getvalue().replace("\r\n", "\n"))) == 2


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
    item = csl_item(article(date="2024-01-XX"))  # an event tells the year in which it was printed, no more
    assert (item["issued"], item["event-date"]) == ({"date-parts": [[2024]]}, {"date-parts": [[2024, 1]]})
    recorded = csl_item(article(date="2024-01-05", date_basis="record"))
    assert recorded["issued"] == {"date-parts": [[2024, 1, 5]]}
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
    assert r"title = {{Vân Giang: 50\% \& \textbraceleft{}hơn\textbraceright{}}}" in text
    assert r"\textbackslash{}input\textbraceleft{}x\textbraceright{}" in text
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


def test_the_id_stands_where_no_style_prints_it() -> None:
    pybtex = pytest.importorskip("pybtex.database")
    out = StringIO()
    write_bibtex(iter([article(id="a14")]), out)
    (entry,) = pybtex.parse_string(out.getvalue(), "bibtex").entries.values()
    assert entry.fields["annote"] == "searchlib: a14"
    assert "note" not in entry.fields

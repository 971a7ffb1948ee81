"""Columns, wide blanks and short last pages of PDF, in pages written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import parse_article

pytest.importorskip("pypdfium2")

Piece = tuple[int, int, str]


def pdf(*pages: list[Piece]) -> bytes:
    """A document of pieces of text: points from the left and from below, and what stands there."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    for number, page in enumerate(pages):
        shown = b"".join(
            b"BT /F1 10 Tf %d %d Td (%s) Tj ET " % (x, y, text.encode("ascii")) for x, y, text in page
        )
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        ]
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1)


def column(left: int, texts: list[str], top: int = 350) -> list[Piece]:
    return [(left, top - 14 * number, text) for number, text in enumerate(texts)]


def test_pieces_of_a_line_and_a_short_last_page(tmp_path: Path) -> None:
    left = [f"mot hai ba bon nam sau bay tam {number}." for number in range(8)]
    right = [f"xuan ha thu dong ngay dem sang {number}." for number in range(8)]
    first = column(40, left) + column(320, right)
    first[11:12] = [(320, 308, "xuan ha thu"), (440, 309, "dong ngay sang")]  # a wide blank in a line
    last = column(40, ["chin muoi trong", "cot ben trai"]) + column(320, ["tram nghin trong", "cot phai."])
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(first, last))
    text = " ".join(one.text for one in parse_article(file).paragraphs)
    wanted = [*left, *right[:3], "xuan ha thu dong ngay sang", *right[4:]]
    wanted += ["chin muoi trong", "cot ben trai", "tram nghin trong", "cot phai."]
    assert text == " ".join(wanted)


@pytest.mark.parametrize(("end", "count"), [("tam chin.", 1), ("tam.", 2)])
def test_a_line_between_two_edges_may_end_a_sentence(tmp_path: Path, end: str, count: int) -> None:
    lines = ["Mot hai ba bon nam sau bay tam chin,"] * 5 + [f"mot hai ba bon nam sau bay {end}"]
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(column(40, lines), column(40, ["Muoi la mot so khac."])))
    assert len(parse_article(file).paragraphs) == count

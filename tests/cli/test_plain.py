"""Plain lines: columns for grep, cut and sort."""

from __future__ import annotations

from dataclasses import replace

from searchlib.cli import plain
from searchlib.model import Paragraph
from searchlib.results import Part

from tests.cli.fake import ARTICLE, INFO, LAN, MINH, hit


def test_a_hit_is_one_line() -> None:
    assert plain.hit_rows(hit()) == [
        "hội-nghị#1#1\t2024-03-01\tTrần Quang Minh\tĐưa dịch vụ công lên mạng\t"
        "“Chuyển đổi số là việc của mọi nhà”, ông Minh nói."
    ]


def test_fields_hold_no_tab_and_no_line_end() -> None:
    paragraph = Paragraph(4, "body", "mục\tmột", "dòng\nhai\x1b[2J", (MINH, LAN))
    (line,) = plain.hit_rows(hit(paragraph=paragraph))
    assert line.split("\t") == [
        "hội-nghị#1#4",
        "2024-03-01",
        "Trần Quang Minh; Lê Thị Ngọc Lan",
        "mục một",
        "dòng hai\ufffd[2J",
    ]


def test_a_title_of_the_metadata_alone_has_the_bare_id() -> None:
    paragraph = Paragraph(None, "title", None, "Xã An Bình bàn chuyển đổi số")
    (line,) = plain.hit_rows(hit(paragraph=paragraph))
    assert line.split("\t")[0] == "hội-nghị#1"
    assert line.split("\t")[3] == ""


def test_the_date_of_publication_stands_in() -> None:
    (line,) = plain.hit_rows(hit(article=replace(INFO, date=None)))
    assert line.split("\t")[1] == "2024-03-02"
    (line,) = plain.hit_rows(hit(article=replace(INFO, date=None, published=None)))
    assert line.split("\t")[1] == ""


def test_neighbours_are_told_from_hits_as_grep_does() -> None:
    found = hit(before=ARTICLE.paragraphs[:1], after=ARTICLE.paragraphs[2:])
    lines = list(plain.hits([found, found], grouped=True))
    assert [line.split("\t")[0] for line in lines] == [
        "hội-nghị#1-0",
        "hội-nghị#1#1",
        "hội-nghị#1-2",
        "--",
        "hội-nghị#1-0",
        "hội-nghị#1#1",
        "hội-nghị#1-2",
    ]


def test_parts_of_a_score_follow_the_hit() -> None:
    lines = plain.hit_rows(hit(explanation=(Part("syllable", "số", 2.5, 3.25),)))
    assert lines[1] == "\tsyllable\tsố\t2.5\t3.2500"


def test_a_marked_paragraph_is_the_only_one_with_a_hash() -> None:
    marks = [line.split("\t")[0] for line in plain.article_rows(ARTICLE, 1)]
    assert marks == ["hội-nghị#1", "hội-nghị#1-0", "hội-nghị#1#1", "hội-nghị#1-2"]

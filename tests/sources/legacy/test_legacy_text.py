"""Files in legacy encodings, in every form of text."""

from __future__ import annotations

import json
from html.entities import codepoint2name
from pathlib import Path

import pytest
from searchlib import ArticleError, OptionError, parse_article, parse_articles
from searchlib.sources.legacy.legacy_text import font_encoding
from tests.sources.legacy.encoders import ENCODINGS, encode

LINES = [
    "Hội nghị chuyển đổi số của tỉnh Vân Giang họp ngày 30/1/2024.",
    "Ông Hồ Sỹ Trạch, Phó Chủ tịch tỉnh, yêu cầu các sở báo cáo tiến độ trước ngày 15.",
    "Đại biểu phường Bến Lụa đề nghị giảm số lần đi lại của người dân.",
]


def texts(path: Path, **options: str) -> list[str]:
    return [paragraph.text for one in parse_articles(path, **options) for paragraph in one.paragraphs]


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_form_of_text_is_read(tmp_path: Path, name: str) -> None:
    text = "\n".join(LINES)
    record = json.dumps({"text": text, "title": LINES[0]}, ensure_ascii=False)
    short = json.dumps({"text": "Bảng H"}, ensure_ascii=False)
    forms = {
        "a.txt": text,
        "a.md": f"# {text}",
        "a.json": f"[{record}]",
        "a.jsonl": f"{record}\n{record}",
    }
    for form, content in forms.items():
        (tmp_path / form).write_bytes(encode(content, name))
        assert texts(tmp_path / form)[:3] == LINES, form
    (tmp_path / "b.jsonl").write_bytes(encode(f"{record}\n{short}", name))
    assert texts(tmp_path / "b.jsonl") == [*LINES, "Bảng H"], "a later line is in the encoding of the first"
    (tmp_path / "c.jsonl").write_bytes(encode(f"{short}\n{record}\n", name))
    assert texts(tmp_path / "c.jsonl") == ["Bảng H", *LINES], "the next lines tell"


@pytest.mark.parametrize("name", ENCODINGS)
def test_pages_are_read(tmp_path: Path, name: str) -> None:
    pytest.importorskip("trafilatura")
    body = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><head><title>Vân Giang</title></head><body><article>{body}</article></body></html>"
    (tmp_path / "a.html").write_bytes(encode(page, name))
    assert texts(tmp_path / "a.html") == LINES


def test_pages_with_entities_and_fonts_are_read(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "".join(f'<p><font face="VNI-Times">{line}</font></p>' for line in LINES)
    latin = encode(body, "vni").decode("latin-1")
    entities = "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in latin)
    for content in (entities.encode(), latin.encode("utf-8")):
        page = b"<html><head><title>a</title></head><body><article>" + content + b"</article></body></html>"
        (tmp_path / "a.html").write_bytes(page)
        assert texts(tmp_path / "a.html") == LINES
    named = "".join(
        f"&{codepoint2name.get(byte, f'#{byte}')};" if byte > 127 else chr(byte)
        for byte in encode(LINES[2], "tcvn3")
    )
    assert "&sup1;" in named
    (tmp_path / "a.html").write_text(
        f'<html><body><article><p><font face=".VnTime">{named}</font></p></article></body></html>'
    )
    assert texts(tmp_path / "a.html") == [LINES[2]]
    capitals = encode("".join(f"<p>{line}</p>" for line in LINES), "tcvn3")
    title = b'<h2><font face=".VnTimeH">' + encode("đại hội tỉnh", "tcvn3") + b"</font></h2>"
    page = b"<html><body><article>" + title + capitals + b"</article></body></html>"
    (tmp_path / "a.html").write_bytes(page)
    assert texts(tmp_path / "a.html") == ["ĐẠI HỘI TỈNH", *LINES]


def test_an_encoding_can_be_forced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(encode("Bảng", "viscii"))
    with pytest.raises(
        ArticleError, match=r"a\.txt: is not UTF-8; it may be .*viscii.*--encoding says which"
    ):
        parse_article(file)
    assert parse_article(file, encoding="viscii").paragraphs[0].text == "Bảng"
    file.write_bytes(encode(LINES[0], "viscii"))
    with pytest.raises(ArticleError, match="is not UTF-8"):
        parse_article(file, encoding="utf-8")
    with pytest.raises(OptionError, match="no encoding 'klingon'; known are tcvn3, vni"):
        parse_article(file, encoding="klingon")


def test_utf_8_is_never_converted(tmp_path: Path) -> None:
    mojibake = encode(LINES[0], "vni").decode("latin-1")
    (tmp_path / "a.txt").write_text(mojibake, "utf-8")
    assert texts(tmp_path / "a.txt") == [mojibake]


def test_fonts_tell_their_encoding() -> None:
    tcvn3 = font_encoding(".VnTimeH")
    assert tcvn3 is not None
    assert (tcvn3[0].name, tcvn3[1]) == ("tcvn3", True)
    vni = font_encoding("VNI-Times")
    assert vni is not None
    assert (vni[0].name, vni[1]) == ("vni", False)
    assert font_encoding("Times New Roman") is None


def test_capitals_of_a_page_run_over_its_inline_tags(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")

    def one(text: str, face: str = ".VnTime") -> bytes:
        return f'<font face="{face}">'.encode() + encode(text, "tcvn3") + b"</font>"

    body = b"<p>" + one("nhà ") + one("ở") + one(" của đ") + b"<b>" + one("ội") + b"</b>" + one(" hòa giải")
    body += one(". ở") + one(" phường\nấy") + one(" (") + one("18") + one("/") + one("9") + one(")</p>")
    body += b"<p>" + one("<b>hội đồng</b> &amp; ", ".VnTimeH") + one("ở đây") + b"</p>"
    file = tmp_path / "a.html"
    file.write_bytes(b"<html><body><article>" + body + b"</article></body></html>")
    assert texts(file) == ["nhà ở của đội hòa giải. Ở phường ấy (18/9)", "HỘI ĐỒNG & ở đây"]


def test_fonts_of_a_page_tell_where_its_text_does_not(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / "a.html"
    names = "Tây Lusitania: Marco Belinni; Sergio Ramolle, Carles Puyet, Pablo Ibarez, Ivan de la Perna."
    for name, face in (("tcvn3", ".VnTime"), ("vni", "VNI-Times")):
        for page in (
            b'<font face="%s">%s</font>' % (face.encode(), encode(names, name)),
            b'<span style="font-family: %s">%s</span>' % (face.encode(), encode(names, name)),
        ):
            file.write_bytes(b"<html><body><article><p>" + page + b"</p></article></body></html>")
            assert texts(file) == [names]
    french = "À l'été, le congrès a été reporté : les délégués étaient déjà présents.".encode("latin-1")
    file.write_bytes(b'<p><font face=".VnTime">' + french + b"</font></p>")
    with pytest.raises(ArticleError, match="is not UTF-8 or UTF-16"):
        parse_article(file)

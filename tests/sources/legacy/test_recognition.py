"""Recognition: Vietnamese in each encoding, and what is never converted."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.sources.legacy.legacy_text import decoded
from searchlib.sources.legacy.recognition import Verdict, recognise
from tests.sources.legacy.encoders import ENCODINGS, encode

ROOT = Path(__file__).resolve().parents[3]
FRENCH = "À l'été, le congrès a été reporté: là où les délégués étaient déjà présents, la séance a été levée."
GERMAN = "Für die Abgeordneten wäre das natürlich schön: größere Möglichkeiten, kürzere Wege, müde Gäste."
PORTUGUESE = "Não há solução à vista: a eleição do secretário será no próximo mês, até então não há decisão."
SPANISH = "El año próximo también habrá más reuniones: el señor Muñoz pidió atención y volvió a la sesión."
ITALIAN = "Più città e più qualità: perché la società è così, e chi dà di più è già là, lunedì o martedì."
POLISH = "Zażółć gęślą jaźń; posłowie spotkali się w środę, żeby omówić następną sesję."
RUSSIAN = "Депутаты собрались в среду, чтобы обсудить следующую сессию."


def corpus_paragraphs() -> Iterator[str]:
    """Paragraphs of the invented sample articles that all four encodings can write."""
    for path in sorted((ROOT / "corpus").rglob("*.txt")):
        data = path.read_bytes()
        if data.startswith(b"\xff\xfe"):
            continue  # the one in UTF-16
        for line in data.decode("utf-8").splitlines():
            try:
                for name in ENCODINGS:
                    encode(line, name)
            except (UnicodeEncodeError, ValueError):
                continue
            if len(line) > 40 and not line.isascii():
                yield line


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_paragraph_of_the_sample_is_recognised(name: str) -> None:
    lines = list(corpus_paragraphs())
    assert len(lines) > 100
    for line in lines:
        verdict = recognise(encode(line, name).decode("latin-1"))
        assert verdict.encoding is not None, (line, verdict)
        assert verdict.encoding.name == name


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "latin-1"),
        (GERMAN, "latin-1"),
        (PORTUGUESE, "latin-1"),
        (SPANISH, "latin-1"),
        (ITALIAN, "latin-1"),
        (POLISH, "iso8859-2"),
        (POLISH, "cp1250"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        ("会议讨论了下一届会议的安排", "gbk"),
        ("คณะกรรมการประชุมวันพุธ", "cp874"),
    ],
)
def test_other_languages_are_left_alone(text: str, encoding: str) -> None:
    assert recognise(text.encode(encoding).decode("latin-1")).encoding is None


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_random_bytes_are_left_alone(data: bytes) -> None:
    if len(data) > 20:
        assert recognise(data.decode("latin-1")).encoding is None


def test_random_high_bytes_are_left_alone() -> None:
    chance = random.Random(7)
    for _ in range(300):
        words = (bytes(chance.choices(range(0x61, 0x100), k=chance.randint(1, 6))) for _ in range(30))
        assert recognise(b" ".join(words).decode("latin-1")).encoding is None


@pytest.mark.parametrize("name", ENCODINGS)
def test_lists_of_foreign_names_are_recognised(name: str) -> None:
    for text in (
        "Danh sách đại biểu: Marek Zelwin, Hanna Brodt, Jurgen Falk, Sven Ostrand (họp), Pavel Trnic.",
        'Ông Hồ Sỹ Trạch nói ở "Brodtgrad": "Người dân Krelxcơva phản đối việc đóng cửa cầu tạm."',
    ):
        verdict = recognise(encode(text, name).decode("latin-1"))
        assert verdict.encoding is not None
        assert verdict.encoding.name == name


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_rare_syllable_and_lost_line_breaks_leave_a_list_recognised(name: str) -> None:
    for text in (
        "Thứ bảy (16/10)Brodtgrad - Zelwin (23h)Chủ nhậtFalkheim - Ostrand (1h)Trnic - Marekville (3h)",
        "Bồ Đào Nha: thủ môn Marek Zelwin; hậu vệ Jurgen Falk, Sven Ostrand, tiền vệ Pavel Trnic.",
    ):
        verdict = recognise(encode(text, name).decode("latin-1"))
        assert verdict.encoding is not None
        assert verdict.encoding.name == name


def test_a_few_marked_words_of_another_language_are_left_alone() -> None:
    text = "Nessun file è stato inviato: è vuoto, o contiene più caratteri. Sì, è vero. Non è più valido."
    assert recognise(text).encoding is None
    assert recognise("o} b\xfc \x95b\xac").encoding is None


def test_too_little_text_is_doubtful() -> None:
    assert recognise(encode("Bảng H", "viscii").decode("latin-1")).encoding is None
    assert "viscii" in recognise(encode("Bảng", "viscii").decode("latin-1")).doubtful
    assert recognise("abc 123") == Verdict(None)


@pytest.mark.parametrize("name", ENCODINGS)
def test_paragraphs_of_real_news_there_and_back(name: str, shared: Path) -> None:
    """Each paragraph of 60 characters and more alone, as if it were a file: .995 come back."""
    kept = right = 0
    for line in _news(shared, 2000):
        try:
            data = encode(line, name)
        except (UnicodeEncodeError, ValueError):
            continue
        kept += 1
        verdict = recognise(data.decode("latin-1"))
        if verdict.encoding is not None:
            assert verdict.encoding.name == name
            text = decoded(data.decode("latin-1"), verdict.encoding)
            right += encode(text, name) == data
    assert kept > 1500
    assert right / kept >= 0.995


def _news(shared: Path, count: int) -> list[str]:
    chance = random.Random(11)
    found: list[str] = []
    with gzip.open(shared / "scale" / "news.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            if chance.random() < 0.2:
                lines = [one.strip() for one in normalize("NFC", json.loads(line)["text"]).split("\n")]
                lines = [one for one in lines if len(one) >= 60 and not one.isascii()]
                found += lines[:1]
            if len(found) == count:
                break
    return found


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_word_of_the_dictionary_tells_among_names(name: str) -> None:
    pytest.importorskip("pyvi")
    names = "Chieva (thủ môn); Moralo, Mandellino, Lannari of Semiola, Brighina, Giuntello, Amaurino"
    verdict = recognise(encode(names, name).decode("latin-1"))
    assert verdict.encoding is not None
    assert verdict.encoding.name == name


@pytest.mark.parametrize(
    "data",
    [
        b"\xe0n\x84\xb5o",
        b'.\x92h\xf2y"\xacm',
        b"\xae\xe8\xb1x\xb7",
        b"t\xa4m",
        b"x\x9c l\xfc",
        b"d\x93 x\xfe \xca\x9d",
        b"B\xe7\xb1b\xd3",
        b"V\xf74i\xb6 ",
    ],
)
def test_a_few_bytes_that_could_be_syllables_are_not_enough(data: bytes) -> None:
    assert recognise(data.decode("latin-1")).encoding is None

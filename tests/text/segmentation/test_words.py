from __future__ import annotations

import gzip
import itertools
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.errors import SearchlibError
from searchlib.text.analysis import analyze
from searchlib.text.segmentation import crf_model
from searchlib.text.segmentation.batch_analysis import analyze_all, segment_all
from searchlib.text.segmentation.pieces import split_pieces
from searchlib.text.segmentation.words import segment, segmenter, word_starts, words_of
from searchlib.text.tokens import tokenize

CORPUS = Path(__file__).resolve().parents[3] / "corpus"

# Everything that pyvi's own pattern treats specially, and what surrounds it in the wild.
FRAGMENTS = [
    *[
        "Đại",
        "hội",
        "đại",
        "biểu",
        "Đảng",
        "bộ",
        "chuyển",
        "đổi",
        "số",
        "đồng",
        "chí",
        "Bí",
        "thư",
        "Thành",
        "ủy",
        "nghị",
        "quyết",
        "xây",
        "dựng",
    ],
    *[
        "TP.",
        "TP.HCM",
        "Mr.",
        "Mrs.",
        "ThS.",
        "Tp.",
        "ABC.",
        "ĐB.",
        "a.b.c",
        "x@y.vn",
        "A.b@c.d",
        "a@b@c.d.e",
        "a.@b.",
        "é@a.b",
        "ab@cdé.f",
        "@",
        "a@b",
    ],
    *[
        "->",
        "==>",
        "==",
        "...",
        "..",
        ">>",
        ">",
        "http://x.vn/a?b=c@d",
        "x://",
        "://",
        "x://@",
        "1.5kg",
        "1.383",
        "30-1",
        "1_000",
        "1_a",
        "_",
        "__",
        "a_b",
        "1.5@a.b",
    ],
    *[
        "“",
        "”",
        "–",
        "…",
        "!",
        ",",
        ";",
        ":",
        "/",
        "(",
        ")",
        "%",
        "+",
        "-",
        "=",
        "#",
        "'",
        '"',
        "|",
        "\x00",
        "\x00a",
        "x://\x00",
        "²",
        "½",
        "ǅ",
        "ß",
        "İ",
        "́",
        "ợ",
        "Ⅳ",
        "１２",
    ],
    "\n",
    "\r",
    "\t",
    " ",
    "\u00a0",
    "\u2028",
    "\x1c",
]
gaps = st.sampled_from(["", " ", " ", "  "])
fragments = st.lists(st.tuples(st.sampled_from(FRAGMENTS), gaps), max_size=14)
hostile = fragments.map(lambda parts: "".join(itertools.chain.from_iterable(parts)))
texts = st.one_of(hostile, st.text(st.characters(exclude_categories=["Cs"]), max_size=40))


@pytest.fixture(scope="module")
def pyvi() -> Callable[[str], str]:
    """pyvi's own tokenizer; importing it is slow and is done by tests alone."""
    tokenizer = pytest.importorskip("pyvi.ViTokenizer")
    return tokenizer.tokenize  # type: ignore[no-any-return]


def paragraphs_of_news(shared: Path, count: int) -> Iterator[str]:
    with gzip.open(shared / "scale" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"].split("\n") for line in lines)
        yield from itertools.islice(itertools.chain.from_iterable(texts), count)


def test_words_are_joined_by_the_low_line(pyvi: Callable[[str], str]) -> None:
    text = "Đồng chí Trần Thị Mai Lan, Bí thư Thành ủy, phát biểu tại hội nghị chuyển đổi số ngày 30-1."
    assert segment(text) == pyvi(text).split(" ")
    assert "chuyển_đổi" in segment(text)


def test_pieces_are_the_text() -> None:
    text = " gửi: a.lan@vidu.vn,  TP.HCM  "
    assert "".join(split_pieces(text)) == text
    assert split_pieces(text)[1::2] == ["gửi", ":", "a.lan@vidu.vn", ",", "TP.", "HCM"]


def test_a_text_without_pieces_is_what_pyvi_leaves_of_it(pyvi: Callable[[str], str]) -> None:
    for text in ("", " ", "  \t "):
        assert segment(text) == pyvi(text).split(" ")


@settings(max_examples=400)
@given(texts)
def test_any_text_is_cut_as_pyvi_cuts_it(pyvi: Callable[[str], str], text: str) -> None:
    assert segment(text) == pyvi(text).split(" ")


def test_the_sample_articles_are_cut_as_pyvi_cuts_them(pyvi: Callable[[str], str]) -> None:
    for path in sorted(CORPUS.glob("**/*.txt")):
        data = path.read_bytes()
        encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        for line in data.decode(encoding).splitlines():
            assert segment(line) == pyvi(line).split(" ")


def test_news_is_cut_as_pyvi_cuts_it(shared: Path, pyvi: Callable[[str], str]) -> None:
    for text in paragraphs_of_news(shared, 5_000):
        assert segment(text) == pyvi(text).split(" ")


@given(st.lists(texts))
def test_many_texts_are_cut_as_each_of_them(some: list[str]) -> None:
    assert segment_all(some) == list(map(segment, some))


def test_much_news_is_cut_as_each_text_of_it(shared: Path) -> None:
    some = list(paragraphs_of_news(shared, 2_000))
    assert segment_all(some) == list(map(segment, some))


@given(st.lists(texts))
def test_many_texts_are_analyzed_as_each_of_them(some: list[str]) -> None:
    some = [unicodedata.normalize("NFC", text) for text in some]
    batch = analyze_all(some)
    for number, text in enumerate(some):
        first, last = batch.first_token[number : number + 2].tolist()
        analysis = analyze(text)
        forms = [batch.forms[at] for at in batch.tokens[first:last].tolist()]
        starts = (batch.token_start[first:last] - batch.text_start[number]).tolist()
        assert forms == [token.text for token in analysis.tokens]
        assert starts == [token.start for token in analysis.tokens]
        assert (~batch.joined[first:last]).tolist() == list(analysis.word_starts)


@given(texts)
def test_both_ways_of_viterbi_agree(text: str) -> None:
    pieces = split_pieces(unicodedata.normalize("NFC", text))[1::2]
    if len(pieces) > 1:
        joins = segmenter().joins(words_of(pieces))
        labels = segmenter().labels_in_order(pieces)
        assert all(label for label, join in zip(labels, joins, strict=True) if join)


def test_a_decision_too_close_to_call_is_made_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Hội nghị chuyển đổi số của thành phố"
    usual = segment(text)
    for module in ("crf", "batch_crf"):
        monkeypatch.setattr(f"searchlib.text.segmentation.{module}.CLOSE", float("inf"))
    assert segment(text) == usual
    assert segment_all([text, text]) == [usual, usual]


@given(texts)
def test_word_starts_are_those_of_the_analysis(text: str) -> None:
    tokens = tokenize(text)
    analysis = analyze(text)
    assert list(analysis.tokens) == tokens
    assert list(analysis.word_starts) == word_starts(text, tokens)
    assert analysis.word_starts[:1] in {(), (True,)}


@given(hostile)
def test_normalisation_does_not_change_words(text: str) -> None:
    composed, decomposed = (analyze(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [token.text for token in composed.tokens] == [token.text for token in decomposed.tokens]
    assert composed.word_starts == decomposed.word_starts


def test_syllables_of_one_word_are_joined() -> None:
    analysis = analyze("ông nói về chuyển đổi, 1.383 người")
    found = dict(zip([token.text for token in analysis.tokens], analysis.word_starts, strict=True))
    assert found == {
        "ông": True,
        "nói": True,
        "về": True,
        "chuyển": True,
        "đổi": False,
        "1": True,
        "383": False,
        "người": True,
    }


@pytest.mark.parametrize(
    "text",
    [
        "a." * 500_000,
        "a.a" * 50_000 + "@",
        "a@" * 50_000,
        "a@b." * 25_000,
        "@" * 100_000,
        "A" * 1_000_000,
        "1." * 100_000,
        "1_1a" * 50_000,
        "ă-" * 50_000,
        "x:/" * 30_000,
        "hội nghị " * 100_000,
        "\u0301" * 100_000,
    ],
    ids=lambda text: text[:6].encode("unicode_escape").decode(),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert "".join(split_pieces(text)) == text
    analysis = analyze(text)
    assert len(analysis.tokens) == len(analysis.word_starts)


def test_a_missing_model_is_one_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crf_model, "_folder", lambda: tmp_path)
    with pytest.raises(SearchlibError, match="cannot be read"):
        crf_model.load_model()
    monkeypatch.undo()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SearchlibError, match="not installed"):
        crf_model.load_model()


@pytest.mark.parametrize(
    "pickled",
    [
        b"",
        b"not a pickle",
        b"cos\nsystem\n(S'true'\ntR.",
        b"\x80\x02]q\x00.",
        b"\x80\x02c_codecs\nencode\nq\x00X\x01\x00\x00\x00aX\x04\x00\x00\x00utf8\x86R.",
    ],
)
def test_another_version_is_one_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pickled: bytes
) -> None:
    (tmp_path / "words.txt").write_text("hội nghị", encoding="utf-8")
    (tmp_path / "pyvi3.pkl").write_bytes(pickled)
    monkeypatch.setattr(crf_model, "_folder", lambda: tmp_path)
    with pytest.raises(SearchlibError, match="another version"):
        crf_model.load_model()


@given(st.binary(max_size=200), st.integers(0, 200), st.binary(max_size=4))
def test_a_damaged_model_never_runs_or_hangs(data: bytes, at: int, patch: bytes) -> None:
    header = b"lCRF" + bytes(4) + b"FOMC" + (100).to_bytes(4, "little") + bytes(4) + (2).to_bytes(4, "little")
    damaged = bytearray(header + data)
    damaged[at : at + len(patch)] = patch
    with pytest.raises((SearchlibError, ValueError, IndexError, KeyError, crf_model.struct.error)):
        crf_model.parse_crfsuite(bytes(damaged))

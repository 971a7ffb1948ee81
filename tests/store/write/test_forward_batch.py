"""Articles become a forward batch."""

from __future__ import annotations

import pickle

import numpy as np
from searchlib.model import KINDS
from searchlib.store.format.array_layout import FORWARD
from searchlib.store.format.string_tables import table_of
from searchlib.store.write.forward_batch import build_batch
from searchlib.text.analysis import analyze
from searchlib.text.spelling import fold
from tests.store.conftest import ARTICLES, batch_of, make_article


def test_every_array_has_the_type_of_the_layout() -> None:
    for batch in (batch_of(*ARTICLES), batch_of(), batch_of(ARTICLES[2])):
        assert set(batch) == set(FORWARD)
        for name, shape in FORWARD.items():
            assert batch[name].dtype == np.dtype(f"<{shape.dtype}"), name


def test_tokens_are_the_syllables_of_the_analysis() -> None:
    batch = batch_of(*ARTICLES)
    words = table_of(batch, "syllables").all()
    joined = np.unpackbits(batch["joined"], bitorder="little")
    paragraphs = [paragraph for article in ARTICLES for paragraph in article.searchable()]
    assert len(batch["lengths"]) == len(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        analysis = analyze(paragraph.text)
        first, last = batch["token.start"][number : number + 2].tolist()
        assert [words[i] for i in batch["tokens"][first:last]] == [token.text for token in analysis.tokens]
        assert (joined[first:last] == 0).tolist() == list(analysis.word_starts)
        assert batch["lengths"][number] == len(analysis.tokens)


def test_vocabulary_is_sorted_by_fold_and_syllable() -> None:
    batch = batch_of(*ARTICLES)
    words, folds = table_of(batch, "syllables").all(), table_of(batch, "folds").all()
    assert words == sorted(words, key=lambda word: (fold(word), word))
    first = batch["fold.first"].tolist()
    for number, folded in enumerate(folds):
        assert {fold(word) for word in words[first[number] : first[number + 1]]} == {folded}


def test_metadata() -> None:
    batch = batch_of(*ARTICLES)
    assert batch["art.first"].tolist() == [0, 4, 6, 7]
    assert batch["art.extras"].tolist() == [1, 0, 0]  # a title that no paragraph repeats comes first
    assert KINDS[batch["par.kind"][0]] == "title"
    assert [table_of(batch, "names")[i] for i in batch["spk.name"]] == ["Lê Văn Đoàn", "Trần Khải"]
    assert batch["spk.start"].tolist() == [0, 0, 0, 1, 1, 1, 2, 2]
    assert [table_of(batch, "sources")[i] for i in batch["art.source"]] == ["Báo Sông Lam"] * 2 + [""]
    assert table_of(batch, "sections").all() == ["", "Chuyển đổi số"]
    assert batch["art.low"].tolist() == [20240203, 20240201, -1]
    assert batch["art.high"].tolist() == [20240203, 20240229, -1]
    texts = [paragraph.text for paragraph in ARTICLES[0].searchable()]
    assert batch["art.bytes"][0] == sum(len(text.encode()) for text in texts)


def test_a_batch_can_be_sent_to_another_process() -> None:
    batch = batch_of(*ARTICLES)
    again = pickle.loads(pickle.dumps(batch))
    assert all(np.array_equal(batch[name], again[name]) for name in batch)


def test_an_article_without_a_paragraph_is_left_out() -> None:
    assert len(batch_of(make_article("trong"), ARTICLES[2])["art.first"]) == 2


def test_lone_surrogates_do_not_stop_the_run() -> None:
    broken = make_article("la\ud800", "một \ud800 hai", source="\udc80")
    batch = build_batch([(broken, "/bai/\udc80.txt", b"")])
    assert table_of(batch, "ids").all() == ["la?"]
    assert table_of(batch, "files").all() == ["/bai/\udc80.txt"]  # names of files are kept as they are

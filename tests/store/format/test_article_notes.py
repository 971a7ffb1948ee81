"""An article is put together again from its text, its columns and its note."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph, Person
from searchlib.store.format.article_notes import article_of, literals_of, note_of
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.write.forward_batch import build_batch
from tests.store.conftest import ARTICLES

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
MAYBE = st.none() | TEXT
attributions = st.builds(Attribution, TEXT, MAYBE, st.sampled_from(MODES), st.sampled_from(CUES))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    texts = draw(st.lists(TEXT, min_size=1, max_size=4))
    paragraphs = tuple(
        Paragraph(
            draw(st.sampled_from([i, i, i, i + 1])),
            draw(st.sampled_from(KINDS)),
            draw(MAYBE),
            text,
            tuple(draw(st.lists(attributions, max_size=2))),
            tuple(draw(st.lists(TEXT, max_size=2))),
        )
        for i, text in enumerate(texts)
    )
    people = {speaker.name: speaker.role for p in paragraphs for speaker in p.speakers}
    return Article(
        draw(TEXT),
        *(draw(MAYBE) for _ in range(7)),
        authors=tuple(draw(st.lists(TEXT, max_size=2))),
        url=draw(MAYBE),
        people=tuple(Person(name, role) for name, role in people.items()),
        documents=tuple(draw(st.lists(TEXT, max_size=2))),
        paragraphs=paragraphs,
    )


@pytest.fixture(params=[False, True], ids=["numpy", "loops"])
def _loops(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param and not kernels.wait():
        pytest.skip("numba is not installed")
    kernels.enable(request.param)
    yield
    kernels.enable(False)


@given(st.lists(articles(), min_size=1, max_size=3))
@pytest.mark.usefixtures("_loops")
def test_every_article_comes_back(stored: list[Article]) -> None:
    segment = Segment.from_arrays(build_batch([(article, "/a", b"") for article in stored]))
    assert [segment.article(i) for i in range(segment.article_count)] == stored
    for number, article in enumerate(stored):
        paragraphs = article.searchable()
        for low in range(len(paragraphs)):
            assert segment.passage(number, low, low + 1)[1] == paragraphs[low : low + 1]
            head, some, _ = segment.passage(number, low, min(low + 2, len(paragraphs)))
            assert some == paragraphs[low : low + 2]
            assert (head.id, head.title, head.lead, head.url) == (
                article.id,
                article.title,
                article.lead,
                article.url,
            )


@pytest.mark.usefixtures("_loops")
@pytest.mark.parametrize(
    "text",
    [
        'Ông ĐỖ VĂN LỘC, Phó chủ tịch xã Ỷ La: "Ngày 30-4, bà con ..."',
        "STRASSE, Straße, ǆ, İstanbul, ﬁn, ʼN, ΑΣ, 𝔘𝔅𝔑𝔇 (TPHCM)",
        "x" * 200,
    ],
)
def test_capitals_and_marks_come_back(text: str) -> None:
    paragraph = Paragraph(0, "body", None, text)
    article = replace(ARTICLES[0], title=None, lead=None, people=(), documents=(), paragraphs=(paragraph,))
    segment = Segment.from_arrays(build_batch([(article, "/a", b"")]))
    assert segment.passage(0, 0, 1)[1] == (paragraph,)


def test_nothing_is_stored_twice() -> None:
    paragraphs = ARTICLES[0].searchable()
    note = note_of(ARTICLES[0], paragraphs, [])
    assert note[1] == 0  # the title is the first paragraph
    assert note[9:] == [[], [], [], None]  # this article names nobody and no document
    assert literals_of(note) == []
    assert article_of("hop", json.loads(json.dumps(note)), paragraphs, 1) == ARTICLES[0]


@pytest.mark.parametrize("note", [None, {}, [], [1] * 12, [[]] * 13, [None] * 13, ["x"] * 13])
def test_other_forms_are_refused(note: object) -> None:
    def read() -> None:
        literals_of(note)
        article_of("a", note, ARTICLES[0].searchable(), 1)

    with pytest.raises(IndexDamaged):
        read()

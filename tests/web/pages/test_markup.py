"""Text of articles as HTML: nothing of it is markup, and every character but the steering ones stays."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.clean import clean
from searchlib.web.pages import addresses
from searchlib.web.pages.charts import chart
from searchlib.web.pages.markup import marked

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY, st.lists(st.integers(0, 40), unique=True))
def test_what_is_marked_is_the_text(text: str, cuts: list[int]) -> None:
    edges = sorted(cut for cut in cuts if cut <= len(text))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    made = str(marked(text, spans))
    assert html.unescape(re.sub("</?mark>", "", made)) == html.unescape(html.escape(clean(text)))
    found = [html.unescape(one) for one in re.findall("<mark>(.*?)</mark>", made, re.DOTALL)]
    assert found == [clean(text)[start:end] for start, end in spans]
    assert set(re.findall("<[^>]*>", made)) <= {"<mark>", "</mark>"}


@given(ANY.filter(bool))
def test_an_address_holds_whatever_an_id_is_made_of(id: str) -> None:
    address = addresses.article(id, 3, "a b")
    assert address.isascii()
    assert not re.search(r"[\s\"'<>\\]", address)
    path = address.partition("?")[0].partition("#")[0]
    assert not re.search(r"(^|/)\.{1,2}(/|$)", path)
    assert address.endswith("#p3")


def test_a_chart_says_what_it_shows() -> None:
    made = chart(
        [("2023", 1.0, "2023: 1", None), ("2024", 0.0, "2024: 0", None), ("2025", 4.0, "2025: 4", "/x")]
    )
    assert [bar.height for bar in made.bars] == [12.0, 0, 48.0]
    assert made.width == 30
    assert [bar.tick for bar in made.bars] == [True, True, True]
    assert chart([]).bars == ()


def test_names_and_values_of_an_address_are_quoted() -> None:
    address = addresses.page("/search", {"q": ("ngân sách", "a&b"), "x=y&z": "1", "since": "", "limit": None})
    assert address == "/search?q=ng%C3%A2n+s%C3%A1ch&q=a%26b&x%3Dy%26z=1"

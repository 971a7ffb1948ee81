"""The search page as a browser sends its form."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import httpx
from searchlib.web.interface_texts import Wording


def test_applying_the_form_keeps_every_filter(address: str) -> None:
    asked = {
        "q": "dữ liệu",
        "kind": ["title", "lead", "body"],
        "source": ["Báo A", 'B "<b>'],
        "since": "1900",
    }
    asked |= {"undated": "1", "collapse": "1", "match": "all", "article": "nowhere", "syntax": "plain"}
    page = httpx.get(f"{address}/search", timeout=60, params={**asked, "offset": "0", "lang": "en"}).text
    form = _Form()
    form.feed(page)
    sent: dict[str, list[str]] = {}
    for name, value in form.pairs:
        if value:
            sent.setdefault(name, []).append(value)
    usual = {"sort": "score", "by": "paragraph"}
    wanted = {name: [one] if isinstance(one, str) else one for name, one in {**usual, **asked}.items()}
    assert {name: sorted(values) for name, values in sent.items()} == {
        name: sorted(values) for name, values in wanted.items()
    }
    assert "undated: taken in" in re.sub(r"<[^>]*>", "", page)


class _Form(HTMLParser):
    """What a browser sends of the search form as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self._inside = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inside = given.get("id") == "ask" if tag == "form" else self._inside
        if tag == "select":
            self._select = given["name"]
        if not self._inside:
            return
        if tag == "option" and "selected" in given:
            self.pairs.append((self._select, given["value"]))
        if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.pairs.append((given["name"], given["value"]))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"


def test_facets_beside_reprints_shown_as_one_count_them_once(address: str) -> None:
    asked = {"q": "bao bì nhựa vỏ thuốc bảo vệ thực vật", "collapse": "1"}
    page = httpx.get(f"{address}/search", timeout=60, params={**asked, "lang": "en"}).text
    facets = f"{address}/api/v1/facets"
    plain, once = (
        httpx.get(facets, timeout=60, params={"q": asked["q"], "by": "kind", **more}).json()
        for more in ({}, {"collapse": "1"})
    )
    assert plain["values"] != once["values"]
    label = Wording("en")
    for one in once["values"]:
        shown = f'<span>{label("kind." + one["value"])}</span> <span class="n">{one["paragraphs"]}</span>'
        assert shown in page

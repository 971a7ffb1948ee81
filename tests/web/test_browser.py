"""The pages in a real browser: typing, keys, history, phone, dark, print, without a script; WCAG by axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

import pytest

from tests.web.browser import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARTICLE = "/articles/hoi-nghi/chuyen-doi-so-van-giang"
PERSON = "/people/Hồ Sỹ Trạch"
PAGES = (
    "/",
    "/search?q=dữ liệu",
    "/search?q=dữ liệu&speaker=Hồ Sỹ Trạch&mode=direct",
    '/search?q="nước sạch',
    "/search?q=khôngcóđâu",
    f"{ARTICLE}?q=dữ liệu",
    "/people",
    PERSON,
    "/documents",
    "/trend?q=dữ liệu%0Akỷ luật",
    "/trend",
    '/concordance?q="dữ liệu"&sort=right',
    '/keywords?q="dữ liệu"',
    '/keywords?q="dữ liệu',
    "/cite?id=hoi-nghi/chuyen-doi-so-van-giang&position=7",
    "/similar?id=hoi-nghi/chuyen-doi-so-van-giang",
    "/help",
    "/nowhere",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in Vietnamese; nothing on it may be refused by its own policy or fail."""
    context = browser.new_context(base_url=address, locale="vi", viewport={"width": 1200, "height": 800})
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on(
        "console",
        lambda said: (
            wrong.append(said.text)
            if said.type == "error" and not re.search("status of (4|503)", said.text)
            else None
        ),
    )
    yield found
    context.close()
    assert not wrong


def typed(page: Page, text: str) -> None:
    page.locator("#q").press_sequentially(text)


def first(page: Page) -> str:
    return page.locator(".hit .text").first.inner_text()


def wait_for(page: Page, text: str) -> None:
    page.wait_for_function("text => document.querySelector('#results').innerText.includes(text)", arg=text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_no_page_breaks_wcag(browser: Browser, address: str, locale: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(base_url=address, locale=locale, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    broken = []
    for path in PAGES:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == locale
        for detail in page.locator("details").all():
            detail.evaluate("one => { one.open = true }")
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        broken += [
            f"{path}: {one['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
            for one in found.response["violations"]
            for node in one["nodes"]
        ]
    context.close()
    assert not broken, "\n".join(broken)


def test_results_come_while_one_types(page: Page) -> None:
    page.goto("/")
    typed(page, "ngăn kéo")
    wait_for(page, "ngăn kéo")
    assert page.locator("#results mark").first.inner_text() == "ngăn kéo"
    page.wait_for_function("() => location.search.length > 3")
    assert unquote_plus(page.url).endswith("/search?q=ngăn kéo")
    assert page.title().startswith("ngăn kéo")


def test_typed_without_diacritics(page: Page) -> None:
    page.goto("/")
    typed(page, "ngan keo")
    wait_for(page, "ngăn kéo")


def test_an_input_method_composes_undisturbed(page: Page) -> None:
    """Nothing is asked for between compositionstart and compositionend; what is composed then is."""
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(unquote_plus(request.url)) if "part=" in request.url else None
    )
    page.goto("/")
    page.focus("#q")
    session = page.context.new_cdp_session(page)
    for text in ("d", "dư", "dữ", "dữ l", "dữ liê", "dữ liệ"):
        session.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
        page.wait_for_timeout(150)
    assert not asked
    session.send("Input.insertText", {"text": "dữ liệu"})
    wait_for(page, "dữ liệu")
    assert page.input_value("#q") == "dữ liệu"
    assert all("q=dữ liệu" in url for url in asked)


def test_back_and_forward_and_permalinks(page: Page) -> None:
    page.goto("/search?q=ngăn kéo")
    before = first(page)
    page.fill("#q", "kỷ luật")
    page.press("#q", "Enter")
    page.wait_for_function(
        "() => document.querySelector('#results mark')?.innerText.toLowerCase() === 'kỷ luật'"
    )
    after, there = first(page), page.url
    page.go_back()
    page.wait_for_function("text => document.querySelector('.hit .text')?.innerText === text", arg=before)
    assert page.input_value("#q") == "ngăn kéo"
    page.go_forward()
    page.wait_for_function("text => document.querySelector('.hit .text')?.innerText === text", arg=after)
    page.goto(there)
    assert first(page) == after


def test_facets_narrow_down_and_chips_widen(page: Page) -> None:
    page.goto("/search?q=dữ liệu")
    facet = page.locator(".facets li a", has_text="Hồ Sỹ Trạch")
    count = int(facet.locator(".n").inner_text())
    facet.click()
    page.wait_for_selector(".chips")
    assert page.locator("#status").inner_text().startswith(f"{count} đoạn")
    assert page.input_value("input[name=speaker]") == "Hồ Sỹ Trạch"
    assert page.locator(".hit .who", has_text="Hồ Sỹ Trạch").count() >= page.locator(".hit").count()
    page.locator(".chips a").click()
    page.wait_for_function("() => !document.querySelector('.chips')")
    assert "speaker" not in page.url


def test_filters_of_the_form(page: Page) -> None:
    page.goto("/search?q=dữ liệu")
    page.locator(".filters summary").click()
    page.select_option("select[name=mode]", "direct")
    page.wait_for_selector(".chips")
    page.fill("input[name=since]", "2025")
    page.press("input[name=since]", "Tab")
    page.wait_for_function("() => document.querySelectorAll('.chips li').length === 2")
    assert {"mode=direct", "since=2025"} <= set(page.url.partition("?")[2].split("&"))
    assert all("2025" in one for one in page.locator(".hit time").all_inner_texts())


def test_filters_without_a_place_in_the_form_stay(page: Page) -> None:
    page.goto("/search?q=dữ liệu&kind=title&kind=body&undated=1")
    assert page.locator(".chips a").count() == 3
    page.fill("#q", "chuyển đổi số")
    page.wait_for_url(lambda url: "chuyển đổi số" in unquote_plus(url))
    assert page.url.count("kind=") == 2
    assert "undated=1" in page.url
    page.locator(".chips a", has_text="không rõ ngày").click()
    page.wait_for_url(lambda url: "undated" not in url)
    assert page.locator("#ask [data-kept]").count() == 1
    page.locator('#ask [name="kind"]:not([data-kept])').select_option("")
    page.wait_for_url(lambda url: "kind" not in url)


def test_turning_pages(page: Page) -> None:
    page.goto("/search?q=dữ liệu")
    before = first(page)
    page.locator("a[rel=next]").click()
    page.wait_for_function("text => document.querySelector('.hit .text')?.innerText !== text", arg=before)
    assert "offset=10" in page.url
    page.locator("a[rel=prev]").click()
    page.wait_for_function("text => document.querySelector('.hit .text')?.innerText === text", arg=before)


def test_the_trend_leads_to_its_year(page: Page) -> None:
    page.goto("/search?q=dữ liệu")
    page.locator(".ticks a[title^='2023']").click()
    page.wait_for_function("() => document.querySelectorAll('.chips li').length === 2")
    assert all(one.endswith("2023") for one in page.locator(".hit time").all_inner_texts())


def test_an_article_opens_at_the_hit_with_its_marks(page: Page) -> None:
    page.goto('/search?q="không cần đến tờ giấy"')
    page.locator(".hit .open").first.click()
    page.wait_for_url("**/articles/**")
    here = page.locator(".para:target")
    assert here.locator("mark").first.inner_text() == "không cần đến tờ giấy"
    assert here.locator(".who a").inner_text() == "Hồ Sỹ Trạch"
    page.wait_for_function(
        "() => { const at = document.querySelector('.para:target').getBoundingClientRect().y;"
        " return 0 < at && at < 800 }"
    )
    here.locator(".who a").click()
    page.wait_for_url("**/people/**")
    assert page.locator("h1").inner_text() == "Hồ Sỹ Trạch"


def test_the_keyboard_alone(page: Page) -> None:
    page.goto("/help")
    page.goto("/search?q=dữ liệu")
    page.locator("h1").evaluate("() => document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    on = page.locator(".hit.on")
    assert on.count() == 1
    assert (
        page.evaluate(
            "() => [...document.querySelectorAll('.hit')].indexOf(document.querySelector('.hit.on'))"
        )
        == 1
    )
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    title = page.locator(".hit.on .open").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.locator("h1").inner_text() == title


def test_everything_can_be_reached_by_tab(page: Page) -> None:
    page.goto("/search?q=dữ liệu")
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    links = page.locator("a:visible, button:visible, input:visible, select:visible, summary:visible").count()
    seen = set()
    for _ in range(links + 5):
        seen.add(
            page.evaluate(
                "() => { const a = document.activeElement; return a.outerHTML + a.getBoundingClientRect().y }"
            )
        )
        page.keyboard.press("Tab")
    assert len(seen) >= links * 0.9


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address, locale="vi", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    context.close()


def test_dark_mode_is_dark_and_print_is_white(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{ARTICLE}?q=dữ liệu")
    assert brightness(page, "html", "background-color") < 60 < 180 < brightness(page, ".text", "color")
    page.emulate_media(media="print", color_scheme="light")
    assert brightness(page, "html", "background-color") == 255
    assert not page.locator(".top nav").is_visible()
    assert page.locator(".para .who").first.is_visible()
    assert page.pdf()[:4] == b"%PDF"


def brightness(page: Page, selector: str, name: str) -> float:
    text = page.locator(selector).first.evaluate(
        "(one, name) => getComputedStyle(one).getPropertyValue(name)", name
    )
    red, green, blue = map(float, re.findall(r"[\d.]+", text)[:3])
    return (red + green + blue) / 3


def test_a_trend_of_two_queries(page: Page) -> None:
    page.goto("/trend")
    page.fill("#q", "dữ liệu\nkỷ luật")
    page.select_option("select[name=by]", "quarter")
    page.locator("form.stack button").click()
    page.wait_for_selector(".series")
    assert page.locator(".series h2").all_inner_texts() == ["dữ liệu", "kỷ luật"]
    page.locator(".series summary").first.click()
    assert re.fullmatch(r"\d{4}-Q\d", page.locator(".series tbody th").first.inner_text())
    assert page.input_value("select[name=by]") == "quarter"
    assert page.input_value("#q") == "dữ liệu\nkỷ luật"


def test_a_concordance_lines_its_matches_up(page: Page) -> None:
    page.goto("/concordance")
    page.fill("#q", '"dữ liệu"')
    page.select_option("select[name=sort]", "right")
    page.locator("form.stack button").click()
    page.wait_for_selector(".kwic")
    read = "all => all.map(one => Math.round(one.getBoundingClientRect().x))"
    places = page.locator(".kwic mark").evaluate_all(read)
    assert len(places) > 10
    assert len(set(places)) == 1
    page.locator(".kwic .at a[href^='/articles']").first.click()
    page.wait_for_url("**/articles/**")
    assert page.locator(".para mark").first.inner_text().lower() == "dữ liệu"


def test_keywords_lead_to_their_concordance(page: Page) -> None:
    page.goto('/keywords?q="dữ liệu"')
    word = page.locator("tbody th a").first
    text = word.inner_text()
    word.click()
    page.wait_for_url("**/concordance**")
    assert page.input_value("#q") == f'"{text}"'


def test_it_works_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="vi", java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#q", "dữ liệu")
    page.locator("#ask .line button").click()
    page.wait_for_url("**/search?**")
    assert page.locator(".hit mark").count() > 5
    page.locator(".facets li a").first.click()
    page.wait_for_selector(".chips")
    page.locator(".chips a").click()
    page.wait_for_selector("a[rel=next]")
    page.locator("a[rel=next]").click()
    page.wait_for_selector("a[rel=prev]")
    page.locator(".hit .open").first.click()
    page.wait_for_url("**/articles/**")
    page.locator(".lang").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".para mark").count() > 0
    context.close()


def test_script_and_style_are_small(client: object) -> None:
    from searchlib.web.pages.page_context import STATIC

    size = sum((STATIC / name).stat().st_size for name in ("script.js", "style.css"))
    assert size <= 60_000

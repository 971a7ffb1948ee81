"""Tasks of somebody who never saw the pages: only what stands on them is clicked, from the first page on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.web.browser import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PERSON = "Hồ Sỹ Trạch"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The first page, in Vietnamese."""
    context = browser.new_context(base_url=address, locale="vi")
    found = context.new_page()
    found.goto("/")
    yield found
    context.close()


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.locator(".hit mark").first.wait_for()


def read(page: Page, address: str) -> bytes:
    return page.request.get(address).body()


def test_who_said_something_about_a_subject_in_a_year(page: Page) -> None:
    search(page, "dữ liệu")
    page.get_by_text("Bộ lọc").click()
    page.get_by_label("Từ ngày").fill("2025")
    page.get_by_label("Đến ngày").fill("2025")
    page.get_by_role("button", name="Áp dụng").click()
    page.get_by_role("link", name="Bỏ bộ lọc Từ ngày: 2025").wait_for()
    page.locator("aside").get_by_role("link", name=PERSON).click()
    page.get_by_role("link", name=f"Bỏ bộ lọc Người nói: {PERSON}").wait_for()
    hits = page.locator(".hit")
    assert hits.count() > 1
    for hit in hits.all():
        assert PERSON in hit.locator(".margin").inner_text()
        assert "2025" in hit.locator("time").inner_text()


def test_only_words_that_are_quoted(page: Page) -> None:
    search(page, "dữ liệu")
    page.locator("aside").get_by_role("link", name="trích lời").click()
    page.get_by_role("link", name="Bỏ bộ lọc Trích lời hay thuật lại: trích lời").wait_for()
    assert all("trích lời" in one for one in page.locator(".hit .margin").all_inner_texts())


def test_following_a_person(page: Page) -> None:
    page.get_by_role("link", name="Người nói").click()
    page.get_by_role("searchbox").fill("ho sy trach")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name=PERSON).click()
    assert page.get_by_role("heading", level=1).inner_text() == PERSON
    assert page.get_by_text("Chức vụ").is_visible()
    page.get_by_role("searchbox").fill("du lieu")
    page.get_by_role("button", name="Tìm").click()
    assert page.locator(".hit mark").count()


def test_two_words_are_compared_over_the_years(page: Page) -> None:
    page.get_by_role("link", name="Theo thời gian").click()
    page.get_by_label("Đếm gì, mỗi dòng một câu hỏi").fill("dữ liệu\nkỷ luật")
    page.get_by_role("button", name="Tìm").click()
    captions = page.locator("figcaption").all_inner_texts()
    assert len(captions) == 2
    assert captions[0] == captions[1]  # one scale
    assert "cao nhất" in captions[0]
    page.get_by_role("link", name="kỷ luật", exact=True).click()
    assert page.locator(".hit mark").count()


def test_a_paragraph_is_cited(page: Page) -> None:
    search(page, "ngăn kéo")
    hit = page.locator(".hit", has_text=PERSON).first
    text = hit.locator(".text").inner_text()
    hit.get_by_role("link", name="Trích dẫn").click()
    assert page.locator("blockquote").inner_text() == text
    for style in ("APA", "Chicago", "ISO 690"):
        assert page.get_by_text(style, exact=True).is_visible()
    assert PERSON in page.locator("#style-apa").inner_text()
    page.get_by_role("link", name="Về bài báo").click()
    assert page.locator(".para:target .text").inner_text() == text


def test_an_article_is_cited_and_leads_to_others(page: Page) -> None:
    search(page, "ngăn kéo")
    page.locator(".hit .open").first.click()
    assert page.locator("#citation").inner_text()
    page.locator(".similar li a").first.wait_for()
    page.get_by_role("link", name="Theo các kiểu").click()
    assert page.locator("dd").count() == 3


def test_an_article_is_printed(page: Page) -> None:
    search(page, "ngăn kéo")
    page.locator(".hit .open").first.click()
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".para .text").first.is_visible()
    assert page.locator("#citation").is_visible()
    for hidden in ("nav", "footer", ".back", ".similar"):
        assert not page.locator(hidden).first.is_visible()
    assert len(page.pdf()) > 1000


def test_a_feed_tells_what_is_new_and_a_table_is_taken_along(page: Page) -> None:
    search(page, "dữ liệu")
    feed = page.get_by_role("link", name="Theo dõi (RSS)").get_attribute("href")
    assert feed
    assert len(ElementTree.fromstring(read(page, feed)).findall("{*}entry")) == 10
    table = page.get_by_role("link", name="Tải bảng (CSV)").get_attribute("href")
    assert table
    rows = list(csv.DictReader(io.StringIO(read(page, table).decode("utf-8-sig"))))
    status = page.get_by_role("status").inner_text()
    assert len(rows) == max(map(int, re.findall(r"\d+", status))) > 10


def test_words_typical_of_a_person(page: Page) -> None:
    search(page, "dữ liệu")
    page.locator(".hit .margin").get_by_role("link", name=PERSON).first.click()
    page.get_by_role("link", name="Đếm những từ đặc trưng của người này").click()
    page.locator("tbody tr").nth(3).wait_for()  # the frame of the page comes ahead of its table
    page.locator("tbody a").first.click()
    page.locator(".kwic mark").first.wait_for()


def test_a_line_of_a_concordance_leads_to_its_paragraph(page: Page) -> None:
    page.get_by_role("link", name="Trong ngữ cảnh").click()
    page.get_by_label("Tìm trong kho bài").fill('"dữ liệu"')
    page.get_by_label("Thứ tự").select_option(label="theo từ đứng sau")
    page.get_by_text("Bộ lọc").click()
    page.get_by_label("Người nói").fill(PERSON)
    page.get_by_role("button", name="Tìm").click()
    page.locator(".kwic .when a").first.click()
    assert "dữ liệu" in page.locator(".para:target mark").first.inner_text().lower()


def test_where_a_document_is_cited(page: Page) -> None:
    page.get_by_role("link", name="Văn bản").click()
    name = page.locator("tbody a").first.inner_text()
    page.locator("tbody a").first.click()
    assert page.get_by_role("link", name=f"Dẫn văn bản: {name}").is_visible()
    assert page.locator(".hit").count()

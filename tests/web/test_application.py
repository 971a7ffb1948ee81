"""The server as programs see it: pages, their data, the API, in a process of its own."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pytest
from markupsafe import escape
from searchlib import Index

ARTICLE = "hoi-nghi/chuyen-doi-so-van-giang"
PERSON = "Hồ Sỹ Trạch"
PAGES = (
    "/",
    "/search?q=dữ liệu",
    "/search?speaker=Hồ Sỹ Trạch&sort=-date",
    f"/articles/{ARTICLE}",
    f"/articles/{ARTICLE}?q=dữ liệu",
    "/people",
    "/people?q=trach",
    f"/people/{PERSON}",
    f"/people/{PERSON}?q=dữ liệu",
    "/documents",
    "/trend",
    "/trend?q=dữ liệu&q=kỷ luật&by=month",
    '/concordance?q="dữ liệu"&sort=left',
    '/keywords?q="dữ liệu"',
    '/keywords?q=người:"Hồ Sỹ Trạch"&against=dữ liệu',
    f"/cite?id={ARTICLE}&position=7",
    f"/cite?id={ARTICLE}",
    f"/similar?id={ARTICLE}",
    "/help",
)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_whole_in_both_languages(client: httpx.Client, path: str, lang: str) -> None:
    answer = client.get(path, headers={"accept-language": lang})
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert answer.text.rstrip().endswith("</html>")
    assert "None" not in re.sub(r"<[^>]*>", "", answer.text)


def test_the_language_is_remembered(address: str) -> None:
    with httpx.Client(base_url=address) as client:
        assert '<html lang="vi">' in client.get("/").text
        assert '<html lang="en">' in client.get("/?lang=en").text
        assert '<html lang="en">' in client.get("/help").text


def test_hits_stand_on_the_page_with_marks_speakers_and_links(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "ngăn kéo", "lang": "vi"}).text
    assert "<mark>ngăn kéo</mark>" in page
    assert quote(PERSON) in page
    assert f'href="/articles/{ARTICLE}?q=ng%C4%83n+k%C3%A9o#p' in page


def test_a_search_that_finds_nothing_says_so(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "khôngcóđâu", "lang": "vi"}).text
    assert "Không tìm thấy gì." in page
    assert 'class="welcome"' not in page


def test_references_are_those_of_the_library(client: httpx.Client, archive: Path) -> None:
    with Index.open(archive) as index:
        for style in ("apa", "chicago-author-date", "iso690"):
            known = index.cite(f"{ARTICLE}#7", style=style, lang="en")
            asked = {"id": ARTICLE, "position": 7, "style": style, "lang": "en"}
            assert client.get("/api/v1/cite", params=asked).json() == json.loads(json.dumps(known.as_dict()))
            page = client.get("/cite", params={"id": ARTICLE, "position": 7, "lang": "en"}).text
            assert f'<dd id="style-{style}">{escape(known.text)}</dd>' in page
    assert client.get("/cite", params={"id": ARTICLE, "position": 9999}).status_code == 404
    assert client.get("/api/v1/cite", params={"id": ARTICLE, "style": "/etc/x.csl"}).status_code == 400


def test_markup_in_a_query_stays_text(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_an_article_carries_tags_that_zotero_reads(client: httpx.Client) -> None:
    page = client.get(f"/articles/{ARTICLE}").text
    tags = dict(re.findall(r'<meta name="([^"]+)" content="([^"]*)">', page))
    assert tags["citation_author"] == "Thu Ngàn"
    assert tags["citation_publication_date"] == "2025/05/14"
    assert tags["citation_journal_title"] == tags["DC.publisher"] == "Báo Vân Giang"
    assert tags["citation_title"].startswith("Vân Giang:")


def test_counts_are_tables(client: httpx.Client) -> None:
    asked = {"q": "rác", "by": "article"}
    lines = client.get("/facets.csv", params=asked).text[1:].splitlines()
    assert lines[0] == "value,paragraphs,articles"
    fewer = client.get("/facets.csv", params={**asked, "collapse": "1"}).text[1:].splitlines()
    counts = [[int(line.split(",")[-2]) for line in rows[1:]] for rows in (lines, fewer)]
    assert sum(counts[1]) < sum(counts[0])
    assert client.get("/facets.csv").status_code == 400
    words = client.get("/collocations.csv", params={"q": "rác"}).text[1:].splitlines()
    assert words[0] == "word,together,alone,score"


def test_the_data_of_pages(client: httpx.Client) -> None:
    hits = client.get("/search.json", params={"q": "dữ liệu"}).json()["hits"]
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv", params={"q": "dữ liệu"}).text[1:])))
    assert [row["article.id"] for row in rows[:10]] == [hit["article"]["id"] for hit in hits]
    assert [row["text"].lstrip("'") for row in rows[:10]] == [hit["text"] for hit in hits]
    feed = ElementTree.fromstring(client.get("/search.atom", params={"q": "dữ liệu"}).text)
    updated = [one.text or "" for one in feed.iter("{http://www.w3.org/2005/Atom}updated")][1:]
    assert len(updated) == 10
    assert client.get(f"/articles/{ARTICLE}.json").json()["id"] == ARTICLE
    assert client.get(f"/articles/{ARTICLE}.csv").text.count("\r\n") > 10
    assert client.get("/people.csv").text.startswith("\ufeffname,forms,roles")
    lines = client.get("/concordance.csv", params={"q": "dữ liệu"}).text[1:].splitlines()
    names = next(csv.reader(lines[:1]))
    assert "speakers.name" in names
    assert "speakers" not in names
    refused = client.get("/api/v1/cite", params={"id": ARTICLE, "position": "999"})
    assert refused.status_code == 404
    assert "paragraphs, counted from 0: no #999" in refused.text
    said = client.get(f"/people/{PERSON}.json").json()
    assert said["total"] > 10
    assert all(PERSON in [one["name"] for one in hit["speakers"]] for hit in said["hits"])
    ElementTree.fromstring(client.get(f"/people/{PERSON}.atom").text)
    assert client.get("/documents.json").json()["documents"][0]["paragraphs"] >= 1


def test_browsers_find_the_search(client: httpx.Client) -> None:
    described = ElementTree.fromstring(client.get("/opensearch.xml").text)
    urls = [one.get("template") for one in described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert f"{client.base_url}/search?q={{searchTerms}}" in [
        str(url).replace("//search", "/search") for url in urls
    ]


def test_an_answer_that_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/api/v1/search", params={"q": "dữ liệu"})
    again = client.get(
        "/api/v1/search", params={"q": "dữ liệu"}, headers={"if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_figures_for_prometheus(client: httpx.Client) -> None:
    client.get("/api/v1/search", params={"q": "dữ liệu"})
    text = client.get("/metrics").text
    assert re.search(r'searchlib_requests_total\{page="api/search",status="200"\} [1-9]', text)
    assert "searchlib_index_generation" in text


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/v1/search?q=%22a", 400, "column 1: this quotation mark is not closed"),
        ("/api/v1/search", 400, "a query or a filter is missing"),
        ("/api/v1/search?q=a&limit=x", 400, "limit is a whole number from 0 to 100"),
        ("/api/v1/search?q=a&sort=best", 400, "sort is one of score, date, -date"),
        ("/api/v1/search?q=a&since=2024-02-30", 400, "not in the calendar"),
        ("/api/v1/search?q=a&query=b", 400, "no parameter 'query'; the parameters are q, speaker"),
        ("/api/v1/search?q=a&q=b", 400, "q is given 2 times"),
        ("/api/v1/search?q=" + "a" * 501, 400, "q is longer than 500 characters"),
        ("/api/v1/search?q=a&offset=10001", 400, "offset is a whole number from 0 to 9900"),
        ("/api/v1/articles/nope", 404, "no article 'nope' in the index"),
        ("/api/v1/nope", 404, "there is no such page"),
    ],
)
def test_errors_are_one_line_that_helps(client: httpx.Client, path: str, status: int, says: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert says in answer.json()["error"]["message"]


def test_a_page_in_error_keeps_what_was_typed(client: httpx.Client) -> None:
    answer = client.get("/search", params={"q": '"nước sạch'})
    assert answer.status_code == 400
    assert 'value="&#34;nước sạch"' in answer.text
    assert 'role="alert"' in answer.text


# -- the same answers ---------------------------------------------------------------------------------------


def queries(archive: Path) -> list[dict[str, object]]:
    """200 questions: words, names and fields of the archive in all forms of typing, with options."""
    with Index.open(archive) as index:
        texts = [hit.paragraph.text for hit in index.search(kind=["body"], limit=70)]
        people = [person.name for person in index.speakers(limit=20)]
    made: list[dict[str, object]] = []
    for number, text in enumerate(texts):
        words = [word for word in re.findall(r"\w+", text) if len(word) > 1]
        run = words[number % 5 : number % 5 + 2 + number % 3] or words[:2]
        made.append({"query": " ".join(run), "limit": 5})
        made.append({"query": f'"{" ".join(run)}"', "sort": ("score", "date", "-date")[number % 3]})
    for number, name in enumerate(people):
        made.append({"query": "", "speaker": [name], "sort": "-date"})
        made.append({"query": f'người:"{name}" dữ liệu', "match": "all", "by": "article"})
        made.append({"query": "ky luat dang vien", "mode": ["direct"], "offset": number, "context": 1})
    return made[:200]


def test_the_library_the_command_line_and_the_server_give_the_same_answers(
    client: httpx.Client, archive: Path
) -> None:
    """Key by key, but for the time; the command line is asked for every fifth, each in a process."""
    asked = queries(archive)
    assert len(asked) == 200
    with Index.open(archive) as index:
        for number, options in enumerate(asked):
            library = index.search(**options).as_dict()  # type: ignore[arg-type]
            given = {("q" if name == "query" else name): value for name, value in options.items()}
            http = client.get("/api/v1/search", params=given).json()  # type: ignore[arg-type]
            assert timeless(http) == timeless(json.loads(json.dumps(library))), options
            if number % 5 == 0:
                assert timeless(command_line(archive, options)) == timeless(http), options
        article = client.get(f"/api/v1/articles/{ARTICLE}").json()
        assert article == json.loads(json.dumps(index.article(ARTICLE).as_dict()))
        people = client.get("/api/v1/speakers", params={"limit": 1000}).json()["speakers"]
        some = {"limit": 1000, "since": "1900", "undated": "true"}
        assert client.get("/api/v1/speakers", params=some).json()["speakers"] == people
        assert people == json.loads(json.dumps([one.as_dict() for one in index.speakers()]))


def timeless(answer: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in answer.items() if name != "seconds"}


def command_line(archive: Path, options: dict[str, object]) -> dict[str, object]:
    words = []
    for name, value in options.items():
        for one in value if isinstance(value, list) else [value]:
            words += [] if name == "query" else [f"--{name}", str(one)]
    command = [sys.executable, "-m", "searchlib", "--index", str(archive), "search", "--json", *words]
    query = [str(options["query"])] if options["query"] else []
    done = subprocess.run([*command, "--", *query], capture_output=True, encoding="utf-8")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_matches_without_a_date_are_told_and_taken_in(client: httpx.Client) -> None:
    page = client.get("/search?q=dữ liệu&since=1900&lang=vi").text
    assert "không rõ ngày" in page
    assert "--undated" not in page
    link = re.search(r'<a href="(/search[^"]*undated=1[^"]*)"', page)
    assert link
    assert client.get(html.unescape(link[1])).status_code == 200
    fewer, all_of_them = (
        client.get(f"/api/v1/search?q=dữ liệu&since=1900{more}").json() for more in ("", "&undated=true")
    )
    assert fewer["total"] < all_of_them["total"]
    counted = client.get("/api/v1/facets?q=dữ liệu&by=kind&since=1900&undated=true").json()
    assert counted["total"] == all_of_them["total"]
    assert client.get("/api/v1/verify?quote=dữ liệu&since=2025&undated=true").status_code == 200


def test_reprints_are_one_hit_where_they_are_collapsed(client: httpx.Client, archive: Path) -> None:
    asked = {"q": "bao bì nhựa vỏ thuốc bảo vệ thực vật", "collapse": "1"}
    with Index.open(archive) as index:
        known = json.loads(json.dumps(index.search(asked["q"], collapse=True).as_dict()))
    found = client.get("/api/v1/search", params=asked).json()
    assert found["hits"] == known["hits"]
    copies = found["hits"][0]["copies"]
    assert copies
    page = client.get("/search", params={**asked, "lang": "en"}).text
    assert f"Also printed in {len(copies)} places:" in page
    assert f"#p{copies[0]['position']}" in page
    assert 'name="collapse" value="1" checked' in page
    assert client.get("/search", params={**asked, "by": "article"}).status_code == 400


def test_a_table_holds_all_that_was_found(client: httpx.Client) -> None:
    total = client.get("/api/v1/search", params={"q": "và"}).json()["total"]
    assert total > 100
    for more, rows in (({}, total), ({"offset": total - 3}, 3), ({"limit": 7}, 7)):
        lines = list(csv.DictReader(io.StringIO(client.get("/search.csv", params={"q": "và", **more}).text)))
        assert len(lines) == rows
    assert client.get("/api/v1/search", params={"q": "và", "limit": 101}).status_code == 400
    people = client.get("/people.csv").text.count("\r\n")
    assert people > 20
    assert client.get("/people.csv?offset=3").text.count("\r\n") == people - 3
    assert client.get("/people.csv?limit=4").text.count("\r\n") == 5
    named = list(csv.DictReader(io.StringIO(client.get("/people.csv?q=trach").text[1:])))
    page = client.get("/people?q=trach").text
    assert [html.escape(one["name"]) in page for one in named] == [True]
    assert named[0]["name"] == PERSON
    assert "/people.csv?q=trach" in page
    recent = client.get("/people.json?q=trach&since=1900&until=1901").json()
    assert recent == {"speakers": []}
    assert client.get("/keywords.csv", params={"q": "dữ liệu"}).text.count("\r\n") > 21

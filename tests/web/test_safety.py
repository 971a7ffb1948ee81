"""Nobody gets in: whatever is sent, the answer is the page's own text or a 4xx, and the server goes on."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from searchlib import Index
from searchlib.web.guard.connections import GuardedProtocol
from searchlib.web.pages import addresses

from tests.web.conftest import ROOT, serving
from tests.web.in_process import running

SCRIPT = "<script>alert(1)</script>"
IDS = [
    "thường/ngày-1",
    "a b",
    "a#1",
    "a?b=c&d",
    "a%2Fb",
    "100%",
    "x.json",
    "x.csv",
    '"><img src=x onerror=alert(1)>',
    "..",
    "../../etc/passwd",
    "./a",
    "a//b",
    "/a",
    "a/",
    "a\\b",
    "a;b,c:d@e+f=g$h!i'j(k)*l~m",
    "😀",
]


def send(address: str, data: bytes, wait: float = 10) -> bytes:
    """What comes back for bytes that no client would send."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=wait) as connection:
        connection.sendall(data)
        got = b""
        try:
            while chunk := connection.recv(65536):
                got += chunk
                if b"\r\n\r\n" in got and b"keep-alive" not in data:
                    break
        except (TimeoutError, ConnectionResetError):
            pass
        return got


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


# -- names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:80", 200),
        ("archive.example.org", 421),
        ("127.0.0.1.example.org", 421),
        ("localhost.example.org:8000", 421),
        ("", 421),
    ],
)
def test_only_known_names_are_answered(client: httpx.Client, host: str, expected: int) -> None:
    """A page elsewhere whose name is made to point here (DNS rebinding) calls by its own name."""
    for path in ("/", "/api/v1/stats", "/healthz", "/static/style.css"):
        assert client.get(path, headers={"host": host}).status_code == expected


def test_two_names_or_none_are_refused(address: str) -> None:
    assert status(send(address, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n")) in (
        400,
        421,
    )
    assert status(send(address, b"GET / HTTP/1.1\r\n\r\n")) in (400, 421)
    assert status(send(address, b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")) in (
        400,
        421,
    )


def test_another_name_is_answered_where_it_is_allowed(archive: Path) -> None:
    with running(archive, host="0.0.0.0", allow_hosts=("archive.example.org",)) as address:
        assert httpx.get(address, headers={"host": "archive.example.org"}).status_code == 200
        assert httpx.get(address).status_code == 421


def test_an_open_address_without_a_name_does_not_start(archive: Path) -> None:
    command = [sys.executable, "-m", "searchlib", "--index", str(archive), "serve", "--host", "0.0.0.0"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert re.fullmatch(
        r"searchlib: --host 0\.0\.0\.0 lets other machines in; .*--allow-host NAME.*\n", done.stderr
    )


def test_a_port_in_use_is_one_line(archive: Path, address: str) -> None:
    port = str(urlsplit(address).port)
    command = [sys.executable, "-m", "searchlib", "--index", str(archive), "serve", "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "in use" in done.stderr


# -- paths, methods, headers, sizes -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/static/../application.py",
        "/static/..%2fapplication.py",
        "/static/%2e%2e/application.py",
        "/static/....//application.py",
        "/static//etc/passwd",
        "/static/..\\application.py",
        "/articles/../../../../etc/passwd",
        "/articles/%00",
        "/articles?id=%00",
        "/people/%ff%fe",
        "/static/style.css%00.js",
    ],
)
def test_no_path_leads_out(address: str, path: str) -> None:
    answer = send(
        address, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode("latin-1")
    )
    assert status(answer) in (400, 404)
    assert b"root:" not in answer
    assert b"import" not in answer


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"]
)
def test_nothing_can_be_changed(address: str, method: str) -> None:
    answer = send(address, f"{method} /search?q=a HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert status(answer) in (400, 405)


def test_head_has_no_body(client: httpx.Client) -> None:
    answer = client.head("/search", params={"q": "dữ liệu"})
    assert (answer.status_code, answer.content) == (200, b"")


def test_no_header_can_be_injected(client: httpx.Client) -> None:
    for path in ("/?lang=en%0d%0aset-cookie:%20a=b", "/search?q=a%0d%0ax-evil:1", "/people/a%0d%0ax-evil:1"):
        answer = client.get(path)
        assert "x-evil" not in answer.headers
        assert "a=b" not in answer.headers.get("set-cookie", "")


def test_every_answer_carries_the_policy(client: httpx.Client) -> None:
    for path in ("/", "/api/v1/stats", "/nope", "/static/style.css", "/search?q=%22a"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_what_is_too_large_is_refused(address: str) -> None:
    long = b"a" * 20_000
    assert status(send(address, b"GET /?q=" + long + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")) == 414
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X-%d: %s\r\n" % (n, long) for n in range(20))
    assert status(send(address, head)) in (400, 431)
    assert status(send(address, b"GET /" + b"a" * 200_000)) in (400, 414, 431)
    body = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n" + long
    assert status(send(address, body)) == 400
    chunked = b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\naaaaa\r\n"
    assert status(send(address, chunked)) == 400


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 100 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /\xc3\xa9\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(address: str, client: httpx.Client, data: bytes) -> None:
    answer = send(address, data, wait=15)
    assert not answer or 400 <= status(answer) < 500 or status(answer) == 505
    assert b"Traceback" not in answer
    assert client.get("/healthz").status_code == 200


def test_a_websocket_is_no_way_in(address: str) -> None:
    upgrade = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    assert status(send(address, upgrade)) in (200, 400, 426)


# -- time and number --------------------------------------------------------------------------------------


class Hasty(GuardedProtocol):
    """Limits that a test can wait for."""

    most = 20
    head_seconds = 0.5
    answer_seconds = 1.0


def test_a_slow_client_is_let_go(archive: Path) -> None:
    with running(archive, Hasty) as address:
        started = time.monotonic()
        assert send(address, b"GET / HTTP/1.1\r\nHost: loc") == b""
        assert send(address, b"") == b""
        assert time.monotonic() - started < 9
        parts = urlsplit(address)
        drip = socket.create_connection((parts.hostname or "", parts.port or 0))
        with drip, pytest.raises(OSError):  # noqa: PT012 - one of the bytes finds the door closed
            for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100:
                drip.sendall(bytes([byte]))
                time.sleep(0.05)
        assert httpx.get(address).status_code == 200


def test_too_many_connections_are_turned_away_and_the_others_answered(archive: Path) -> None:
    with running(archive, Hasty) as address:
        parts = urlsplit(address)
        with httpx.Client(base_url=address) as client:
            assert client.get("/healthz").status_code == 200
            idle = [socket.create_connection((parts.hostname or "", parts.port or 0)) for _ in range(60)]
            assert client.get("/healthz").status_code == 200
            answers = [one.recv(100) for one in idle[-30:]]
            assert all(answer.startswith(b"HTTP/1.1 503") for answer in answers if answer)
            assert sum(map(bool, answers)) >= 20
            for one in idle:
                one.close()
        time.sleep(0.3)
        assert httpx.get(f"{address}/healthz").status_code == 200


def test_beyond_its_capacity_it_says_so_at_once(archive: Path) -> None:
    """Answers come in time or are 503 with Retry-After; none hangs and none is an error of another kind."""

    async def many(address: str) -> list[tuple[int, float, str]]:
        limits = httpx.Limits(max_connections=200)
        async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:

            async def one(number: int) -> tuple[int, float, str]:
                started = time.monotonic()
                answer = await client.get("/api/v1/search", params={"q": f"dữ liệu {number}", "limit": 100})
                return answer.status_code, time.monotonic() - started, answer.headers.get("retry-after", "")

            return await asyncio.gather(*map(one, range(150)))

    with running(archive, threads=1, patience=0.05) as address:
        answers = asyncio.run(many(address))
        assert {code for code, _, _ in answers} == {200, 503}
        assert all(retry for code, _, retry in answers if code == 503)
        assert httpx.get(f"{address}/api/v1/search?q=a").status_code == 200


# -- passwords --------------------------------------------------------------------------------------------


def test_a_password_keeps_others_out(archive: Path, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("mật khẩu: dài\nand more\n", "utf-8")
    with (
        running(archive, user="đọc", password_file=str(secret)) as address,
        httpx.Client(base_url=address) as client,
    ):
        good = "Basic " + base64.b64encode("đọc:mật khẩu: dài".encode()).decode()
        asked = client.get("/")
        assert asked.status_code == 401
        assert asked.headers["www-authenticate"].startswith("Basic")
        assert client.get("/healthz").status_code == 200
        for path in ("/", "/api/v1/stats", "/static/style.css", "/metrics"):
            assert client.get(path).status_code == 401
            assert client.get(path, headers={"authorization": good}).status_code == 200
        wrong = ["Basic " + base64.b64encode(b"x:y").decode(), "Basic ???", "Bearer x", "Basic", ""]
        for header in wrong:
            assert client.get("/", headers={"authorization": header}).status_code == 401
        for _ in range(10):
            client.get("/", headers={"authorization": wrong[0]})
        assert client.get("/", headers={"authorization": wrong[0]}).status_code == 429


def test_an_empty_password_does_not_start(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("\n")
    for value, says in (
        ("a", "USER:FILE"),
        (f"a:{tmp_path / 'password'}", "is empty"),
        ("a:/none", "No such file"),
    ):
        command = [sys.executable, "-m", "searchlib", "--index", str(archive), "serve", "--auth", value]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert says in done.stderr


# -- what articles hold -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server on invented articles full of markup, with ids of every character."""
    folder = tmp_path_factory.mktemp("hostile")
    records = [
        {
            "id": id,
            "title": f"Tiêu đề {SCRIPT} {number}",
            "source": f"Báo {SCRIPT}",
            "author": f"Tác giả {SCRIPT}",
            "url": "javascript:alert(1)",
            "published": "2024-05-06",
            "text": f"Ông Trần Văn Bịa {SCRIPT} nói: “Ngân sách {SCRIPT} xã \x1b[2J \u202e tăng &amp; ]]>”.\n"
            f"Đề mục {SCRIPT}\n=cmd|'/c calc'!A0 ngân sách thứ {number}",
        }
        for number, id in enumerate(IDS)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    with Index.create(folder / "index") as index:
        assert index.add([folder / "a.jsonl"]).added == len(IDS)
    with running(folder / "index") as address, httpx.Client(base_url=address) as client:
        yield client


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_markup_of_articles_is_text_on_every_page(hostile: httpx.Client, lang: str) -> None:
    person = "/people/Trần Văn Bịa"
    pages = ["/", "/search?q=ngân sách", "/search?q=ngan sach&by=article", "/people", person, "/documents"]
    pages += [addresses.article(id, query="ngân sách") for id in IDS]
    for path in pages:
        answer = hostile.get(path, headers={"accept-language": lang})
        assert answer.status_code == 200, path
        assert not re.search(r"<(script(?! src=\"/static/)|img)", answer.text), path
        assert "javascript:" not in re.sub(r">[^<]*<", "><", answer.text)
        assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", answer.text)


@pytest.mark.parametrize("id", IDS)
def test_an_article_is_reached_by_its_link_whatever_its_id(hostile: httpx.Client, id: str) -> None:
    number = IDS.index(id)
    page = hostile.get("/search", params={"q": f'+"ngân sách thứ {number}"', "limit": 100}).text
    links = [link.replace("&amp;", "&") for link in re.findall(r'class="open" href="([^"]+)"', page)]
    wanted = addresses.article(id, query=f'+"ngân sách thứ {number}"')
    assert wanted in [link.partition("#")[0] for link in links]
    answer = hostile.get(wanted)
    assert answer.status_code == 200
    assert f"ngân sách thứ {number}</mark>" in answer.text
    assert hostile.get("/api/v1/article", params={"id": id}).json()["id"] == id


def test_feeds_and_tables_of_hostile_articles_are_well_formed(hostile: httpx.Client) -> None:
    from xml.etree import ElementTree

    ElementTree.fromstring(hostile.get("/search.atom", params={"q": "ngân sách", "limit": 100}).content)
    table = hostile.get("/search.csv", params={"q": "ngân sách", "limit": 100}).text
    assert not re.search(r'(^|,)"?=cmd', table, re.MULTILINE)
    assert "'=cmd" in table
    assert "\x1b" not in hostile.get("/search.json", params={"q": "ngân sách"}).text


# -- commits ----------------------------------------------------------------------------------------------


def test_a_new_commit_is_served_and_a_damaged_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hội nghị bàn về nước sạch ở xã Nậm Khoang.", "utf-8")
    folder = tmp_path / "index"
    with Index.create(folder) as index:
        index.add([tmp_path / "a.txt"])
    with running(folder) as address, httpx.Client(base_url=address) as client:

        def total() -> int:
            found: int = client.get("/api/v1/search", params={"q": "hội nghị"}).json()["total"]
            return found

        assert total() == 1
        (tmp_path / "b.txt").write_text("Hội nghị bàn về đường bê tông.", "utf-8")
        with Index.open(folder) as index:
            index.add([tmp_path / "b.txt"])
        assert eventually(lambda: total() == 2)
        generation = client.get("/api/v1/stats").json()["generation"]
        (folder / f"_MAIN_{generation + 1}.toc").write_bytes(b"\x00not what was written")
        assert eventually(lambda: "searchlib_index_failures 1.0" in client.get("/metrics").text)
        assert total() == 2
        assert client.get("/api/v1/stats").json()["generation"] == generation


def test_no_request_is_lost_while_commits_come(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hội nghị bàn về nước sạch ở xã Nậm Khoang.", "utf-8")
    folder = tmp_path / "index"
    with Index.create(folder) as index:
        index.add([tmp_path / "a.txt"])
    done = threading.Event()
    answers: list[tuple[int, int]] = []

    def ask(address: str) -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while not done.is_set():
                answer = client.get("/api/v1/search", params={"q": "hội nghị"})
                answers.append((answer.status_code, answer.json().get("total", -1)))

    with running(folder, patience=60) as address:
        askers = [threading.Thread(target=ask, args=(address,)) for _ in range(3)]
        for one in askers:
            one.start()
        try:
            for number in range(3):
                (tmp_path / f"{number}.txt").write_text(f"Hội nghị bàn về đường số {number}.", "utf-8")
                with Index.open(folder) as index:
                    index.add([tmp_path / f"{number}.txt"])
                    if number == 1:
                        index.remove([index.ids()[0]])
                expected = number + 2 if number < 1 else number + 1
                assert eventually(lambda wanted=expected: answers and answers[-1][1] == wanted)
        finally:
            done.set()
            for one in askers:
                one.join()
    assert {status for status, _ in answers} == {200}


def eventually(holds: object, seconds: float = 20) -> bool:
    assert callable(holds)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.1)
    return False


# -- the log and what is missing --------------------------------------------------------------------------


def test_each_request_is_a_line_that_cannot_be_broken_out_of(archive: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(archive, log=log) as address:
        httpx.get(f"{address}/search?q=%0d%0aevil%1b[2J")
        send(address, b'GET /a"b\x1b[2J HTTP/1.1\r\nHost: localhost\r\n\r\n')
    lines = log.read_text("utf-8").splitlines()[1:]
    assert any("/search?q=%0d%0aevil%1b[2J" in line for line in lines)
    shape = re.compile(
        r'127\.0\.0\.1 "[A-Z]+ [^"]*" \d+ \d+ [\d.]+ms|WARNING: +Invalid HTTP request received.'
    )
    assert all(map(shape.fullmatch, lines))
    assert not any("\x1b" in line or "Traceback" in line for line in lines)


@pytest.mark.parametrize(
    ("command", "module", "extra"), [("serve", "starlette", "web"), ("mcp", "mcp", "mcp")]
)
def test_without_the_extra_one_line_says_what_to_install(
    archive: Path, command: str, module: str, extra: str
) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from searchlib.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--index", str(archive), command],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 2
    says = f'the package {module} is missing; install it with: pip install "searchlib[{extra}]"'
    assert done.stderr == f"searchlib: {says}\n"


def test_an_unforeseen_error_tells_nothing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret path /srv/archive")

    with running(archive) as address:
        monkeypatch.setattr(Index, "search", fail)
        for path in ("/search?q=a", "/api/v1/search?q=a", "/search.csv?q=a"):
            answer = httpx.get(address + path)
            assert answer.status_code == 500
            assert "secret" not in answer.text
            assert "RuntimeError" not in answer.text

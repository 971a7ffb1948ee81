"""Whole commands over a real index: files go in, lines and objects come out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_process import call, on_terminal, posix

MEETING = """---
title: Xã An Bình bàn chuyện lên mạng
published: 2024-03-02
source: Báo Mẫu
---
Sáng 1/3, UBND xã An Bình họp dân về chuyển đổi số.

Dịch vụ công tới từng thôn

Phát biểu tại cuộc họp, Chủ tịch UBND xã An Bình Trần Quang Minh cho rằng chuyển đổi số là việc của mọi nhà.

“Kỷ luật cán bộ phải đi trước một bước”, ông Minh nói.

Bà con hỏi về đường làng [bold]và nước sạch[/bold].
"""
RECORDS = [
    {"id": "tin-1", "date": "2023-05-09", "source": "Báo Khác", "text": "Hòa giải ở cơ sở có cách làm hay."},
    {"id": "tin-2", "date": "2024-06-01", "text": "Thôn Đoài lo chuyển đổi số.\nThôn Thượng chưa có điện."},
]
HIT_KEYS = {"rank", "score", "article", "position", "kind", "section", "speakers", "text", "highlights"}
READING = [("search", "x"), ("show", "x"), ("stats",), ("speakers",), ("check",), ("remove", "x")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles in `news` and their index in `index`."""
    home = tmp_path_factory.mktemp("archive")
    news = home / "news"
    news.mkdir()
    (news / "họp-dân.txt").write_text(MEETING, "utf-8")
    (news / "tin.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS), "utf-8")
    done = call("index", "--index", str(home / "index"), str(news))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith("added 3, updated 0, unchanged 0, removed 0, failed 0 — ".encode())
    return home


@pytest.fixture
def index(built: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The index above, for reading, as the default of all commands."""
    folder = str(built / "index")
    monkeypatch.setenv("SEARCHLIB_INDEX", folder)
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder above, for changing, with its index as the default."""
    shutil.copytree(built, tmp_path / "copy")
    monkeypatch.setenv("SEARCHLIB_INDEX", str(tmp_path / "copy" / "index"))
    return tmp_path / "copy"


def places(output: str) -> list[str]:
    return [line.split("\t")[0] for line in output.splitlines()]


def loaded(run: Run, *arguments: str) -> Any:
    done = run(*arguments)
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.parametrize("query", ["chuyển đổi số", "chuyen doi so", "CHUYỂN ĐỔI SỐ", '"chuyển đổi số"'])
def test_search_with_and_without_diacritics(run: Run, index: str, query: str) -> None:
    done = run("search", "--match", "all", query)
    assert done.exit_code == 0
    assert set(places(done.stdout)) == {"họp-dân#0", "họp-dân#2", "tin-2#0"}
    assert all(line.count("\t") == 4 for line in done.stdout.splitlines())


def test_spelling_variants(run: Run, index: str) -> None:
    assert places(run("search", '"hoà giải"').stdout) == ["tin-1#0"]
    assert places(run("search", '"kỉ luật"').stdout) == ["họp-dân#3"]


def test_abbreviations_that_articles_define(run: Run, copy: Path) -> None:
    """They are learnt while indexing, forgotten with the articles, and kept when segments merge."""
    (copy / "news" / "bến.txt").write_text(
        "Xã mở Ban quản lý bến đò (BQLBĐ).\n\nBQLBĐ có năm người.", "utf-8"
    )
    assert run("index", str(copy / "news")).exit_code == 0
    assert loaded(run, "stats", "--json")["abbreviations"] == 1
    for query in ("ban quản lý bến đò", "BQLBĐ", "bqlbd", "ban quan ly ben do"):
        assert set(places(run("search", "--match", "all", query).stdout)) == {"bến#0", "bến#1"}
    assert places(run("search", '"ban quản lý"').stdout) == ["bến#0"]
    explained = run("search", "--explain", "--match", "all", "ban quản lý bến đò").stdout
    assert "\texpansion\tbqlbđ\t" in explained
    (copy / "news" / "bến.txt").write_text("Xã mở Ban quản lý bến đò.\n\nBQLBĐ có năm người.", "utf-8")
    assert run("index", str(copy / "news")).exit_code == 0
    assert loaded(run, "stats", "--json")["abbreviations"] == 0
    assert places(run("search", "--match", "all", "ban quản lý bến đò").stdout) == ["bến#0"]
    assert loaded(run, "check", "--json")["sound"]


def test_filters(run: Run, index: str) -> None:
    by_source = run("search", "--source", "báo khác")
    assert places(by_source.stdout) == ["tin-1#0"]
    late = run("search", "--since", "2024-05", "chuyển")
    assert places(late.stdout) == ["tin-2#0"]
    said = run("search", "--speaker", "Trần Quang Minh", "kỷ luật")
    assert places(said.stdout) == ["họp-dân#3"]
    assert run("search", "--source", "báo nào đó").exit_code == 1


def test_paging_sorting_and_counting(run: Run, index: str) -> None:
    assert run("search", "--count", '"chuyển đổi số"').stdout == "3\n"
    query = ("--sort", "-date", '"chuyển đổi số"')
    newest = places(run("search", *query).stdout)
    assert newest[0] == "tin-2#0"
    second = places(run("search", "--limit", "1", "--offset", "1", *query).stdout)
    assert second == newest[1:2]
    articles = places(run("search", "--by", "article", '"chuyển đổi số"').stdout)
    assert sorted(place.rpartition("#")[0] for place in articles) == ["họp-dân", "tin-2"]


def test_context_and_explanation(run: Run, index: str) -> None:
    lines = places(run("search", "--context", "1", '"kỷ luật"').stdout)
    assert lines == ["họp-dân-2", "họp-dân#3", "họp-dân-4"]
    hit = loaded(run, "search", "--json", "--explain", "chuyển đổi số")["hits"][0]
    assert sum(part["score"] for part in hit["explanation"]) == pytest.approx(hit["score"])


def test_the_object_of_search(run: Run, index: str) -> None:
    found = loaded(run, "search", "--json", '"chuyển đổi số"')
    assert set(found) >= {"query", "applied", "suggestion", "total", "total_all_words", "seconds", "hits"}
    assert found["total"] == len(found["hits"]) == 3
    for hit in found["hits"]:
        assert set(hit) >= HIT_KEYS
        assert set(hit["article"]) >= {"id", "title", "date", "published", "source", "url", "path"}
        assert [hit["text"][start:end] for start, end in hit["highlights"]] == ["chuyển đổi số"]


def test_queries_that_cannot_be_read(run: Run, index: str) -> None:
    for query in ('"kỷ luật', "(a", "màu:đỏ", "-a", "date:2024-13", "NOT a"):
        done = run("search", "--", query)
        assert done.exit_code == 2, query
        assert done.stdout == ""
        assert done.stderr.startswith("searchlib: ")
        assert done.stderr.count("\n") == 1


def test_hostile_queries_end_well(run: Run, index: str) -> None:
    for query in ("a\x00b", "\ud800", "a~", "*", "...", "x " * 10_000, "(" * 5000, "\x1b[2J"):
        done = run("search", "--", query)
        assert done.exit_code in (0, 1, 2), query
        assert "internal error" not in done.stderr
        assert "\x1b" not in done.output


def test_impossible_options(run: Run, index: str) -> None:
    done = run("search", "--since", "2024-02-31", "a")
    assert done.exit_code == 2
    assert "2024-02-31" in done.stderr
    assert run("speakers", "--until", "never").exit_code == 2


def test_show(run: Run, index: str) -> None:
    shown = loaded(run, "show", "--json", "họp-dân")
    assert shown == {**loaded(run, "parse", "--json", shown["path"]), "path": shown["path"]}
    assert places(run("show", "tin-2#1").stdout) == ["tin-2-0", "tin-2#1"]
    assert run("show", "tin-3").exit_code == 1


def test_speakers_stats_and_check(run: Run, index: str) -> None:
    names = [person["name"] for person in loaded(run, "speakers", "--json")["speakers"]]
    assert names == ["Trần Quang Minh"]
    stats = loaded(run, "stats", "--json")
    assert (stats["articles"], stats["speakers"]) == (3, 1)
    assert loaded(run, "check", "--json")["sound"] is True
    assert run("check").exit_code == 0


def test_indexing_again_skips_replaces_and_drops(run: Run, copy: Path) -> None:
    # The copy has another place, so these are other files than those of the index.
    index, news = str(copy / "index"), str(copy / "news")
    shutil.rmtree(index)
    assert loaded(run, "index", "--json", news)["added"] == 3
    assert loaded(run, "index", "--json", news)["unchanged"] == 3
    (copy / "news" / "họp-dân.txt").write_text(MEETING + "\nCuộc họp kết thúc lúc 11 giờ.\n", "utf-8")
    (copy / "news" / "tin.jsonl").unlink()
    done = loaded(run, "index", "--json", news)
    assert (done["added"], done["updated"], done["removed"], done["failed"]) == (0, 1, 2, 0)
    assert run("search", '"kết thúc"').exit_code == 0


def test_a_broken_file_does_not_stop_the_run(run: Run, copy: Path) -> None:
    (copy / "bad.jsonl").write_text('{"id": "x", "text": "Được."}\n{hỏng\n', "utf-8")
    done = run("index", "--json", str(copy / "bad.jsonl"))
    assert done.exit_code == 0
    assert json.loads(done.stdout)["failed"] == 1
    assert done.stderr.startswith(f"searchlib: {copy / 'bad.jsonl'}:2: ")
    assert run("show", "x").exit_code == 0


def test_nothing_to_index(run: Run, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "blank.txt").write_text("\n", "utf-8")
    for name in ("empty", "blank.txt", "nowhere"):
        done = run("index", str(tmp_path / name))
        assert done.exit_code == 2, name
        assert name in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert loaded(run, "stats", "--json")["articles"] == 3


def test_standard_input_becomes_an_article(run: Run, copy: Path) -> None:
    text = "Họp bàn việc trồng rừng.\n"
    assert json.loads(run("index", "--json", "-", input=text).stdout)["added"] == 1
    assert json.loads(run("index", "--json", "-", input=text).stdout)["unchanged"] == 1
    (place,) = places(run("search", '"trồng rừng"').stdout)
    assert place.startswith("stdin-")
    named = "---\nid: rừng\n---\nTrồng {} cây."
    assert json.loads(run("index", "--json", "-", input=named.format("mười")).stdout)["added"] == 1
    again = run("index", "--json", "-", input=named.format("trăm"))
    assert json.loads(again.stdout)["failed"] == 0
    assert places(run("search", '"trồng trăm cây"').stdout) == ["rừng#0"]
    assert run("index", "-", input="").exit_code == 2


def test_remove(run: Run, copy: Path) -> None:
    done = run("remove", "tin-1", "tin-9")
    assert (done.exit_code, done.stdout) == (0, "removed 1 article\n")
    assert run("show", "tin-1").exit_code == 1
    assert run("remove", "tin-1").exit_code == 1


def test_damage_is_found(run: Run, copy: Path) -> None:
    segment = max((copy / "index").iterdir(), key=lambda path: path.stat().st_size)
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 0xFF
    segment.write_bytes(data)
    done = run("check")
    assert done.exit_code == 2
    assert done.stdout.strip()
    assert "--rebuild" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", READING)
def test_without_an_index(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    for folder in ("empty", "nowhere"):
        done = run(*command, "--index", str(tmp_path / folder))
        assert done.exit_code == 2
        assert done.stdout == ""
        assert folder in done.stderr
        assert len(done.stderr.splitlines()) == 1


@posix
def test_on_a_terminal(index: str) -> None:
    shown = on_terminal("search", "--index", index, "chuyển đổi số", NO_COLOR="1").decode()
    assert "\x1b[1mchuyển đổi số\x1b[0m" in shown
    assert "Trần Quang Minh, Chủ tịch UBND xã An Bình (reported)" in re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert "[bold]và nước sạch[/bold]" in on_terminal("show", "--index", index, "họp-dân").decode()


@posix
def test_progress_leaves_the_summary_alone(built: Path, tmp_path: Path) -> None:
    shown = on_terminal("index", "--index", str(tmp_path / "new"), str(built / "news")).decode()
    assert shown.startswith("added 3, ")


def test_the_shell_completes_ids(index: str) -> None:
    words = f"searchlib show --index {index} tin"
    done = call(_SEARCHLIB_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="4")
    assert done.stdout.decode().split() == ["plain,tin-1", "plain,tin-2"]

"""News: told once and never lost, whatever happens between two looks."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from searchlib import Index, SavedSearchError
from searchlib.news.atom_feed import ATOM, write_feed
from searchlib.news.new_matches import mark_seen, news_of
from searchlib.news.saved_searches import SavedSearch, SavedSearches

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in a folder of its own, with a state of its own."""
    monkeypatch.setenv("SEARCHLIB_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "searchlib", *arguments], capture_output=True, text=True)

    return call


def write(name: str, *lines: str) -> None:
    Path("tin").mkdir(exist_ok=True)
    (Path("tin") / f"{name}.txt").write_text("\n".join(lines), "utf-8")


def told(run: Run, *arguments: str) -> list[str]:
    done = run("news", *arguments)
    lines = done.stdout.splitlines()
    assert done.returncode == (0 if lines else 1), done.stderr
    return lines


def test_what_is_new_is_told_once(run: Run) -> None:
    write("a", "Ông Hồ Sỹ Trạch nói: “Chuyển đổi số là việc chung”.", "Hết.")
    run("index", "tin")
    assert run("save", "so", "chuyển đổi số").stdout == "saved so\n"
    assert run("save", "trach", "--speaker", "Hồ Sỹ Trạch").returncode == 0
    assert told(run) == []
    write("b", "Mở đầu.", "Bà Vi Mộc Lan nói: “Chuyển đổi số phải từ xã”.", "Kết thúc.")
    run("index", "tin")
    assert [line.split("\t")[:2] for line in told(run, "--keep")] == [["so", "b#1"]]
    around = told(run, "so", "--keep", "--context", "1")
    assert [line.split("\t")[1] for line in around] == ["b-0", "b#1", "b-2"]
    assert len(told(run)) == 1
    assert told(run) == []
    write("c", "Ông Hồ Sỹ Trạch nói: “Hạ tầng đi trước”.")
    run("index", "tin")
    assert [line.split("\t")[:2] for line in told(run)] == [["trach", "c#0"]]


def test_json_is_the_contract(run: Run) -> None:
    write("a", "Không có gì.")
    run("index", "tin")
    run("save", "so", "chuyển đổi số")
    write("b", "Hội nghị bàn về chuyển đổi số.")
    run("index", "tin")
    (one,) = json.loads(run("news", "--json").stdout)
    assert (one["name"], one["query"], len(one["hits"])) == ("so", "chuyển đổi số", 1)
    hit = one["hits"][0]
    assert hit["text"][slice(*hit["highlights"][0])] == "chuyển đổi số"
    own = {"kind", "section", "speakers", "documents", "text", "highlights"}
    assert set(hit) == {"article", "position", *own}
    (search,) = json.loads(run("saved", "--json").stdout)
    assert set(search) == {"name", "index", "query", "options", "seen", "looked", "made"}
    assert json.loads(run("save", "--json", "so", "hạ tầng").stdout) == {"name": "so", "replaced": True}


def test_a_rebuilt_index_brings_nothing_new_but_what_is(run: Run) -> None:
    write("a", "Hội nghị bàn về chuyển đổi số.")
    run("index", "tin")
    run("save", "so", "chuyển đổi số")
    write("b", "Tập huấn chuyển đổi số ở xã.")
    run("index", "--rebuild", "tin")
    assert [line.split("\t")[1] for line in told(run)] == ["b#0"]
    run("index", "--rebuild", "tin")
    assert told(run) == []
    write("a", "Hội nghị bàn về chuyển đổi số và ngân sách.")
    run("index", "tin")
    assert [line.split("\t")[1] for line in told(run)] == ["a#0"], "a changed article is new"


@pytest.mark.parametrize("more", [False, True])
def test_an_index_made_anew_is_said_and_nothing_is_lost(run: Run, more: bool) -> None:
    """Also where the new index has more commits than the old one had."""
    for name in "abc":
        write(name, f"Hội nghị {name} bàn về chuyển đổi số.")
        run("index", "tin")
    run("save", "so", "chuyển đổi số")
    shutil.rmtree("index")
    for name in ("a", "b", "c", "d", "e") if more else "a":
        write(name, f"Hội nghị {name} bàn về chuyển đổi số.")
        run("index", "tin")
    done = run("news")
    assert "so: the index was made anew since the last look; all matches are told" in done.stderr
    assert len(done.stdout.splitlines()) == (5 if more else 3)
    assert told(run) == []
    run("index", "--rebuild", "tin")
    assert told(run) == [], "an index that is rebuilt is the same index"


def test_commits_survive_merges_and_removals(run: Run) -> None:
    for number in range(12):
        write(f"n{number:02}", f"Bản tin {number} bàn về chuyển đổi số.")
        run("index", "tin")
    with Index.open("index") as index:
        search = SavedSearch("x", "index", "chuyển đổi số", {}, index.engine.generation - 3)
        before = {hit.passage.article.id for hit in news_of(index.engine, search).hits}
        assert before == {"n09", "n10", "n11"}
        assert index.engine.without_commit() == 0
    run("remove", "n10")
    with Index.open("index") as index:
        assert {hit.passage.article.id for hit in news_of(index.engine, search).hits} == {"n09", "n11"}


def test_the_feed_grows_and_its_ids_stay(run: Run) -> None:
    write("a", "Không có gì.")
    run("index", "tin")
    run("save", "so", "chuyển đổi số")
    ids: list[list[str | None]] = []
    for name in "bc":
        write(name, f"Hội nghị {name}: chuyển đổi số & <b>hạ tầng</b>.")
        run("index", "tin")
        assert run("news", "--feed", "tin.xml").returncode == 0
        root = Xml.parse("tin.xml").getroot()
        assert root.tag == f"{{{ATOM}}}feed"
        for required in ("id", "title", "updated"):
            assert root.findtext(f"{{{ATOM}}}{required}")
        entries = root.findall(f"{{{ATOM}}}entry")
        assert all(
            entry.findtext(f"{{{ATOM}}}{need}") for entry in entries for need in ("id", "title", "updated")
        )
        ids.append([entry.findtext(f"{{{ATOM}}}id") for entry in entries])
    assert len(ids[1]) == 2
    assert ids[1][1:] == ids[0]
    assert "<b>hạ tầng</b>" in (root.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}content") or "")
    feedparser = pytest.importorskip("feedparser")
    assert not feedparser.parse("tin.xml").bozo
    Path("x.xml").write_text("<html/>")
    write("d", "Chuyển đổi số lần nữa.")
    run("index", "tin")
    done = run("news", "--feed", "x.xml")
    assert (done.returncode, done.stderr) == (
        2,
        "searchlib: x.xml: is no feed of searchlib; name another file\n",
    )
    assert len(told(run)) == 1, "what could not be written is told later"


def test_a_feed_with_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<!DOCTYPE x [<!ENTITY a "b">]><feed/>')
    with pytest.raises(SavedSearchError, match="is no feed"):
        write_feed(str(path), [])


def test_damaged_and_missing_files_are_one_line(run: Run, tmp_path: Path) -> None:
    write("a", "Chuyển đổi số.")
    run("index", "tin")
    assert "no search is saved" in run("news").stderr
    run("save", "so", "chuyển đổi số")
    run("save", "hai", "ngân sách")
    damaged = next(path for path in (tmp_path / "state").glob("*.json") if '"so"' in path.read_text("utf-8"))
    for content in ("", "[]", '{"version": 1}', "x" * 100, '{"version":1,"name":3}'):
        damaged.write_text(content)
        done = run("news")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "this saved search is damaged" in done.stderr
        assert run("saved").stdout.startswith("hai\t")
    assert run("saved", "--remove", "so").returncode == 0
    assert run("saved", "--remove", "so").stderr == "searchlib: no saved search 'so'; saved are: hai\n"
    assert "no saved search 'gi'" in run("news", "gi").stderr
    assert run("save", "x", '"a').returncode == 2


def test_saved_lists_filters_as_typed_and_the_local_time(run: Run) -> None:
    write("a", "Chuyển đổi số.")
    run("index", "tin")
    typed = "--speaker 'Hồ Sỹ Trạch' --source Báo --source Đài --since 2025"
    run("save", "so", "chuyển đổi số", *shlex.split(typed))
    name, query, filters, looked = run("saved").stdout.rstrip("\n").split("\t")
    assert (name, query, looked) == ("so", "chuyển đổi số", "")
    assert sorted(shlex.split(filters)) == sorted(shlex.split(typed))
    run("news", "so")
    (search,) = json.loads(run("saved", "--json").stdout)
    shown = datetime.fromisoformat(run("saved").stdout.rstrip("\n").split("\t")[3])
    assert shown == datetime.fromisoformat(search["looked"])
    assert shown.utcoffset() == datetime.now().astimezone().utcoffset()
    assert run("saved", "--remove", "so").stderr == "searchlib: removed so\n"


def test_a_search_that_is_removed_meanwhile_stays_removed(run: Run, tmp_path: Path) -> None:
    write("a", "Chuyển đổi số.")
    run("index", "tin")
    searches = SavedSearches(str(tmp_path / "index"))
    with Index.open("index") as index:
        searches.put(SavedSearch("so", searches.index, "chuyển đổi số", {}, 0))
        found = news_of(index.engine, searches.get("so"))
        assert len(found.hits) == 1
        searches.remove("so")
        mark_seen(searches, found)
    assert searches.names() == []


def test_names_are_kept_apart_from_paths(tmp_path: Path) -> None:
    searches = SavedSearches("index", str(tmp_path / "s"))
    for name in ("../../x", "a/b", "Người nói", "CON"):
        searches.put(SavedSearch(name, "index", "q", {}, 0))
    assert sorted(searches.names()) == sorted(["../../x", "a/b", "Người nói", "CON"])
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / "s"] * 4
    with pytest.raises(SavedSearchError, match="needs a name"):
        searches.put(SavedSearch("a\nb", "index", "q", {}, 0))


def test_two_looks_at_once_tell_each_thing_once(run: Run) -> None:
    write("a", "Không có gì.")
    run("index", "tin")
    run("save", "so", "chuyển đổi số")
    write("b", "Hội nghị bàn về chuyển đổi số.")
    run("index", "tin")
    command = [sys.executable, "-m", "searchlib", "news"]
    looks = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert sorted(len(look.communicate()[0].splitlines()) for look in looks) == [0, 0, 1]

"""`show`, `speakers`, `stats`, `check`, `remove`: arguments, forms of output, exit status."""

from __future__ import annotations

import json
from dataclasses import replace

from searchlib.summaries import Report

from tests.cli.conftest import Run
from tests.cli.fake import ARTICLE, FakeIndex


def test_show_tries_the_whole_argument_first(run: Run, fake: FakeIndex) -> None:
    done = run("show", "hội-nghị#1")
    assert done.exit_code == 0
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        "hội-nghị#1",
        "hội-nghị#1#0",
        "hội-nghị#1#1",
        "hội-nghị#1#2",
    ]


def test_show_splits_at_the_last_hash(run: Run, fake: FakeIndex) -> None:
    done = run("show", "hội-nghị#1#2")
    assert done.exit_code == 0
    assert [line.split("\t")[0] for line in done.stdout.splitlines()][-2:] == ["hội-nghị#1-1", "hội-nghị#1#2"]


def test_show_prefers_an_id_that_looks_like_a_place(run: Run, fake: FakeIndex) -> None:
    fake.articles["hội-nghị#1#2"] = replace(ARTICLE, id="hội-nghị#1#2", title=None)
    assert run("show", "hội-nghị#1#2").stdout.startswith("hội-nghị#1#2#0\t")


def test_show_reads_the_place_from_standard_input(run: Run, fake: FakeIndex) -> None:
    assert run("show", "-", input="hội-nghị#1#2\n").exit_code == 0


def test_show_json_is_the_object_of_parse(run: Run, fake: FakeIndex) -> None:
    assert json.loads(run("show", "--json", "hội-nghị#1").stdout) == ARTICLE.as_dict()


def test_what_is_not_there_is_nothing_found(run: Run, fake: FakeIndex) -> None:
    for argument in ("nowhere", "nowhere#1", "hội-nghị#x", "hội-nghị#1#" + "9" * 30, "hội-nghị#²", "#1", "#"):
        done = run("show", argument)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert done.stderr.startswith("searchlib: no article ")
        assert done.stderr.count("\n") == 1
    done = run("show", "hội-nghị#1#3")
    assert (done.exit_code, done.stderr) == (
        1,
        "searchlib: hội-nghị#1 has 3 paragraphs, counted from 0: no #3\n",
    )


def test_speakers(run: Run, fake: FakeIndex) -> None:
    done = run(
        "speakers", "--since", "2024", "--until", "2024-06", "-n", "5", "--mode", "direct", "đổi", "số"
    )
    options = {"since": "2024", "until": "2024-06", "undated": False, "limit": 5, "mode": ("direct",)}
    name, query, given = fake.calls[-1]
    assert (name, query) == ("speakers", "đổi số")
    assert {one: value for one, value in given.items() if value not in ((), False)} == {
        one: value for one, value in options.items() if value is not False
    }
    assert run("speakers", "--header").stdout.startswith("name\tparagraphs\tarticles\tdirect\t")
    assert done.stdout == "Trần Quang Minh\t5\t2\t3\t2\t2024-03-01\t2024-05-09\tChủ tịch UBND xã An Bình\n"
    assert json.loads(run("speakers", "--json").stdout) == {"speakers": [fake.people[0].as_dict()]}
    fake.people = ()
    assert run("speakers").exit_code == 1


def test_stats(run: Run, fake: FakeIndex) -> None:
    assert "articles\t2\n" in run("stats").stdout
    assert "first\t\n" in run("stats").stdout
    assert json.loads(run("stats", "--json").stdout)["text_bytes"] == 999


def test_check_of_a_sound_index(run: Run, fake: FakeIndex) -> None:
    done = run("check", "--index", "here")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "sound: 4 files, 90 blocks\n", "")
    assert fake.calls == [("check", "here", {"quick": False, "progress": None})]
    run("check", "-i", "here", "--quick")
    assert fake.calls[-1] == ("check", "here", {"quick": True, "progress": None})


def test_check_of_a_damaged_index(run: Run, fake: FakeIndex) -> None:
    fake.report = Report(False, ("a.seg: block 3 is not what was written\x1b[2J",), 4, 90)
    done = run("check")
    assert done.exit_code == 2
    assert done.stdout == "a.seg: block 3 is not what was written\ufffd[2J\n"
    assert done.stderr == (
        "searchlib: index is damaged in 1 place; searchlib index --rebuild PATH... makes it anew\n"
    )
    assert json.loads(run("check", "--json").stdout) == fake.report.as_dict()


def test_remove(run: Run, fake: FakeIndex) -> None:
    done = run("remove", "hội-nghị#1", "nowhere", "hội-nghị#1")
    assert (done.exit_code, done.stdout) == (0, "removed 1 article\n")
    assert done.stderr == "searchlib: no article nowhere in the index\n"
    assert fake.calls[-1][1] == ["hội-nghị#1"]
    done = run("remove", "--json", "nowhere")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"removed": 0, "missing": ["nowhere"]}


def test_remove_reads_ids_from_standard_input(run: Run, fake: FakeIndex) -> None:
    assert run("remove", "-", input="hội-nghị#1\n\n").stdout == "removed 1 article\n"


def test_without_arguments_and_help_teach_by_example(run: Run) -> None:
    done = run()
    assert done.exit_code == 0
    assert 'searchlib search "chuyển đổi số"' in done.stdout
    assert run("-h").stdout == done.stdout
    for command in ("index", "search", "show", "speakers", "parse", "remove", "stats", "check"):
        page = run(command, "-h")
        assert page.exit_code == 0
        assert page.stdout == run(command, "--help").stdout
        assert "Examples:\n  # " in page.stdout
        assert f"  searchlib {command}" in page.stdout
        assert all(option in page.stdout for option in ("--index DIR", "--json", "--plain", "--help"))


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("searchlib ")


def test_an_unknown_command_gets_a_hint(run: Run) -> None:
    done = run("serch", "x")
    assert (done.exit_code, done.stderr) == (
        2,
        'searchlib: no command "serch"; did you mean search? (see searchlib --help)\n',
    )
    done = run("chuyển đổi\x1b[2J")
    assert done.exit_code == 2
    assert "to search, write: searchlib search QUERY" in done.stderr
    assert "\x1b" not in done.stderr
    assert run("--nothing").exit_code == 2

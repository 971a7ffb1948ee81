"""`searchlib search`: arguments, forms of output, exit status."""

from __future__ import annotations

import json

import pytest
from searchlib.errors import IndexNotFound, OptionError, QueryError
from searchlib.remarks import Remark
from tests.cli.conftest import Run
from tests.cli.fake import FakeIndex, hit, results


def test_arguments_are_one_query(run: Run, fake: FakeIndex) -> None:
    done = run("search", "chuyển", "đổi", "số")
    assert done.exit_code == 0
    assert done.stdout.startswith("hội-nghị#1#1\t2024-03-01\tTrần Quang Minh\t")
    assert fake.calls[0] == ("open", "index", {})
    name, query, options = fake.calls[1]
    assert (name, query) == ("search", "chuyển đổi số")
    expected: dict[str, object] = {
        "speaker": (),
        "mode": (),
        "section": (),
        "kind": (),
        "source": (),
        "document": (),
        "since": None,
        "until": None,
        "sort": "score",
        "limit": 10,
        "offset": 0,
        "by": "paragraph",
        "match": "any",
        "syntax": "full",
        "count": False,
        "context": 0,
        "explain": False,
        "undated": False,
    }
    assert {name: options[name] for name in expected} == expected


def test_every_option_reaches_the_library(run: Run, fake: FakeIndex) -> None:
    run(
        *("search", "--speaker", "An", "--speaker", "Bình", "--mode", "direct", "--section", "một"),
        *("--kind", "body", "--source", "Báo Mẫu", "--document", "Nghị quyết 98", "--since", "2023"),
        *("--until", "2024-01", "--sort", "-date", "--limit", "3", "--offset", "6", "--by", "article"),
        *("--match", "all", "--syntax", "plain", "--context", "2", "--explain", "--full", "ngân sách"),
    )
    name, query, options = fake.calls[1]
    expected: dict[str, object] = {
        "speaker": ("An", "Bình"),
        "mode": ("direct",),
        "section": ("một",),
        "kind": ("body",),
        "source": ("Báo Mẫu",),
        "document": ("Nghị quyết 98",),
        "since": "2023",
        "until": "2024-01",
        "sort": "-date",
        "limit": 3,
        "offset": 6,
        "by": "article",
        "match": "all",
        "syntax": "plain",
        "count": False,
        "context": 2,
        "explain": True,
    }
    assert (name, query) == ("search", "ngân sách")
    assert {name: options[name] for name in expected} == expected


def test_a_dash_reads_the_query_from_standard_input(run: Run, fake: FakeIndex) -> None:
    run("search", "-", input="chuyển đổi\n số\n")
    assert fake.calls[1][1] == "chuyển đổi số"


def test_a_dash_among_words_is_a_word(run: Run, fake: FakeIndex) -> None:
    run("search", "Hà", "-", "Nội")
    assert fake.calls[1][1] == "Hà - Nội"


def test_a_filter_needs_no_query(run: Run, fake: FakeIndex) -> None:
    assert run("search", "--speaker", "An").exit_code == 0
    assert fake.calls[1][1] == ""


@pytest.mark.parametrize("arguments", [(), (" ",), ("--limit", "3")])
def test_neither_query_nor_filter_is_an_error(run: Run, fake: FakeIndex, arguments: tuple[str, ...]) -> None:
    done = run("search", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith("searchlib: a query or a filter is missing")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("chuyển", "-đổi"), 'no option "-đổi"; to exclude a word, write -- before the query: '
         "searchlib search -- chuyển -đổi (see searchlib search --help)"),
        (("-hội", "nghị"), 'no option "-hội"; to exclude a word, write -- before the query: '
         "searchlib search -- nghị -hội (see searchlib search --help)"),
        (("--limit", "2", "a", "-2024"), 'no option "-2024"; to exclude a word, write -- before the query: '
         "searchlib search -- WORD -2024 (see searchlib search --help)"),
        (("--lim", "2"), "no such option '--lim'"),
        (("--limit", "-1", "a"), "invalid value for '-n' / '--limit': -1 is not a whole number from 0 to"),
        (("--limit", "9" * 5000, "a"), "invalid value for '-n' / '--limit'"),
        (("--sort", "best", "a"), "invalid value for '--sort': 'best' is not one of"),
        (("--json", "--plain", "a"), "--json and --plain exclude each other"),
        (("--index", "", "a"), "--index needs the name of a folder"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line(run: Run, fake: FakeIndex, arguments: tuple[str, ...], hint: str) -> None:
    done = run("search", *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("searchlib: " + hint)
    assert done.stderr.endswith("(see searchlib search --help)\n")
    assert done.stderr.count("\n") == 1


def test_excluded_words_stand_behind_two_dashes(run: Run, fake: FakeIndex) -> None:
    run("search", "--", "chuyển", "-đổi", "--số")
    assert fake.calls[1][1] == "chuyển -đổi --số"


def test_json_is_the_object_of_the_library(run: Run, fake: FakeIndex) -> None:
    fake.answer = results(hit(), total=92, total_all_words=4)
    done = run("search", "--json", "chuyển đổi số")
    assert json.loads(done.stdout) == fake.answer.as_dict()
    assert "chuyển đổi số" in done.stdout
    assert done.stderr == ""


def test_nothing_found_is_exit_status_1(run: Run, fake: FakeIndex) -> None:
    fake.answer = results()
    assert run("search", "x").exit_code == 1
    assert run("search", "x").output == ""
    assert run("search", "--count", "x").exit_code == 1
    assert run("search", "--count", "x").stdout == "0\n"
    assert run("search", "--json", "x").exit_code == 1


def test_count_prints_the_number_alone(run: Run, fake: FakeIndex) -> None:
    fake.answer = results(total=92)
    done = run("search", "--count", "x")
    assert (done.stdout, done.exit_code) == ("92\n", 0)
    assert json.loads(run("search", "--count", "--json", "x").stdout)["total"] == 92


def test_a_page_behind_the_last_hit_is_nothing_found(run: Run, fake: FakeIndex) -> None:
    fake.answer = results(total=92)
    assert run("search", "--offset", "100", "x").exit_code == 1
    assert run("search", "--limit", "0", "x").exit_code == 0


def test_remarks_go_to_standard_error(run: Run, fake: FakeIndex) -> None:
    fake.answer = results(hit(), applied="chuyển đổi số", remarks=(Remark("no_word", "số"),))
    done = run("search", "chuyenr đổi số")
    assert done.stderr == (
        'searchlib: searched for "chuyển đổi số" instead of "chuyenr đổi số"\n'
        'searchlib: "số" occurs nowhere\n'
    )
    fake.answer = results(hit(), applied='"giáo dục"')
    assert run("search", "giáo dụcc").stderr == 'searchlib: searched for "giáo dục" instead of "giáo dụcc"\n'
    fake.answer = results(hit(), suggestion="kỷ luật")
    assert run("search", "kỷ luậc").stderr == 'searchlib: did you mean "kỷ luật"?\n'


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (QueryError('"a', 1, "the quotation mark is never closed"),
         "query, column 1: the quotation mark is never closed"),
        (OptionError("2024-02-31 is no date"), "2024-02-31 is no date"),
        (IndexNotFound("no index in index\x1b[2J\nhere"), "no index in index\ufffd[2J here"),
        (OSError(28, "No space left on device", "index/a.seg"), "index/a.seg: No space left on device"),
        (MemoryError(), "out of memory; a higher limit (ulimit -v) or fewer processes (--jobs 1) may do"),
        (RuntimeError("can't start new thread"),
         "out of memory; a higher limit (ulimit -v) or fewer processes (--jobs 1) may do"),
        (ImportError("NumPy: x.so: failed to map segment from shared object"),
         "out of memory; a higher limit (ulimit -v) or fewer processes (--jobs 1) may do"),
    ],
)  # fmt: skip
def test_an_error_is_one_line(run: Run, fake: FakeIndex, error: Exception, message: str) -> None:
    fake.error = error
    done = run("search", "x")
    assert (done.exit_code, done.stderr) == (2, f"searchlib: {message}\n")


def test_an_unexpected_exception_shows_no_traceback(
    run: Run, fake: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.error = KeyError("par.article")
    done = run("search", "x")
    assert done.exit_code == 2
    assert done.stderr == (
        "searchlib: internal error: KeyError: 'par.article' (SEARCHLIB_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("SEARCHLIB_DEBUG", "1")
    with pytest.raises(KeyError):
        run("search", "x")


def test_ctrl_c_is_exit_status_130(run: Run, fake: FakeIndex) -> None:
    fake.error = KeyboardInterrupt()
    done = run("search", "x")
    assert (done.exit_code, done.stderr) == (130, "searchlib: interrupted\n")


def test_the_index_folder(run: Run, fake: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHLIB_INDEX", "from-environment")
    run("search", "x")
    run("search", "--index", "from-command", "x")
    run("--index", "from-group", "search", "x")
    monkeypatch.setenv("SEARCHLIB_INDEX", "")
    run("search", "x")
    opened = [value for name, value, _ in fake.calls if name == "open"]
    assert opened == ["from-environment", "from-command", "from-group", "index"]


def test_common_options_stand_before_the_command_too(run: Run, fake: FakeIndex) -> None:
    assert json.loads(run("--json", "search", "x").stdout)["total"] == 1

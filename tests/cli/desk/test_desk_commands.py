"""The commands of the desk over the sample articles: what they print, and how they end."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from searchlib import Index
from searchlib.cli.main import cli

from tests.docs.terminal import on_a_terminal

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
QUOTE = "tiến bộ mà bỏ lại mẹ mình ngoài cửa thì chưa phải là tiến bộ"
NEEDED = ["facets", "trend", "concordance", "collocations", "keywords", "similar", "verify"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("desk") / "ix"
    with Index.create(place) as index:
        index.add([CORPUS])
    return place


@pytest.fixture
def run(folder: Path):
    def call(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(
            cli, ["--index", str(folder), *arguments], catch_exceptions=False, **options
        )

    return call


def rows(found: Result) -> list[list[str]]:
    assert found.exit_code == 0, found.output
    return [line.split("\t") for line in found.stdout.splitlines()]


def test_facets_print_a_line_a_value(run) -> None:
    found = rows(run("facets", '"dữ liệu"', "--by", "speaker", "--limit", "3"))
    assert found[0] == ["Hồ Sỹ Trạch", "7", "3"]
    assert len(found) == 3
    data = json.loads(run("facets", "--json", '"dữ liệu"', "--by", "speaker").stdout)
    assert [list(map(str, one.values())) for one in data["values"][:3]] == found
    assert data["total"] == data["without"] + sum(
        1
        for hit in json.loads(run("search", "--json", "--limit", "99", '"dữ liệu"').stdout)["hits"]
        if hit["speakers"]
    )


@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        (("facets", "nước", "--by", "kind"), "kind paragraphs articles"),
        (("trend", "nước", "đất"), "span query paragraphs articles of share"),
        (("concordance", "nước"), "place date speakers left match right"),
        (("collocations", "nước", "--measure", "mi3"), "word together alone mi3"),
        (
            ("keywords", "nước"),
            "word here there here_per_million there_per_million "
            "log_likelihood log_ratio articles dispersion p",
        ),
        (("similar", "rac-thai-dam-sen-ha"), "similarity copy place date source text"),
        (("verify", QUOTE), "similarity mode place date source speakers text"),
    ],
)
def test_a_header_names_every_column_once(run, arguments: tuple[str, ...], columns: str) -> None:
    bare, headed = rows(run(*arguments)), rows(run(*arguments, "--header"))
    assert headed == [columns.split(), *bare]
    assert {len(row) for row in headed} == {len(columns.split())}


def test_facets_equal_counting_the_hits(run) -> None:
    hits = json.loads(run("search", "--json", "--limit", "999", "nước").stdout)["hits"]
    for column in ("kind", "section"):
        counted: dict[str, int] = {}
        for hit in hits:
            if hit[column]:
                counted[hit[column]] = counted.get(hit[column], 0) + 1
        found = rows(run("facets", "nước", "--by", column, "--limit", "999"))
        assert {value: int(count) for value, count, _ in found} == counted


def test_a_trend_has_every_span_and_tells_the_undated(run) -> None:
    found = rows(run("trend", '"dữ liệu"', "đất", "--by", "year"))
    spans = [row[0] for row in found if row[1] == '"dữ liệu"' and row[0] != "undated"]
    assert spans == [str(year) for year in range(int(spans[0]), 2026)]
    assert found[-1][:4] == ["undated", "đất", "7", ""]
    data = json.loads(run("trend", "--json", "đất").stdout)["series"][0]
    assert data["total"] == data["undated"] + sum(point["paragraphs"] for point in data["points"])
    assert all(point["share"] * point["of"] == pytest.approx(point["paragraphs"]) for point in data["points"])


@pytest.mark.parametrize(("suffix", "begin"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_trend_is_drawn(run, tmp_path: Path, suffix: str, begin: bytes) -> None:
    pytest.importorskip("matplotlib")
    file = tmp_path / f"hình $x$.{suffix}"
    drawn = run("trend", '"dữ liệu"', "$a_b$ nước", "--plot", str(file))
    assert drawn.exit_code == 0
    assert f"the figure is in {file}\n" in drawn.stderr
    assert file.read_bytes().startswith(begin)


def test_a_figure_that_cannot_be_written_is_one_line(run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    assert run("trend", "nước", "--plot", str(tmp_path / "a.gif")).exit_code == 2
    found = run("trend", "nước", "--plot", str(tmp_path / "nirgends" / "a.svg"))
    assert found.exit_code == 2
    assert found.stderr.count("\n") == 1


def test_a_concordance_has_a_line_for_each_highlighted_run(run) -> None:
    hits = json.loads(run("search", "--json", "--limit", "999", '"dữ liệu"').stdout)["hits"]
    runs = sum(len(hit["highlights"]) for hit in hits)
    for sort in ("score", "left", "right", "date", "-date"):
        lines = rows(run("concordance", '"dữ liệu"', "--sort", sort, "--limit", "999"))
        assert len(lines) == runs
        assert all(line[4].lower() == "dữ liệu" for line in lines)
    data = json.loads(run("concordance", "--json", '"dữ liệu"', "--sort", "left", "--limit", "1").stdout)
    assert (data["total"], data["occurrences"], len(data["lines"])) == (len(hits), runs, 1)


def test_pages_of_a_concordance_follow_each_other(run) -> None:
    for sort in ("score", "right"):
        whole = rows(run("concordance", '"dữ liệu"', "--sort", sort, "--limit", "30"))
        pages = [rows(run("concordance", '"dữ liệu"', "--sort", sort, "--limit", "10", "--offset", str(at)))
                 for at in (0, 10, 20)]  # fmt: skip
        assert [line for page in pages for line in page] == whole


def test_collocations_and_keywords_print_a_line_a_word(run) -> None:
    collocates = rows(run("collocations", '"dữ liệu"', "--measure", "mi3", "--min", "2", "--limit", "5"))
    assert [len(row) for row in collocates] == [4] * 5
    words = rows(run("keywords", 'người:"Hồ Sỹ Trạch"', "--against", 'người:"Tạ Hoài Thư"', "--min", "4"))
    assert {len(row) for row in words} == {10}
    assert words[0][0] == "dữ liệu"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("columns", "figures"), [(88, 9), (50, 4)])
def test_keywords_show_words_and_whole_figures_at_every_width(
    folder: Path, columns: int, figures: int
) -> None:
    asked = ["keywords", 'người:"Hồ Sỹ Trạch"', "--against", 'người:"Tạ Hoài Thư"', "--min", "4"]
    command = [sys.executable, "-m", "searchlib", "--index", str(folder), *asked]
    shown, status = on_a_terminal(command, columns=columns)
    (line,) = [line for line in shown.splitlines() if "dữ liệu" in line]
    assert status == 0
    assert "…" not in shown
    assert len(line.replace("dữ liệu", "").split()) == figures


@pytest.mark.parametrize(
    "asked",
    [
        ("facets", "dữ liệu", "--by", "year"),
        ("trend", "dữ liệu"),
        ("concordance", "dữ liệu"),
        ("collocations", "dữ liệu"),
        ("keywords", "dữ liệu"),
        ("similar", "rac-thai-dam-sen-ha"),
        ("verify", QUOTE),
        ("search", "--count", "dữ liệu"),
    ],
)
def test_every_question_tells_what_its_filters_leave_out(run, asked: tuple[str, ...]) -> None:
    said = run(*asked, "--speaker", "Trần Văn Bịa").stderr
    assert said.startswith('searchlib: no speaker "trần văn bịa"; the nearest: ')
    dated = run(*asked, "--since", "2025").stderr
    assert "without a date left out" in dated
    assert "left out" not in run(*asked, "--since", "2025", "--undated").stderr


def test_keywords_say_which_part_is_empty(run) -> None:
    found = run("keywords", '"dữ liệu"', "--against", '"zzqqx"')
    assert found.exit_code == 1
    assert "no paragraph matches the part it is compared with" in found.stderr
    assert "no paragraph matches the query" in run("keywords", '"zzqqx"').stderr


def test_verify_tells_the_nearest_where_nothing_is_near(run) -> None:
    found = run("verify", f"ở ngoài chợ phiên {QUOTE}", "--least", "0.99")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "nothing is so like it; the nearest: hoi-nghi/chuyen-doi-so-van-giang#14, " in found.stderr
    assert run("verify", "xyzzy plugh").stderr == ""


def test_facets_tell_in_a_pipe_what_their_lines_leave_out(run) -> None:
    assert "paragraphs without a date that tells the year" in run("facets", "--by", "year").stderr
    told = run("facets", '"dữ liệu"', "--by", "speaker", "--limit", "8").stderr
    assert told == "searchlib: 1 more value; 14 of 33 paragraphs without a speaker\n"
    assert run("facets", '"dữ liệu"', "--by", "kind").stderr == ""


def test_filters_of_speech_hold_of_who_is_counted(run) -> None:
    place = ("--article", "hoi-nghi/toa-dam-chinh-quyen-so")
    shared = [row[0] for row in rows(run("facets", "--by", "speaker", *place))]
    assert {"Từ Công Hoạch", "Hồ Sỹ Trạch"} <= set(shared)
    named = run("facets", "--by", "speaker", "--role", "giám đốc", *place)
    assert [row[0] for row in rows(named)] == ["Hồ Sỹ Trạch"]
    for asked in (("--role", "giám đốc"), ('chức_vụ:"giám đốc"',)):
        assert [row[0] for row in rows(run("speakers", *place, *asked))] == ["Hồ Sỹ Trạch"]
    modes = rows(run("facets", "--by", "mode", "--speaker", "Giang Thị Sửu"))
    assert {row[0] for row in modes} == {"reported"}


def test_facets_tell_the_share_of_each_value(run) -> None:
    found = rows(run("facets", '"dữ liệu"', "--by", "speaker", "--share", "--limit", "1"))
    assert found == [["Hồ Sỹ Trạch", "7", "3", "14", "0.500000"]]


@pytest.mark.parametrize(
    "command",
    [
        *(["speakers"], ["facets", "dân", "--by", "kind"], ["trend", "dân", "đất"], ["concordance", "dân"]),
        *(["collocations", "dân"], ["keywords", "dân"], ["verify", QUOTE]),
    ],
    ids=lambda line: line[0],
)
def test_what_is_told_besides_stands_in_the_json(run, command: list[str]) -> None:
    done = run(*command, "--since", "2025-03", "--json")
    told = json.loads(done.stdout)["notes"]
    assert told
    assert all("without a date left out" in line for line in told)
    assert done.stderr.splitlines() == [f"searchlib: {line}" for line in told]
    assert "notes" not in json.loads(run(*command, "--json").stdout)


def test_similar_takes_an_article_or_a_paragraph_and_marks_copies(run) -> None:
    assert rows(run("similar", "rac-thai-dam-sen-ha", "--limit", "1"))[0][2] == "rac-thai-dang-lai"
    first = rows(run("similar", "rac-thai-dam-sen-ha#4", "--limit", "1"))[0]
    assert first[1:3] == ["=", "rac-thai-dang-lai#2"]


def test_verify_finds_a_quotation_and_whose_it_is(run) -> None:
    found = rows(run("verify", QUOTE))[0]
    assert found[:3] == ["1.000", "direct", "hoi-nghi/chuyen-doi-so-van-giang#14"]
    other = run("verify", QUOTE, "--speaker", "Hồ Sỹ Trạch")
    assert (other.exit_code, other.stdout) == (1, "")
    assert "Tạ Hoài Thư" in other.stderr
    assert run("verify", QUOTE, "--speaker", "Tạ Hoài Thư").exit_code == 0
    assert run("verify", "Ngày mai toàn tỉnh sẽ nghỉ học để thả diều trên biển").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("facets", "--by", "màu"),
        ("facets", "nước"),
        ("trend",),
        ("trend", "nước", "--by", "decade"),
        ("concordance",),
        ("concordance", "nước", "--width", "0"),
        ("collocations", "nước", "--measure", "tscore"),
        ("collocations", ""),
        ("keywords",),
        ("keywords", "nước", "--min", "0"),
        ("similar", "rac-thai-dam-sen-ha#99"),
        ("verify", "..."),
        ("verify", "nước", "--least", "2"),
        ("search", "--collapse", "--by", "article", "nước"),
        ("trend", '"nước'),
    ],
)
def test_what_makes_no_sense_is_one_line_and_status_2(run, arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1


def test_nothing_found_is_status_1(run) -> None:
    assert run("similar", "khong-co").exit_code == 2
    for arguments in (
        ("facets", '"xyzzy plugh"', "--by", "kind"),
        ("concordance", '"xyzzy plugh"'),
        ("collocations", '"xyzzy plugh"'),
        ("keywords", '"xyzzy plugh"'),
        ("trend", '"xyzzy plugh"'),
    ):
        assert run(*arguments).exit_code == 1


def test_copies_are_left_out_of_lines_words_and_exports(run) -> None:
    for command in (("concordance", "rác"), ("export", "--format", "csv", "--output", "-", "rác")):
        assert len(rows(run(*command, "--collapse"))) < len(rows(run(*command)))
    together = [
        {word: int(count) for word, count, *_ in rows(run("collocations", "rác", *more))}
        for more in ((), ("--collapse",))
    ]
    assert sum(together[1].values()) < sum(together[0].values())
    here = [
        json.loads(run("keywords", "rác", "--json", *more).stdout)["here"] for more in ((), ("--collapse",))
    ]
    assert here[1] < here[0]


def test_what_is_left_out_is_told_also_where_a_file_or_a_search_is_kept(run, tmp_path: Path) -> None:
    told = run("export", "--format", "csv", "--output", str(tmp_path / "a.csv"), "--since", "2025", "dân")
    assert "without a date left out; --undated" in told.stderr
    told = run("save", "ai", "--speaker", "Hồ Sỹ Trạcc", env={"XDG_STATE_HOME": str(tmp_path)})
    assert 'no speaker "hồ sĩ trạcc"; the nearest: Hồ Sỹ Trạch' in told.stderr
    told = run("search", "--offset", "5000", "dân")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "no hits from 5001 on; there are " in told.stderr


@pytest.mark.parametrize("command", ["facets", "collocations", "keywords", "concordance"])
def test_n_is_short_for_limit(run, command: str) -> None:
    more = ("--by", "kind") if command == "facets" else ()
    assert len(rows(run(command, '"dữ liệu"', "-n", "2", *more))) == 2


@pytest.mark.parametrize("command", NEEDED)
def test_every_command_teaches_by_example(run, command: str) -> None:
    text = run(command, "--help").output
    assert "Examples:" in text
    assert f"searchlib {command}" in text

"""The documentation is true: sessions, options, shapes of JSON and names are those of the program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click
import pytest
import searchlib
from searchlib import errors
from searchlib.cli.main import cli
from searchlib.fields import QUERIED
from searchlib.store.format.array_layout import ARRAYS

from tests.docs import files_page, sessions

TEXTS = {path.stem: path.read_text("utf-8") for path in sessions.PAGES}
MANUAL = "\n".join(TEXTS.values())
ARCHITECTURE = (sessions.ROOT / "ARCHITECTURE.md").read_text("utf-8")
CHANGELOG = (sessions.ROOT / "CHANGELOG.md").read_text("utf-8")
COMMANDS = {name: cli.get_command(click.Context(cli), name) for name in cli.list_commands(click.Context(cli))}
DESK = "facets|trend|concordance|collocations|keywords|similar|verify"
COMMON = ("--index", "--json", "--plain", "--help")

posix = pytest.mark.skipif(sys.platform == "win32", reason="sessions run in a POSIX shell")


def section(heading: str, page: str = MANUAL) -> str:
    """The text under a heading of any level, up to the next of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}", page, re.MULTILINE)
    assert found, f"no heading {heading!r}"
    return re.split(rf"^#{{1,{len(found[1])}}} ", page[found.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def fenced(language: str, page: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def run(arguments: list[str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "searchlib", *arguments],
        cwd=folder,
        env=sessions.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample articles and an index of them."""
    folder = sessions.workplace(tmp_path_factory.mktemp("docs"))
    run(["index", "corpus"], folder)
    return folder


# -- sessions ---------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("page", sessions.PAGES, ids=TEXTS)
def test_the_sessions_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    steps = [step for _, steps in sessions.blocks(page.read_text("utf-8")) for step in steps]
    folder = sessions.workplace(tmp_path, page) if steps else tmp_path
    wrong = []
    for step in steps:
        now = sessions.without_times(sessions.printed(step, folder))
        if now != sessions.without_times(step.output):
            wrong.append(f"$ {step.command}\n{now}")
    assert not wrong, "make docs brings the page up to date\n" + "\n".join(wrong)


def test_there_are_sessions_to_compare() -> None:
    steps = [step for _, steps in sessions.blocks(MANUAL) for step in steps]
    assert len(steps) >= 15
    assert any(step.terminal and "[" in step.output for step in steps)
    assert all(step.output for step in steps if " > " not in step.command)


@posix
def test_the_library_example_prints_what_the_readme_shows(place: Path) -> None:
    page = TEXTS["library"]
    done = subprocess.run(
        [sys.executable, "-c", fenced("python", page)[0]],
        cwd=place,
        env={**sessions.environment(), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
    )
    assert done.stderr.decode("utf-8") == ""
    assert done.stdout.decode("utf-8") == fenced("text", page)[0]


# -- commands and options ---------------------------------------------------------------------------------


def options() -> Iterator[tuple[str, click.Parameter]]:
    for name, command in COMMANDS.items():
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter


def section_of(command: str) -> str:
    heading = re.search(rf"^##+ (`searchlib {command}[ `].*)$", TEXTS["commands"], re.MULTILINE)
    assert heading, f"the command {command} has no section"
    return section(heading[1], TEXTS["commands"])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_and_stands_in_the_table(command: str) -> None:
    assert section_of(command)
    assert re.search(rf"^\| \[`{command}[ `]", TEXTS["commands"], re.MULTILINE)


@pytest.mark.parametrize(
    ("command", "option"), [pytest.param(name, one, id=f"{name} {one.opts[0]}") for name, one in options()]
)
def test_every_option_is_documented_with_its_values(command: str, option: click.Option) -> None:
    name = max(option.opts, key=len)
    page = section("Common options") if name in COMMON else section_of(command)
    assert re.search(rf"`[^`\n]*{name}(?![\w-])[^`\n]*`", page), f"{command} {name} is missing"
    if isinstance(option.type, click.Choice):
        for value in option.type.choices:
            assert re.search(rf"[`|]{re.escape(str(value))}[`|\\ ]|[ ]{re.escape(str(value))}[`\\]", page)


def test_no_option_is_documented_that_does_not_exist() -> None:
    known = {form for _, option in options() for form in option.opts} | {"--version", "--help"}
    known |= {"--no-deps", "--gold", "--data-urlencode"}  # of pip, of the scorer, of curl
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", MANUAL)) <= known


def test_every_field_has_both_names() -> None:
    table = TEXTS["query-language"]
    for english, vietnamese in QUERIED.items():
        assert re.search(rf"^\| `{english}:` \| `{vietnamese}:` \|", table, re.MULTILINE)


@posix
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_for_each_shell_sets_completion_up(shell: str) -> None:
    assert f"_SEARCHLIB_COMPLETE={shell}_source searchlib" in section("Shell completion")
    done = subprocess.run(
        "searchlib",
        env={**sessions.environment(), "_SEARCHLIB_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
    )
    assert "_searchlib_completion" in done.stdout


def examples() -> Iterator[str]:
    """The examples of the help pages that ask the index for something."""
    for command in (cli, *COMMANDS.values()):
        for line, _ in getattr(command, "examples", ()):
            if (
                re.match(rf"(echo .*\| )?searchlib (search|show|speakers|stats|parse (?!-)|{DESK})", line)
                and " > " not in line
            ):
                yield line


@posix
@pytest.mark.parametrize("line", dict.fromkeys(examples()))
def test_the_examples_of_the_help_find_something_in_the_sample(line: str, place: Path) -> None:
    done = subprocess.run(
        line,
        shell=True,
        cwd=place,
        env=sessions.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    told = ("without a date", "paragraphs without a", "more value", "the figure is in")
    lines = done.stderr.decode("utf-8").splitlines()
    said = [line for line in lines if not any(words in line for words in told)]
    assert (done.returncode, said) == (0, [])
    assert done.stdout.strip()


# -- shapes of JSON ---------------------------------------------------------------------------------------

SHAPES = {
    "`index --json`": ["index", "--json", "corpus"],
    "`search --json`": ["search", "--json", "--context", "1", "--explain", "--limit", "50", "dữ liệu"],
    "`show --json` and `parse --json`": ["show", "--json", "hoi-nghi/chuyen-doi-so-van-giang"],
    "`speakers --json`": ["speakers", "--json"],
    "`facets --json`": ["facets", "--json", "--by", "speaker", "--limit", "1", "dữ liệu"],
    "`trend --json`": ["trend", "--json", '"dữ liệu"'],
    "`concordance --json`": ["concordance", "--json", '"dữ liệu"'],
    "`collocations --json`": ["collocations", "--json", '"dữ liệu"'],
    "`keywords --json`": ["keywords", "--json", '"dữ liệu"'],
    "`similar --json`": ["similar", "--json", "rac-thai-dam-sen-ha"],
    "`verify --json`": ["verify", "--json", "bỏ lại mẹ ngoài cửa thì chưa phải tiến bộ"],
    "`stats --json`": ["stats", "--json"],
    "`check --json`": ["check", "--json"],
    "`export --json`": ["export", "--json", "--format", "csv", "--output", "matches.csv", "dữ liệu"],
    "`cite --json`": ["cite", "--json", "hoi-nghi/chuyen-doi-so-van-giang#7"],
    "`remove --json`": ["remove", "--json", "van-hoa-xin-loi", "khong-co"],
}


def keys(value: Any, path: str = "") -> set[str]:
    """Every key of nested objects, as a path; the elements of a list count as one."""
    if isinstance(value, dict):
        return {
            found for key, one in value.items() for found in {f"{path}.{key}", *keys(one, f"{path}.{key}")}
        }
    if isinstance(value, list):
        return {found for one in value for found in keys(one, f"{path}[]")}
    return set()


@pytest.mark.parametrize("heading", SHAPES)
def test_the_documented_keys_are_those_of_the_program(heading: str, place: Path) -> None:
    documented = json.loads(fenced("json", section(heading))[0])
    printed = json.loads(run(SHAPES[heading], place))
    assert keys(printed) - {".notes"} == keys(documented)


def test_parse_prints_the_object_of_show_a_line_each(place: Path) -> None:
    lines = run(["parse", "--json", "corpus/thong-bao"], place).splitlines()
    documented = json.loads(fenced("json", section("`show --json` and `parse --json`"))[0])
    assert len(lines) > 5
    assert all(json.loads(line).keys() == documented.keys() for line in lines)


def test_keys_that_are_there_on_demand_are_absent_otherwise(place: Path) -> None:
    hit = json.loads(run(["search", "--json", "dữ liệu"], place))["hits"][0]
    assert not {"before", "after", "explanation"} & hit.keys()
    assert json.loads(run(["search", "--json", "--count", "dữ liệu"], place))["hits"] == []


# -- library ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", searchlib.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", TEXTS["library"])


@pytest.mark.parametrize("name", [n for n in searchlib.__all__ if is_dataclass(getattr(searchlib, n))])
def test_every_attribute_of_an_object_is_documented(name: str) -> None:
    rows = re.findall(rf"^\| `{name}` \|.*", TEXTS["library"], re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", TEXTS["library"] if name == "Limits" else "".join(rows)))
    assert {field.name for field in fields(getattr(searchlib, name))} <= named


def test_every_exception_stands_in_the_table() -> None:
    page = TEXTS["library"].partition("| exception |")[2]
    table = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    raised = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert sorted(table) == sorted(raised)


# -- the other pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ARRAYS)
def test_every_array_of_a_segment_is_described(name: str) -> None:
    table = name.partition(".")[0]
    described = f"`{name}`" in TEXTS["index-format"]
    assert described or (
        name.endswith((".text", ".start")) and f"`{table}`" in section("Arrays", TEXTS["index-format"])
    )


def test_the_page_of_files_is_right() -> None:
    assert files_page.FILES.read_text("utf-8") == files_page.page(), "make docs brings the page up to date"


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{searchlib.__version__}]" in CHANGELOG or "## [Unreleased]" in CHANGELOG


LINKED = (
    *sessions.PAGES,
    *(sessions.ROOT / name for name in ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md")),
)


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page make."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", LINKED, ids=[path.stem for path in LINKED])
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        name, _, anchor = target.partition("#")
        if "://" not in target:
            file = page.parent / name if name else page
            assert file.exists(), target
            assert not anchor or anchor in anchors(file), target


def test_targets_of_the_makefile_are_explained() -> None:
    makefile = (sessions.ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert targets == re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)
    assert {"demo", "test", "bench", "relevance"} <= set(targets)
    assert "make test" in (sessions.ROOT / ".ci" / "run").read_text("utf-8")

"""`searchlib segment`: lines in, lines of words out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.text.segmentation import segment
from tests.cli.conftest import Run

TEXT = "Hội nghị bàn về chuyển đổi số.\n\nÔng Hồ Sỹ Trạch, Chủ tịch xã Nậm Khoang, phát biểu.\n"
WORDS = [" ".join(segment(line)) for line in TEXT.splitlines()]


def test_standard_input_is_cut_a_line_a_line(run: Run) -> None:
    for arguments in ((), ("-",)):
        done = run("segment", *arguments, input=TEXT)
        assert (done.exit_code, done.stdout.splitlines()) == (0, WORDS)


def test_json_is_an_array_a_line(run: Run) -> None:
    done = run("segment", "--json", input=TEXT)
    assert [" ".join(json.loads(line)) for line in done.stdout.splitlines()] == WORDS


def test_files_are_read_in_their_encoding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16"))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.rstrip("\n").encode("utf-8")))
    done = run("segment", str(tmp_path / "a.txt"), str(tmp_path / "b.txt.gz"))
    assert done.stdout.splitlines() == WORDS + WORDS


def test_what_cannot_be_read_is_reported_and_the_rest_is_cut(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Cán bộ xã họp.\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\xffnot text")
    done = run("segment", str(tmp_path / "b.txt"), str(tmp_path / "none"), str(tmp_path / "a.txt"))
    assert done.exit_code == 2
    assert done.stdout == "Cán_bộ xã họp .\n"
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        str(tmp_path / "b.txt"),
        str(tmp_path / "none"),
    ]


def test_a_line_of_standard_input_that_is_no_text_is_named(run: Run) -> None:
    done = run("segment", input=b"M\xe1\xbb\x99t d\xc3\xb2ng.\n\xff\xfe\xfd\n")
    assert done.exit_code == 2
    assert done.stderr.startswith("searchlib: standard input:2: ")
    assert done.stderr.count("\n") == 1


def test_nothing_steers_the_terminal(run: Run) -> None:
    done = run("segment", input="xã\x1b[2Jhọp\x07\n")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40), max_size=5))
@settings(max_examples=50)
def test_there_is_a_line_for_every_line(lines: list[str]) -> None:
    from click.testing import CliRunner
    from searchlib.cli.main import cli

    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    done = CliRunner().invoke(cli, ["segment"], input=data)
    assert done.exit_code in (0, 2)
    if done.exit_code == 0:
        assert done.stdout.count("\n") == len(lines)

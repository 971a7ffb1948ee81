"""`searchlib parse`: files, folders and standard input, without an index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

TEXT = "Xã An Bình họp dân\n\nÔng Trần Quang Minh, Chủ tịch xã, nói: “Đường làng sẽ xong trước Tết”.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "một.txt").write_text(TEXT, "utf-8")
    (tmp_path / "hai.jsonl").write_text(
        json.dumps({"id": "h1", "text": "Dòng một.\nDòng hai."}) + "\n{hỏng\n", "utf-8"
    )
    return tmp_path


def test_a_file(run: Run, folder: Path) -> None:
    done = run("parse", str(folder / "một.txt"))
    assert done.exit_code == 0
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["một#0", "một#1"]
    assert all(line.count("\t") == 4 for line in done.stdout.splitlines())


def test_json_is_one_object_an_article(run: Run, folder: Path) -> None:
    done = run("parse", "--json", str(folder))
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(article["id"] for article in articles) == ["h1", "một"]
    keys = "path id title published date date_basis source authors people documents paragraphs"
    assert set(keys.split()) <= set(articles[0])
    assert set(articles[0]["paragraphs"][0]) >= {"i", "kind", "section", "text", "speakers"}


def test_a_failure_is_reported_and_the_others_are_shown(run: Run, folder: Path) -> None:
    done = run("parse", "--json", str(folder / "nowhere.txt"), str(folder))
    assert done.exit_code == 2
    assert len(done.stdout.splitlines()) == 2
    errors = done.stderr.splitlines()
    assert len(errors) == 2
    assert errors[0].startswith(f"searchlib: {folder / 'nowhere.txt'}: ")
    assert errors[1].startswith(f"searchlib: {folder / 'hai.jsonl'}:2: ")


def test_standard_input_is_an_article(run: Run) -> None:
    done = run("parse", "--json", "-", input="---\ntitle: Họp dân\nid: hop-dan\n---\n" + TEXT)
    article = json.loads(done.stdout)
    assert (article["id"], article["title"], article["path"]) == ("hop-dan", "Họp dân", None)
    assert json.loads(run("parse", "--json", "-", input=TEXT).stdout)["id"] == "stdin"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff\xfe\xfd" * 50, b"\n\n\n"])
def test_what_is_no_article_is_an_error(run: Run, data: bytes) -> None:
    done = run("parse", "-", input=data)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("searchlib: ")
    assert done.stderr.count("\n") == 1


def test_explain_says_by_which_rule_and_words(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("Chuyện ở Cầu Gáo\n\nÔng Tô Bá Lễnh cho biết đập đã cũ.\n", "utf-8")
    done = run("parse", "--explain", "--plain", str(folder / "a.txt"))
    assert done.stdout == "a#1\tTô Bá Lễnh\treported\texplicit\tverb\tÔng Tô Bá Lễnh cho biết\n"
    told = json.loads(run("parse", "--explain", "--json", str(folder / "a.txt")).stdout)
    assert told["reasons"][0]["rule"] == "verb"

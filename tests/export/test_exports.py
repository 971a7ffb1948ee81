"""Every format: what other programs read in it, and that nothing is left half written."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from searchlib import ExportError, Index, OptionError, QueryError
from searchlib.day_numbers import exact_day
from searchlib.export.exports import FORMATS
from searchlib.export.passage_rows import COLUMNS

NEEDS = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}


def exported(archive: Index, tmp_path: Path, format: str, query: str = "", **options: Any) -> Path:
    pytest.importorskip(NEEDS.get(format, "json"))
    path = tmp_path / f"out.{format}"
    done = archive.export(query, format=format, output=path, **options)
    assert done.paragraphs
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name]
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_holds_what_a_search_finds(archive: Index, tmp_path: Path) -> None:
    path = exported(archive, tmp_path, "csv", "chuyển đổi số", since="2025")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,position,day,date")
    assert data.count(b"\r\n") == len(rows(path)) + 1
    results = archive.search("chuyển đổi số", since="2025", limit=1000)
    found = {(hit.article.id, "" if hit.position is None else str(hit.position)) for hit in results}
    assert {(row["id"], row["position"]) for row in rows(path)} == found
    assert len(rows(path)) == results.total
    assert tuple(rows(path)[0]) == COLUMNS


def test_no_cell_is_a_formula(archive: Index, tmp_path: Path) -> None:
    for format in ("csv", "tsv"):
        path = tmp_path / f"a.{format}"
        archive.export(format=format, output=path)
        delimiter = "," if format == "csv" else "\t"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            quoting = csv.QUOTE_MINIMAL if format == "csv" else csv.QUOTE_NONE
            cells = [cell for row in csv.reader(stream, delimiter=delimiter, quoting=quoting) for cell in row]
        assert "'=1+1" in cells
        assert "'-2+3 <script>x</script>" in cells
        assert "'+cmd|calc" in cells
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_json_lines_have_the_shape_of_hits(archive: Index, tmp_path: Path) -> None:
    path = exported(archive, tmp_path, "jsonl", "chuyển đổi số")
    hit = archive.search("chuyển đổi số").hits[0].as_dict()
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        assert record.keys() - {"documents"} == hit.keys() - {"rank", "score"}


def test_excel_reads_the_workbook(archive: Index, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = exported(archive, tmp_path, "xlsx")
    sheet = openpyxl.load_workbook(path).active
    values = list(sheet.iter_rows(values_only=True))
    assert values[0] == COLUMNS
    assert len(values) == archive.stats().paragraphs + 1
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "=1+1" in [row[0] for row in values]


def test_sqlite_answers_who_spoke_most(archive: Index, tmp_path: Path) -> None:
    path = exported(archive, tmp_path, "sqlite")
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA foreign_keys = ON")
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        counts = [
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("articles", "paragraphs")
        ]
        assert counts == [archive.stats().articles, archive.stats().paragraphs]
        days = dict(database.execute("SELECT id, day FROM articles"))
    for since, until in (("2025", "2025"), ("2024-02", "2025-05-14")):
        inside = {hit.article.id for hit in archive.search(since=since, until=until, limit=9999).hits}
        low, high = since.ljust(10, "-"), until.ljust(10, "~")
        assert {id for id, day in days.items() if day and low <= day <= high} == inside


def test_sqlite_answers_the_statement_of_the_page(archive: Index, tmp_path: Path) -> None:
    path = exported(archive, tmp_path, "sqlite")
    page = (Path(__file__).parents[2] / "docs" / "in-and-out.md").read_text("utf-8")
    statement = page.split(".execute('")[1].split("'), sep")[0].replace("\\'", "'")
    spoken = Counter(
        speaker.name
        for id in {hit.article.id for hit in archive.search(since="2025", until="2025", limit=9999).hits}
        for paragraph in archive.article(id).paragraphs
        for speaker in paragraph.speakers
    )
    everybody = statement.replace(" LIMIT 1", "")
    assert everybody != statement
    with sqlite3.connect(path) as database:
        assert database.execute(everybody).fetchall() == sorted(
            spoken.items(), key=lambda one: (-one[1], one[0])
        )
        later = database.execute("SELECT min(day) FROM articles WHERE day >= '2025'").fetchone()[0]
    assert later.startswith("2025")


def test_duckdb_answers_the_statement_of_the_page(archive: Index, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    page = (Path(__file__).parents[2] / "docs" / "in-and-out.md").read_text("utf-8")
    statement = page.split("```sql\n")[1].split("```")[0]
    archive.export(format="parquet", output=tmp_path / "folder")
    rows = duckdb.sql(statement.replace("'folder/", f"'{tmp_path}/folder/")).fetchall()
    assert len(rows) == 3
    spoken = Counter(
        speaker.name
        for article in map(archive.article, archive.ids())
        if (exact_day(article.date, article.published) or "").startswith("2025-")
        for paragraph in article.paragraphs
        if "dữ liệu" in paragraph.text.lower()
        for speaker in paragraph.speakers
    )
    assert rows == sorted(spoken.items(), key=lambda one: (-one[1], one[0]))[:3]


def test_datasette_serves_the_database(archive: Index, tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    path = exported(archive, tmp_path, "sqlite")
    call = [sys.executable, "-m", "datasette", str(path), "--get", f"/{path.stem}/articles.json?_shape=array"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert {row["id"] for row in json.loads(done.stdout)} <= set(archive.ids())


def test_parquet_has_types_and_the_same_rows(archive: Index, tmp_path: Path) -> None:
    path = exported(archive, tmp_path, "parquet")
    parquet = pytest.importorskip("pyarrow.parquet")
    tables = {name: parquet.read_table(path / f"{name}.parquet") for name in ("articles", "paragraphs")}
    assert str(tables["articles"].schema.field("date").type) == "date32[day]"
    assert tables["paragraphs"].num_rows == archive.stats().paragraphs
    assert (path / "attributions.parquet").exists()
    archive.export("dữ liệu", format="parquet", output=path)
    assert parquet.read_table(path / "paragraphs.parquet").num_rows == archive.search("dữ liệu").total
    (path / "mine.txt").write_text("x")
    with pytest.raises(ExportError, match="is there already and no earlier export"):
        archive.export(format="parquet", output=path)


def test_markdown_and_html_cannot_be_marked_up_by_articles(archive: Index, tmp_path: Path) -> None:
    page = exported(archive, tmp_path, "html").read_text("utf-8")
    assert "<script" not in page
    assert "javascript:" not in page
    assert "&lt;script&gt;" in page
    archive.export(format="markdown", output=tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text("utf-8")
    assert r"\* dấu sao \_gạch\_" in text
    assert "<script" not in text
    assert "javascript:" not in text
    assert "> \\-2+3" not in text  # no list without white space behind the sign


@pytest.mark.parametrize("format", FORMATS)
def test_a_failure_leaves_what_was_there(
    archive: Index, tmp_path: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exported(archive, tmp_path, format, "dữ liệu")
    before = [one.stat().st_mtime_ns for one in ([path] if path.is_file() else path.iterdir())]
    matches = type(archive.engine).matches

    def broken(self: Any, request: Any) -> Any:
        for number, passage in enumerate(matches(self, request)):
            if number == 3:
                raise KeyboardInterrupt
            yield passage

    monkeypatch.setattr(type(archive.engine), "matches", broken)
    with pytest.raises(KeyboardInterrupt):
        archive.export("dữ liệu", format=format, output=path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert before == [one.stat().st_mtime_ns for one in ([path] if path.is_file() else path.iterdir())]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(("format", "room"), [("csv", 20000), ("sqlite", 20000), ("xlsx", 3000), ("xlsx", 0)])
def test_a_full_disk_is_one_line(archive: Index, tmp_path: Path, format: str, room: int) -> None:
    resource = pytest.importorskip("resource")
    pytest.importorskip(NEEDS.get(format, "json"))
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        f"sys.argv[1:] = ['export', '--index', {archive.path!r}, '--format', {format!r}, '--output', 'a']\n"
        "from searchlib.cli.main import main; main()"
    )
    assert resource
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "a: cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_makes_no_sense_is_said(archive: Index, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no format 'doc'; known are csv"):
        archive.export(format="doc", output=tmp_path / "a")
    with pytest.raises(OptionError, match="sqlite is no text"):
        archive.export(format="sqlite", output="-")
    with pytest.raises(QueryError):
        archive.export('"a', format="csv", output=tmp_path / "a")
    with pytest.raises(ExportError, match="is a folder"):
        archive.export(format="csv", output=tmp_path)
    with pytest.raises(ExportError, match=r"x/a: cannot be written \(No such file or directory\)"):
        archive.export(format="csv", output=tmp_path / "x" / "a")
    assert list(tmp_path.iterdir()) == []

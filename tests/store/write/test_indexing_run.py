"""Indexing runs: what is added, replaced, left alone and dropped, and what a failure costs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.store.write import workers
from searchlib.summaries import Summary

TEXT = "Chi bộ thôn {0} bàn về chuyển đổi số.\nÔng Lý Văn Mấn, trưởng thôn {0}, nói: “Ai cũng làm được”.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    for name in ("a", "b", "sub/c"):
        (folder / f"{name}.txt").write_text(TEXT.format(name[-1]), "utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index.create(tmp_path / "index")


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    """added, updated, unchanged, removed, failed."""
    return summary.added, summary.updated, summary.unchanged, summary.removed, summary.failed


def ids(index: Index) -> set[str]:
    return {hit.article.id for hit in index.search("thôn", by="article", limit=100)}


def test_ids_are_relative_to_the_folder_or_the_stem(index: Index, folder: Path) -> None:
    index.add(folder)
    assert ids(index) == {"a", "b", "sub/c"}


def test_a_second_run_reads_nothing(index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert counts(index.add(folder)) == (3, 0, 0, 0, 0)
    monkeypatch.setattr(
        "searchlib.store.write.indexing_run.read_articles", lambda file: pytest.fail("was read")
    )
    assert counts(index.add(folder)) == (0, 0, 3, 0, 0)


def test_a_new_time_with_the_same_content_is_unchanged(index: Index, folder: Path) -> None:
    index.add(folder)
    os.utime(folder / "a.txt", (1, 1))
    assert counts(index.add(folder)) == (0, 0, 3, 0, 0)


def test_a_changed_file_is_replaced(index: Index, folder: Path) -> None:
    index.add(folder)
    (folder / "a.txt").write_text("Chi bộ thôn a bầu bí thư mới.", "utf-8")
    assert counts(index.add(folder)) == (0, 1, 2, 0, 0)
    assert index.search('"bí thư mới"').total == 1
    assert index.search("chuyển", source=None).total == 2


def test_a_vanished_file_is_dropped_where_its_folder_was_named(index: Index, folder: Path) -> None:
    index.add(folder)
    (folder / "a.txt").unlink()
    assert counts(index.add(folder / "sub")) == (0, 0, 1, 0, 0)
    assert ids(index) == {"a", "b", "sub/c"}
    assert counts(index.add(folder)) == (0, 0, 2, 1, 0)
    assert ids(index) == {"b", "sub/c"}


def test_nothing_is_dropped_with_a_folder_that_is_missing(index: Index, folder: Path, tmp_path: Path) -> None:
    index.add(folder)
    folder.rename(tmp_path / "elsewhere")
    assert counts(index.add(folder)) == (0, 0, 0, 0, 1)
    assert ids(index) == {"a", "b", "sub/c"}


def test_an_emptied_folder_drops_its_articles(index: Index, folder: Path) -> None:
    index.add(folder)
    (folder / "sub" / "c.txt").unlink()
    assert counts(index.add(folder / "sub")) == (0, 0, 0, 1, 1)
    assert ids(index) == {"a", "b"}


def test_a_changed_file_that_fails_keeps_its_old_version(index: Index, folder: Path) -> None:
    index.add(folder)
    (folder / "a.txt").write_bytes(b"\xff\xfe\x00\xd8broken \x80\x81\xc3")
    for _ in range(2):  # the failure is told again as long as it lasts
        assert counts(index.add(folder))[3:] == (0, 1)
        assert ids(index) == {"a", "b", "sub/c"}
    (folder / "a.txt").write_text("Chi bộ thôn a bầu bí thư mới.", "utf-8")
    assert counts(index.add(folder)) == (0, 1, 2, 0, 0)


def test_one_broken_record_fails_alone(index: Index, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"r{i}", "text": TEXT.format(i)}) for i in range(5)]
    source = tmp_path / "tin.jsonl"
    source.write_text("\n".join([*lines[:2], "{broken", *lines[2:]]), "utf-8")
    summary = index.add(source)
    assert counts(summary) == (5, 0, 0, 0, 1)
    assert f"{source}:3" in str(summary.failures[0])


def test_changed_records_of_a_large_file_are_replaced_alone(index: Index, tmp_path: Path) -> None:
    source = tmp_path / "tin.jsonl"
    records = [{"id": f"r{i}", "text": TEXT.format(i)} for i in range(200)]
    source.write_text("\n".join(map(json.dumps, records)), "utf-8")
    assert counts(index.add(source)) == (200, 0, 0, 0, 0)
    records[7]["text"] = "Thôn 7 đổi tên."
    del records[100]
    records.append({"id": "new", "text": "Thôn mới."})
    source.write_text("\n".join(map(json.dumps, records)), "utf-8")
    assert counts(index.add(source)) == (1, 1, 198, 1, 0)
    assert index.stats().articles == 200
    assert index.search('"đổi tên"').total == 1


def test_a_second_article_of_an_id_names_both_places(index: Index, folder: Path) -> None:
    for name in ("x", "y"):
        (folder / f"{name}.txt").write_text(f"---\nid: same\n---\nThôn {name}.", "utf-8")
    summary = index.add(folder)
    assert counts(summary) == (4, 0, 0, 0, 1)
    message = str(summary.failures[0])
    assert "y.txt" in message
    assert "x.txt" in message


def test_a_second_article_of_an_indexed_id_fails_too(index: Index, folder: Path, tmp_path: Path) -> None:
    index.add(folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Một thôn a khác.", "utf-8")
    summary = index.add(other)
    assert counts(summary) == (0, 0, 0, 0, 1)
    assert str(folder / "a.txt") in str(summary.failures[0])
    assert counts(index.add(folder / "a.txt")) == (0, 0, 1, 0, 0)


def test_a_renamed_file_with_an_id_of_its_own_moves(index: Index, folder: Path) -> None:
    (folder / "x.txt").write_text("---\nid: own\n---\nThôn x.", "utf-8")
    index.add(folder)
    (folder / "x.txt").rename(folder / "z.txt")
    assert index.add(folder).failed == 0
    assert ids(index) == {"a", "b", "sub/c", "own"}


def test_excluded_files_and_the_index_folder_are_left_out(folder: Path) -> None:
    index = Index.create(folder / "index")
    (folder / "index" / "stray.txt").write_text("Thôn lạc.", "utf-8")
    assert counts(index.add(folder, exclude=["b.*"])) == (2, 0, 0, 0, 0)
    assert ids(index) == {"a", "sub/c"}


def test_rebuilding_starts_from_nothing(index: Index, folder: Path) -> None:
    index.add(folder)
    (folder / "a.txt").unlink()
    assert counts(index.add(folder / "b.txt", rebuild=True)) == (1, 0, 0, 0, 0)
    assert ids(index) == {"b"}


def test_worker_processes_build_the_same_index(tmp_path: Path) -> None:
    source = tmp_path / "tin.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for i in range(300):
            out.write(json.dumps({"id": f"r{i}", "text": TEXT.format(i % 17)}) + "\n")
    found = []
    for jobs in (1, 2):
        with Index.create(tmp_path / f"index{jobs}") as index:
            assert counts(index.add(source, jobs=jobs)) == (300, 0, 0, 0, 0)
            results = index.search("thôn chuyển đổi", limit=1000)
            found.append([(hit.article.id, hit.position, hit.score) for hit in results])
    assert found[0] == found[1]


def test_the_task_of_a_dead_worker_is_done_again(
    monkeypatch: pytest.MonkeyPatch, index: Index, folder: Path
) -> None:
    start = workers._start_worker

    def start_and_kill() -> object:
        worker = start()
        worker.kill()
        worker.wait()
        return worker

    monkeypatch.setattr(workers, "_start_worker", start_and_kill)
    assert counts(index.add(folder, jobs=2)) == (3, 0, 0, 0, 0)
    assert ids(index) == {"a", "b", "sub/c"}


def test_an_interrupted_run_keeps_what_was_complete(
    index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.add(folder / "a.txt")

    def stop(done: int, total: int, articles: int, label: str) -> None:
        raise KeyboardInterrupt

    summary = index.add(folder, progress=stop)
    assert summary.interrupted
    assert index.search("thôn").total == 2
    assert counts(index.add(folder)) == (2, 0, 1, 0, 0)


def test_an_interrupted_rebuild_keeps_the_whole_old_index(index: Index, folder: Path) -> None:
    index.add(folder)

    def stop(done: int, total: int, articles: int, label: str) -> None:
        if done:
            raise KeyboardInterrupt

    summary = index.add(folder / "sub", rebuild=True, progress=stop)
    assert summary.interrupted
    assert counts(summary) == (0, 0, 0, 0, 0)
    assert summary.paragraphs == 6
    assert ids(index) == {"a", "b", "sub/c"}


def test_one_article_that_cannot_be_understood_does_not_end_the_run(
    index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from searchlib.understanding import understand

    real = understand.understand
    monkeypatch.setattr(
        understand,
        "understand",
        lambda raw: 1 / 0 if raw.id == "b" else real(raw),  # type: ignore[func-returns-value]
    )
    summary = index.add(folder)
    assert counts(summary) == (2, 0, 0, 0, 1)
    assert "ZeroDivisionError" in str(summary.failures[0])


def test_what_was_removed_comes_back_when_it_is_indexed_again(index: Index, folder: Path) -> None:
    index.add(folder)
    assert index.remove(["a"]) == 1
    assert ids(index) == {"b", "sub/c"}
    assert counts(index.add(folder)) == (1, 0, 2, 0, 0)
    assert ids(index) == {"a", "b", "sub/c"}


def test_a_removed_record_comes_back_alone(index: Index, tmp_path: Path) -> None:
    source = tmp_path / "tin.jsonl"
    source.write_text(
        "\n".join(json.dumps({"id": f"r{i}", "text": TEXT.format(i)}) for i in range(5)), "utf-8"
    )
    index.add(source)
    index.remove(["r3"])
    assert counts(index.add(source)) == (1, 0, 4, 0, 0)

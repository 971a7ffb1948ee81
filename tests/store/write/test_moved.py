"""What an indexing run makes of files that moved, and what it tells of metadata that it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index


def test_a_folder_that_moved_is_indexed_again(tmp_path: Path) -> None:
    old, new = tmp_path / "cũ", tmp_path / "mới"
    old.mkdir()
    (old / "a.txt").write_text("Xã họp dân.\n", "utf-8")
    (old / "b.txt").write_text("Dân bàn việc nước.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([old])
        old.rename(new)
        summary = index.add([new])
        assert (summary.failures, summary.updated, summary.added) == ((), 2, 0)
        assert index.search("dân").total == 2
        assert index.article("a").path == str(new / "a.txt")
        assert index.check().sound
        again = index.add([new])
        assert (again.unchanged, again.updated) == (2, 0)
        (new / "a.txt").unlink()
        assert index.add([new]).removed == 1
        assert index.ids() == ("b",)


def test_an_id_of_a_file_that_is_there_stays_taken(tmp_path: Path) -> None:
    for name in ("một", "hai"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Xã {name} họp.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "một"])
        (failure,) = index.add([tmp_path / "hai"]).failures
    assert "is taken by" in str(failure)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("---\ndate: hôm qua\n---\nXã họp.\n", "date: 'hôm qua' is no date"),
        ("---\npublished: 31/2/2024\n---\nXã họp.\n", "published: '31/2/2024' is no date"),
        ("---\ntitle: Xã họp\n\nDân bàn việc nước.\n", "front matter is not closed"),
    ],
)
def test_metadata_that_cannot_be_read_are_told(tmp_path: Path, text: str, remark: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    with Index.create(tmp_path / "index") as index:
        (told,) = index.add([tmp_path / "a.txt"]).remarks
    assert remark in told
    assert told.startswith(str(tmp_path / "a.txt"))


def test_a_line_of_dashes_alone_is_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\nXã họp: dân bàn.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        assert index.add([tmp_path / "a.txt"]).remarks == ()


def test_files_of_other_forms_are_counted(tmp_path: Path) -> None:
    (tmp_path / "tin").mkdir()
    for name in ("a.txt", "b.xyz", "c.xyz", "README"):
        (tmp_path / "tin" / name).write_text("Xã họp.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        assert index.add([tmp_path / "tin"]).passed_over == ((".xyz", 2), ("no ending", 1))


def test_progress_tells_bytes_of_a_large_file(tmp_path: Path) -> None:
    rest = "x" * 1500  # a key that is not read; more than one buffer in all
    lines = (f'{{"id": "a{n}", "text": "Xã họp dân lần {n}.", "rest": "{rest}"}}\n' for n in range(3000))
    (tmp_path / "tin.jsonl").write_text("".join(lines), "utf-8")
    seen: list[tuple[int, int, int]] = []
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "tin.jsonl"], progress=lambda *told: seen.append(told[:3]))
        size = (tmp_path / "tin.jsonl").stat().st_size
        assert [total for _, total, _ in seen] == [size] * len(seen)
        shares = [done for done, _, _ in seen]
        assert shares == sorted(shares)
        assert len({done for done in shares if 0 < done < size}) > 1
        assert seen[-1] == (size, size, 3000)
        seen.clear()
        (tmp_path / "tin.jsonl").write_text((tmp_path / "tin.jsonl").read_text("utf-8") + "\n", "utf-8")
        index.add([tmp_path / "tin.jsonl"], progress=lambda *told: seen.append(told[:3]))
        assert {articles for _, _, articles in seen} == {0}  # passed over, so they count into no rate

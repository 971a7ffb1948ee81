"""Commits, deletions, locking, merging, failing disks and killed processes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from searchlib.errors import IndexDamaged, IndexFolderError, IndexLocked, IndexNotFound
from searchlib.store.check.integrity import check
from searchlib.store.format.index_folder import generations
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.whoosh.durable_storage import DurableStorage
from searchlib.store.write import merge_policy
from searchlib.store.write import writer as module
from searchlib.store.write.writer_opening import create_index, open_writer
from tests.store.conftest import ARTICLES, batch_of, make_article


def names(folder: str) -> set[str]:
    return set(os.listdir(folder)) - {"MAIN_WRITELOCK"}


def sound(folder: str) -> Snapshot:
    assert check(folder)[0] == []
    return Snapshot.open(folder)


def test_create(tmp_path: Path) -> None:
    folder = str(tmp_path / "a" / "index")
    create_index(folder)
    snapshot = sound(folder)
    assert (snapshot.generation, snapshot.articles, snapshot.segments) == (1, 0, ())
    create_index(folder)  # an index that is there stays
    assert Snapshot.open(folder).generation == 1


def test_no_index(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", __file__):
        with pytest.raises(IndexNotFound):
            Snapshot.open(path)
        with pytest.raises(IndexNotFound):
            open_writer(path)
    with pytest.raises(IndexFolderError, match="not a folder"):
        create_index(__file__)


def test_commit(folder: str) -> None:
    snapshot = sound(folder)
    assert list(snapshot.ids()) == ["hop", "phong-van", "tin-ngan"]
    assert (snapshot.articles, snapshot.paragraphs) == (3, 7)
    assert [segment.base for segment in snapshot.segments] == [0, 6]
    assert snapshot.find("tin-ngan") == (1, 0)
    assert snapshot.article(1, 0) == ARTICLES[2]
    assert snapshot.files()["/bai/hop.txt"]["size"] == 7
    assert len(names(folder)) == 4  # one table of contents, one table of files, two segments
    stats = snapshot.stats()
    assert stats["speakers"] == 2
    assert stats["bytes"] == sum(os.path.getsize(os.path.join(folder, name)) for name in names(folder))


def test_what_is_not_committed_is_not_there(folder: str) -> None:
    before = names(folder)
    writer = open_writer(folder)
    writer.add_batch(batch_of(make_article("moi", "Tin mới.")))
    writer.delete_id("hop")
    writer.segments.append(writer._finalize_segment())
    assert names(folder) != before
    writer.cancel()
    assert names(folder) == before
    assert list(sound(folder).ids()) == ["hop", "phong-van", "tin-ngan"]


def test_nothing_to_do_is_no_commit(folder: str) -> None:
    with open_writer(folder) as writer:
        writer.set_files(writer.files)
        writer.commit()
    assert Snapshot.open(folder).generation == 3


def test_replace_an_article(folder: str) -> None:
    changed = make_article("hop", "Phiên họp đã dời sang tháng sau.")
    with open_writer(folder) as writer:
        assert writer.delete_id("hop")
        assert not writer.delete_id("hop")
        writer.add_batch(batch_of(changed))
    snapshot = sound(folder)
    assert sorted(snapshot.ids()) == ["hop", "phong-van", "tin-ngan"]
    place = snapshot.find("hop")
    assert place is not None
    assert snapshot.article(*place) == changed


def test_delete_what_is_still_buffered(folder: str) -> None:
    with open_writer(folder) as writer:
        writer.add_batch(batch_of(make_article("x", "một"), make_article("y", "hai")))
        assert writer.delete_id("x")
        assert not writer.delete_id("x")
        writer.add_batch(batch_of(make_article("x", "ba")))
    snapshot = sound(folder)
    place = snapshot.find("x")
    assert place is not None
    assert snapshot.article(*place).paragraphs[0].text == "ba"
    assert snapshot.articles == 5


def test_deletions_are_ranges_until_a_merge(folder: str) -> None:
    with open_writer(folder) as writer:
        writer.delete(0, 0)
        writer.commit(merge=False)
    snapshot = sound(folder)
    assert snapshot.contents.segments[0].deleted == ((0, 4),)
    assert snapshot.segments[0].live is not None
    assert snapshot.segments[0].live.tolist() == [False] * 4 + [True] * 2
    assert (snapshot.articles, snapshot.paragraphs) == (2, 3)
    with open_writer(folder) as writer:
        assert [article_id for article_id, _, _ in writer.articles()] == ["phong-van", "tin-ngan"]
        writer.delete_id("tin-ngan")
    snapshot = sound(folder)
    assert len(snapshot.segments) == 1  # what is dead by more than half, or dead, is written anew or dropped
    assert (snapshot.segments[0].count, snapshot.segments[0].live) == (2, None)


def test_go_on_after_a_commit(folder: str) -> None:
    with open_writer(folder) as writer:
        for number in range(12):
            writer.add_batch(batch_of(make_article(f"bai-{number}", "Tin trong ngày.")))
            writer.commit(final=False)
            assert writer.snapshot.articles == 4 + number
            if number == 11:
                assert writer.delete_id("bai-5")
    assert sound(folder).articles == 14
    assert len(Snapshot.open(folder).segments) == 1


def test_a_segment_is_written_at_the_budget(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FLUSH_TOKENS", 20)
    with open_writer(folder) as writer:
        for number in range(6):
            writer.add_batch(batch_of(make_article(f"bai-{number}", "một hai ba bốn năm sáu bảy tám")))
            assert writer.buffered_tokens < 20
        assert writer.delete_id("bai-0")  # flushed, not committed
        writer.commit(merge=False)
    assert [segment.count for segment in Snapshot.open(folder).segments] == [6, 1, 3, 3]
    assert sound(folder).articles == 8


def test_a_long_run_ends_in_one_segment(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FLUSH_TOKENS", 20)
    with open_writer(folder) as writer:
        for number in range(6):
            writer.add_batch(batch_of(make_article(f"bai-{number}", "một hai ba bốn năm sáu bảy tám")))
            if number == 3:
                writer.commit(final=False)
        assert writer.delete_id("bai-1")
        writer.commit()
        assert [segment.count for segment in writer.snapshot.segments] == [sound(folder).paragraphs]
    assert sorted(sound(folder).ids()) == sorted(
        ["hop", "phong-van", "tin-ngan", *(f"bai-{i}" for i in (0, 2, 3, 4, 5))]
    )


def test_a_long_run_that_was_interrupted_ends_at_once(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FLUSH_TOKENS", 20)
    monkeypatch.setattr(merge_policy, "LIGHT", 30)
    with open_writer(folder) as writer:
        for number in range(6):
            writer.add_batch(batch_of(make_article(f"bai-{number}", "một hai ba bốn năm sáu bảy tám")))
        writer.commit(unite=False)
        assert len(writer.snapshot.segments) > 1
    assert sound(folder).articles == 9


def test_rebuild_starts_anew_and_cures_damage(folder: str) -> None:
    for name in names(folder):
        Path(folder, name).write_bytes(b"broken")
    with pytest.raises(IndexDamaged):
        Snapshot.open(folder)
    with open_writer(folder, rebuild=True) as writer:
        writer.add_batch(batch_of(ARTICLES[0]))
    snapshot = sound(folder)
    assert (list(snapshot.ids()), snapshot.generation) == (["hop"], 4)
    assert len(names(folder)) == 2


class TestReaders:
    def test_a_reader_keeps_its_view(self, folder: str) -> None:
        old = Snapshot.open(folder)
        with open_writer(folder) as writer:
            writer.delete_id("phong-van")
            writer.add_batch(batch_of(make_article("moi", "Tin mới.")))
        assert [old.article(0, i).id for i in range(2)] == ["hop", "phong-van"]
        assert old.segments[0].lengths.sum() > 0
        assert old.find("moi") is None

    def test_a_listing_that_misses_both_tables_of_contents_is_made_again(
        self, folder: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A folder is not listed in one step: one name may have gone already, the other not have come yet."""
        listings = iter([[], generations(folder)])
        monkeypatch.setattr("searchlib.store.segment.snapshot.generations", lambda _: next(listings))
        assert Snapshot.open(folder).articles == 3

    def test_reading_takes_no_lock_and_writes_nothing(self, folder: str) -> None:
        with open_writer(folder):
            assert Snapshot.open(folder).articles == 3
        os.remove(os.path.join(folder, "MAIN_WRITELOCK"))
        before = {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)}
        check(folder)
        Snapshot.open(folder).stats()
        assert before == {
            name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)
        }

    def test_opening_while_a_writer_commits(self, folder: str) -> None:
        done = threading.Event()
        failures: list[BaseException] = []

        def read() -> None:
            try:
                while not done.is_set():
                    snapshot = Snapshot.open(folder)
                    numbers = sorted(int(i.split("-")[1]) for i in snapshot.ids() if i.startswith("bai-"))
                    assert numbers == list(range(len(numbers)))
            except BaseException as error:
                failures.append(error)

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        with open_writer(folder) as writer:
            for number in range(40):
                writer.add_batch(batch_of(make_article(f"bai-{number}", "Tin trong ngày.")))
                writer.commit(final=False)
        done.set()
        for reader in readers:
            reader.join()
        assert failures == []


class TestLock:
    def test_a_second_writer_waits_a_moment(self, folder: str) -> None:
        with open_writer(folder):
            with pytest.raises(IndexLocked, match="another process"):
                open_writer(folder, timeout=0.1)
            opener = threading.Timer(0.3, lambda: None)
            opener.start()
        with open_writer(folder, timeout=0.1):
            pass

    def test_an_error_gives_the_lock_back(self, folder: str) -> None:
        with pytest.raises(ZeroDivisionError), open_writer(folder):
            raise ZeroDivisionError
        open_writer(folder).cancel()

    def test_children_do_not_keep_it(self, folder: str) -> None:
        """The writer is killed while children that it started, by fork and by exec, live on."""
        code = textwrap.dedent("""
            import os, subprocess, sys, time
            from searchlib.store.write.writer_opening import open_writer
            writer = open_writer(sys.argv[1])
            forked = os.fork()
            if not forked:
                os.close(1)
                time.sleep(60)
                os._exit(0)
            started = subprocess.Popen(["sleep", "60"], close_fds=False, stdout=subprocess.DEVNULL)
            print(forked, started.pid, flush=True)
            time.sleep(60)
        """)
        parent = subprocess.Popen([sys.executable, "-c", code, folder], stdout=subprocess.PIPE, text=True)
        assert parent.stdout is not None
        children = [int(pid) for pid in parent.stdout.readline().split()]
        try:
            with pytest.raises(IndexLocked):
                open_writer(folder)
            parent.kill()
            parent.wait()
            open_writer(folder, timeout=5).cancel()
        finally:
            for pid in children:
                os.kill(pid, signal.SIGKILL)
            parent.stdout.close()


class TestFailures:
    """Whatever the disk does, the old state stays and the error is one line."""

    @pytest.mark.parametrize("step", range(8))
    def test_each_call_of_the_system_may_fail(
        self, folder: str, monkeypatch: pytest.MonkeyPatch, step: int
    ) -> None:
        calls = 0

        def failing(function: object) -> object:
            def call(*args: object, **kwargs: object) -> object:
                nonlocal calls
                calls += 1
                if calls == step + 1:
                    raise OSError(errno.ENOSPC, "No space left on device")
                return function(*args, **kwargs)  # type: ignore[operator]

            return call

        for owner, name in ((os, "fsync"), (os, "replace"), (DurableStorage, "create_file")):
            monkeypatch.setattr(owner, name, failing(getattr(owner, name)))
        before = list(Snapshot.open(folder).ids())
        failed, told = False, True
        try:
            with open_writer(folder) as writer:
                writer.add_batch(batch_of(make_article("moi", "Tin mới.")))
                writer.set_files({})
        except IndexFolderError as error:
            failed = str(error).endswith("No space left on device")
            told = failed and "\n" not in str(error)
        monkeypatch.undo()
        after = list(sound(folder).ids())
        assert after in (before, [*before, "moi"])
        assert told
        assert failed or after == [*before, "moi"]
        with open_writer(folder) as writer:  # the next one works
            writer.add_batch(batch_of(make_article("khac", "Tin khác.")))
        assert sound(folder).articles == len(after) + 1
        assert len(names(folder)) == 2 + len(Snapshot.open(folder).segments)

    def test_a_limit_on_the_size_of_files(self, folder: str) -> None:
        code = textwrap.dedent("""
            import resource, sys
            from searchlib.errors import IndexFolderError
            from searchlib.store.write.writer_opening import open_writer
            from tests.store.conftest import batch_of, make_article
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            try:
                with open_writer(sys.argv[1]) as writer:
                    writer.add_batch(batch_of(make_article("moi", "Tin mới. " * 2000)))
            except IndexFolderError as error:
                print(error)
        """)
        done = subprocess.run(
            [sys.executable, "-c", code, folder], capture_output=True, text=True, check=True
        )
        assert done.stdout.count("\n") == 1
        assert "File too large" in done.stdout
        assert sound(folder).articles == 3
        assert len(names(folder)) == 4

    def test_a_folder_that_is_not_writable(self, folder: str) -> None:
        if os.geteuid() == 0:
            pytest.skip("root writes everywhere")
        os.chmod(folder, 0o500)
        try:
            with pytest.raises(IndexFolderError, match="Permission denied"):
                open_writer(folder)
            assert Snapshot.open(folder).articles == 3
        finally:
            os.chmod(folder, 0o700)

    def test_kill_at_any_moment(self, folder: str) -> None:
        """kill -9 in the middle of commit after commit: always a committed state, and no litter."""
        code = textwrap.dedent("""
            import sys
            from searchlib.store.write.writer_opening import open_writer
            from tests.store.conftest import batch_of, make_article
            number = int(sys.argv[2])
            articles = [make_article(f"bai-{i}", "Tin trong ngày.") for i in range(number, number + 50)]
            batches = [batch_of(article) for article in articles]
            with open_writer(sys.argv[1]) as writer:
                print("ready", flush=True)
                for batch in batches:
                    writer.add_batch(batch)
                    writer.commit(final=False)
        """)
        held = 0
        for moment in range(5):
            process = subprocess.Popen(
                [sys.executable, "-c", code, folder, str(held)], stdout=subprocess.PIPE, text=True
            )
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(0.017 * moment)
            process.kill()
            process.wait()
            process.stdout.close()
            snapshot = sound(folder)
            numbers = sorted(int(i.split("-")[1]) for i in snapshot.ids() if i.startswith("bai-"))
            assert numbers == list(range(len(numbers)))
            assert len(numbers) >= held
            held = len(numbers)
        with open_writer(folder) as writer:
            writer.add_batch(batch_of(make_article("cuoi", "Tin cuối.")))
        assert len(names(folder)) == 2 + len(sound(folder).segments)
        assert len(generations(folder)) == 1


def test_the_order_of_syncs_and_renames(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, then the folder, then the table of contents by rename, then the folder, then deletions."""
    events: list[str] = []
    replace, remove, sync = os.replace, os.remove, DurableStorage.sync_folder
    fsync = os.fsync
    monkeypatch.setattr(os, "replace", lambda a, b: (events.append("rename"), replace(a, b))[1])
    monkeypatch.setattr(os, "remove", lambda a: (events.append("delete"), remove(a))[1])
    monkeypatch.setattr(os, "fsync", lambda fd: (events.append("sync"), fsync(fd))[1])
    monkeypatch.setattr(DurableStorage, "sync_folder", lambda self: (events.append("folder"), sync(self))[1])
    with open_writer(folder) as writer:
        assert events == ["folder", "sync"]  # what the writer before may have been killed before doing
        events.clear()
        writer.add_batch(batch_of(make_article("moi", "Tin mới.")))
        writer.set_files({})
    # a segment, the table of files, the folder, the table of contents, its rename, the folder
    assert events[: events.index("delete")] == [
        *("sync", "sync", "folder", "sync", "sync", "rename", "folder", "sync"),
    ]

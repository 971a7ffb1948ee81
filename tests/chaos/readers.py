"""Readers beside a writer: processes that search without pause while it commits; media that refuse writing.

Every commit gives the same number to all counting articles, so a reader that sees two numbers at once, or a
smaller one than before, has seen a mixture. `python -m tests.chaos.readers INDEX STOP` is one reader.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from searchlib import Index
from searchlib.errors import IndexFolderError
from searchlib.store.check.integrity import check
from searchlib.store.write.indexing_run import ingest
from searchlib.store.write.workers import build_items
from searchlib.store.write.writer import Writer
from searchlib.store.write.writer_opening import create_index, open_writer

from tests.chaos.sample import make_sample, raw_articles
from tests.chaos.states import Outcome, Wrong, answers, record, write_records

COUNTING = 3
NOBODY = 65534


def concurrent(commits: int = 100, readers: int = 8) -> Outcome:
    """So many commits, beside so many processes that search and reopen."""
    outcome = Outcome(f"commits beside {readers} readers")
    with tempfile.TemporaryDirectory() as folder:
        index, stop = str(Path(folder, "index")), Path(folder, "stop")
        create_index(index)
        with open_writer(index) as writer:
            _commit(writer, folder, 0)
            command = [sys.executable, "-m", "tests.chaos.readers", index, str(stop)]
            running = [subprocess.Popen(command, stdout=-1, stderr=-1, text=True) for _ in range(readers)]
            for process in running:
                assert process.stdout is not None
                process.stdout.readline()  # it has searched once
            for number in range(1, commits + 1):
                _commit(writer, folder, number)
                outcome.injected += 1
        stop.touch()
        searches = 0
        for process in running:
            said, complaint = process.communicate(timeout=600)
            if process.returncode:
                outcome.loss(complaint.strip().splitlines()[-1])
            else:
                searches += int(said.split()[-1])
        outcome.notes.append(f"{outcome.kind}: {searches} searches")
        problems = check(index)[0]
        if problems:
            outcome.loss(problems[0])
    return outcome


def read_only() -> Outcome:
    """Searching a folder that cannot be written: by its mode, and on a mount that is read-only."""
    outcome = Outcome("media that cannot be written")
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        index = make_sample(str(folder))
        truth = answers(index)
        Path(index, "MAIN_WRITELOCK").unlink()
        for path in Path(index).iterdir():
            path.chmod(0o444)
        Path(index).chmod(0o555)
        mounted = subprocess.run(["mount", "--bind", index, index], capture_output=True).returncode == 0
        try:
            _try(outcome, "mode", lambda: _search_and_fail_to_write(index, truth), NOBODY)
            remount = ["mount", "-o", "remount,bind,ro", index]
            if mounted and subprocess.run(remount, capture_output=True).returncode == 0:
                _try(outcome, "mount", lambda: _search_and_fail_to_write(index, truth))
            else:
                outcome.notes.append(f"{outcome.kind}: no mount, which only root may make")
        finally:
            if mounted:
                subprocess.run(["umount", index], check=True)
    finally:
        shutil.rmtree(folder)
    return outcome


def _commit(writer: Writer, folder: str, number: int) -> None:
    """All counting articles get the number; one more article comes, and every other one goes again."""
    source = Path(folder, "counting.jsonl")
    counting = [
        {"id": f"dem-{i}", "text": f"Thôn họp lần này.\nĐếm lượt {number} của bài {i}."}
        for i in range(COUNTING)
    ]
    write_records(source, [*counting, record(number)])
    batch, failures = build_items([(raw, str(source), b"0" * 16) for raw in raw_articles(source)])
    assert not failures
    for i in range(COUNTING):
        writer.delete_id(f"dem-{i}")
    if number % 2:
        writer.delete_id(f"bai-{number - 1}")
    writer.add_batch(batch)
    writer.commit(final=False)


def _read(path: str, stop: str) -> int:
    """Searches until there is the file `stop`; the number of searches."""
    newest, searches = -1, 0
    with Index.open(path) as index:
        while not os.path.exists(stop):
            first = _number(index)
            if first < newest:
                raise Wrong(f"the number {first} after {newest}")
            newest = first
            index.search("thôn đường làng", limit=3, context=1)
            index.stats()
            index.article("dem-0")
            if _number(index) != first:
                raise Wrong("the view changed without being reopened")
            if not searches:
                print("ready", flush=True)
            searches += 3
            index.reopen()
    return searches


def _number(index: Index) -> int:
    hits = index.search('"đếm lượt"', limit=10).hits
    numbers = {int(re.findall(r"\d+", hit.paragraph.text)[0]) for hit in hits}
    if len(hits) != COUNTING or len(numbers) != 1:
        raise Wrong(f"{len(hits)} counting articles with the numbers {sorted(numbers)}")
    return numbers.pop()


def _try(outcome: Outcome, what: str, action: Callable[[], None], user: int = 0) -> None:
    """Does something in a process of its own, which is not root's if there is a `user`."""
    outcome.injected += 1
    child = os.fork()
    if not child:
        status = 1
        try:
            if user and not os.geteuid():
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)
            action()
            status = 0
        except Exception as error:
            print(f"{what}: {type(error).__name__}: {error}", file=sys.stderr)
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1]:
        outcome.loss(f"{what}: see above")


def _search_and_fail_to_write(index: str, truth: list[object]) -> None:
    if answers(index) != truth:
        raise Wrong("other answers")
    if check(index)[0]:
        raise Wrong("check finds something")
    try:
        ingest(index, [__file__])
    except IndexFolderError as error:
        if "\n" in str(error):
            raise Wrong("a message of more than one line") from error
    else:
        raise Wrong("it was written")


if __name__ == "__main__":
    print(_read(sys.argv[1], sys.argv[2]))

"""`check` finds every flipped byte, and what it calls sound answers rightly."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searchlib.errors import IndexNotFound, SearchlibError
from searchlib.store.check.integrity import check
from searchlib.store.format.array_layout import ARRAYS
from searchlib.store.write.writer_opening import create_index, open_writer
from tests.store.conftest import ARTICLES, batch_of
from tests.store.tamper import files_of, forge_contents, forge_segment, readable

CASES = int(os.environ.get("SEARCHLIB_FUZZ_CASES", "150"))
"""How many damaged indexes each fuzzer makes."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two segments, a table of files and a deleted article."""
    path = str(tmp_path_factory.mktemp("original") / "index")
    create_index(path)
    with open_writer(path) as writer:
        writer.add_batch(batch_of(*ARTICLES[:2]))
        writer.set_files({"/bai/hop.txt": {"path": "bai/hop.txt", "size": 7}})
        writer.commit(merge=False)
    with open_writer(path) as writer:
        writer.delete_id("phong-van")
        writer.add_batch(batch_of(*ARTICLES[2:]))
        writer.commit(merge=False)
    return path


@pytest.fixture(scope="module")
def truth(original: str) -> object:
    return readable(original)


def copy_of(original: str, folder: str) -> str:
    path = f"{folder}/index"
    shutil.copytree(original, path)
    return path


def test_a_sound_index(original: str) -> None:
    problems, files, blocks = check(original)
    assert problems == []
    assert files == 4  # table of contents, table of files, two segments
    assert blocks >= 2 + 2 * sum(1 for name in ARRAYS if name not in ("spk.name", "cite.name")) // 2


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFound):
        check(tmp_path)


def test_every_flipped_byte_is_found(original: str, tmp_path: Path) -> None:
    """In every file, at some hundred places spread over it and at both ends."""
    path = copy_of(original, str(tmp_path))
    for file in files_of(path):
        data = file.read_bytes()
        step = max(1, len(data) // 150)
        for place in {*range(0, len(data), step), *range(24), *range(len(data) - 24, len(data))}:
            file.write_bytes(data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1 :])
            problems, _, _ = check(path)
            assert problems, (file.name, place)
            assert file.name in problems[0]
        file.write_bytes(data)
    assert check(path)[0] == []


def test_the_block_is_named(original: str, tmp_path: Path) -> None:
    path = copy_of(original, str(tmp_path))
    segment = max(files_of(path), key=lambda file: file.stat().st_size)
    data = bytearray(segment.read_bytes())
    data[9] ^= 1
    segment.write_bytes(data)
    assert check(path)[0] == [f"{segment}: block 0 of syllables.text is not what was written"]


def test_missing_files_are_named(original: str, tmp_path: Path) -> None:
    for number, file in enumerate(files_of(original)):
        path = copy_of(original, f"{tmp_path}/{number}")
        Path(path, file.name).unlink()
        if file.suffix == ".toc":
            with pytest.raises(IndexNotFound):
                check(path)
        else:
            assert file.name in check(path)[0][0]
            assert isinstance(readable(path), SearchlibError)


edits = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), min_size=1, max_size=4
)


@settings(max_examples=CASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.integers(0, 3), changes=edits, cut=st.one_of(st.none(), st.floats(0, 1)))
def test_edited_bytes_end_in_right_answers_or_an_error(
    original: str, truth: object, file: int, changes: list[tuple[float, bytes]], cut: float | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = copy_of(original, folder)
        target = files_of(path)[file]
        data = bytearray(target.read_bytes())
        for place, values in changes:
            at = int(place * len(data))
            data[at : at + len(values)] = values
        target.write_bytes(data if cut is None else data[: int(cut * len(data))])
        answer = readable(path)
        try:
            problems, _, _ = check(path)
        except SearchlibError as error:
            problems = [str(error)]
        if not problems:
            assert answer == truth
        assert isinstance(answer, SearchlibError) or answer == truth


@settings(max_examples=CASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(ARRAYS)),
    place=st.floats(0, 1),
    values=st.one_of(
        st.binary(min_size=1, max_size=16),
        st.sampled_from([b"\xff" * 8, b"\xff" * 7 + b"\x7f", b"\0" * 7 + b"\x80", b"\0" * 8]),
    ),
)
def test_forged_arrays_end_in_answers_or_an_error(
    original: str, name: str, place: float, values: bytes
) -> None:
    """A stranger can make the checksums right; he gets no other exception and no code run."""
    with tempfile.TemporaryDirectory() as folder:
        path = copy_of(original, folder)
        forge_segment(path, name, place, values)
        readable(path)
        check(path)
        with suppress(SearchlibError), open_writer(path) as writer:
            list(writer.articles())
            writer.add_batch(batch_of(ARTICLES[1]))
            writer.commit(optimize=True)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
SEGMENT_KEYS = ("id", "bytes", "crc", "paragraphs", "articles", "tokens", "deleted", "deleted_articles")


@settings(max_examples=CASES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(["format", "generation", "updated", "whoosh", "files", "segments", *SEGMENT_KEYS]),
    value=json_values,
)
def test_forged_contents_end_in_answers_or_an_error(original: str, key: str, value: object) -> None:
    def change(tree: dict[str, object]) -> dict[str, object]:
        if key in SEGMENT_KEYS:
            tree["segments"][0][key] = value  # type: ignore[index]
        else:
            tree[key] = value
        return tree

    with tempfile.TemporaryDirectory() as folder:
        path = copy_of(original, folder)
        forge_contents(path, change)
        readable(path)
        with suppress(SearchlibError):
            check(path)
        with suppress(SearchlibError), open_writer(path) as writer:
            writer.add_batch(batch_of(ARTICLES[1]))


@pytest.mark.parametrize(
    ("name", "place", "values", "said"),
    [
        ("lengths", 0.0, b"\x01", "the text contradicts itself"),
        ("folds.text", 0.0, b"~", "folds is not sorted"),
        ("syl.lists", 0.5, b"\x05", "syl.lists differs from the text"),
        ("syl.size", 0.0, b"\0", "syl.size differs from the text"),
        ("syl.more.tf", 0.0, b"\x02", "syl.more.tf differs from the text"),
        ("pair.second", 0.0, b"\x01", "pair.second differs from the text"),
        ("pair.size", 0.0, b"\x04", "pair.size differs from the text"),
        ("text.joined", 0.3, b"\xff", "pair.size differs from the text"),
        ("stored.codes", 0.5, b"\0\0\0\0", "stored article 0 cannot be read"),
        ("stored.notes", 0.5, b"\0\0\0\0", "stored article 0 cannot be read"),
        ("art.extras", 0.0, b"\x03", "stored article 0 is not the one"),
        ("par.kind", 0.0, b"\x63", "refers to kinds that do not exist"),
        ("par.kind", 0.0, b"\x02", "the columns say something else than the stored article 0"),
        ("names.text", 0.0, b"X", "stored article 0 is not the one"),
        ("ids.text", 0.0, b"x", "stored article 0 is not the one"),
        ("art.digest", 0.0, b"\0", "stored article 0 is not the one"),
        ("art.low", 0.0, b"\0", "the columns say something else than the stored article 0"),
        ("syllables.text", 0.0, b"~", "folds differs from syllables"),
    ],
)
def test_contradictions_are_told(
    original: str, tmp_path: Path, name: str, place: float, values: bytes, said: str
) -> None:
    """Arrays with right checksums that cannot all be true."""
    path = copy_of(original, str(tmp_path))
    forge_segment(path, name, place, values)
    assert said in "\n".join(check(path)[0])


def test_an_article_twice_is_told(original: str, tmp_path: Path) -> None:
    path = copy_of(original, str(tmp_path))
    with open_writer(path) as writer:
        writer.add_batch(batch_of(ARTICLES[0]))
        writer.commit(merge=False)
    assert "'hop' is there twice" in check(path)[0][0]


def test_a_torn_table_of_contents_is_told_beside_a_sound_one(original: str, tmp_path: Path) -> None:
    """The older state is used then, and the next writer goes on from it."""
    path = copy_of(original, str(tmp_path))
    Path(path, "_MAIN_99.toc").write_bytes(b"torn")
    assert isinstance(readable(path), list)
    assert "_MAIN_99.toc is torn" in check(path)[0][0]
    with open_writer(path) as writer:
        writer.add_batch(batch_of(ARTICLES[1]))
    assert check(path)[0] == []
    assert sorted(file.name for file in Path(path).glob("*.toc")) == ["_MAIN_100.toc"]

"""Bytes of a file to text: decompressed, decoded and cut into lines as they are read.

UTF-8 and UTF-16 are read, with or without byte order mark, and Vietnamese in legacy encodings, of which
`sources.legacy` knows. UTF-16 without one is taken for such only where
a sample leaves no doubt: zero bytes in one half of most pairs, few in the other, and text when decoded.
"""

from __future__ import annotations

import codecs
import io
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile, form_of, open_regular, unreadable

LIMIT = 128 << 20
"""Bytes of one record or of one file of a single article, against files that unpack without end."""

RATIO = 200
FREE = 4 << 20
"""A compressed file may unpack to so many times its size or to so many bytes; text has a ratio of 20."""

UNPACKED = 64 << 30
"""Bytes of a compressed file, unpacked."""

_SAMPLE = 8192
_CHUNK = 1 << 20
_NOT_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
_MAX_BAD_LINES = 100


class _Bounded(io.RawIOBase):
    """A stream of which so much is read and no more.

    A file ends where it ended when it was opened, whatever is written to it meanwhile. What is unpacked, of
    a file of `packed` bytes, may be neither too long nor too many times as long as that.
    """

    def __init__(
        self, stream: BinaryIO | io.BufferedIOBase, path: str, most: int, packed: int | None = None
    ) -> None:
        self._stream = stream
        self._path = path
        self._most = most
        self._packed = packed
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = self._most - self._read
        data = self._stream.read(len(buffer) if self._packed is not None else min(len(buffer), room))
        buffer[: len(data)] = data
        self._read += len(data)
        if self._packed is not None and self._read > min(self._most, max(FREE, RATIO * self._packed)):
            if len(data) > room:
                raise ArticleError(self._path, f"unpacks to more than {self._most >> 30} GiB")
            raise ArticleError(self._path, f"unpacks to more than {RATIO} times its size")
        return len(data)


@contextmanager
def opened(file: SourceFile) -> Iterator[io.BufferedReader]:
    """The bytes of a file, decompressed where its name ends in .gz.

    Raises:
        ArticleError: in place of every error of the operating system and of gzip, while opening and while
            reading.
    """
    form = form_of(file.path)
    try:
        with open_regular(file) as stream:
            size = os.fstat(stream.fileno()).st_size
            source = _Bounded(stream, file.path, size)
            _under_way[file.key] = stream
            if form is not None and form[1]:
                import gzip

                with gzip.GzipFile(fileobj=io.BufferedReader(source, _CHUNK)) as unpacked:
                    yield io.BufferedReader(_Bounded(unpacked, file.path, UNPACKED, size), _CHUNK)
            else:
                yield io.BufferedReader(source, _CHUNK)
    except (OSError, EOFError) as error:  # gzip.BadGzipFile is an OSError without a number
        if isinstance(error, OSError) and error.errno is not None:
            raise unreadable(file.path, error) from error
        raise ArticleError(file.path, "the gzip data are damaged or cut off") from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise ArticleError(file.path, "the gzip data are damaged") from error
        raise
    finally:
        _under_way.pop(file.key, None)


_under_way: dict[str, BinaryIO] = {}


def position(file: SourceFile) -> int:
    """How many bytes of a file, packed or not, have been read so far."""
    stream = _under_way.get(file.key)
    return 0 if stream is None or stream.closed else stream.tell()


def read_text(file: SourceFile) -> str:
    """The whole text of a file.

    Raises:
        ArticleError: it cannot be read, is no text, or is longer than `LIMIT` bytes.
    """
    with opened(file) as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise too_long(file.path, "the text", None)
    return decode(data, file.path, file.encoding)


def decode(data: bytes, path: str, forced: str | None = None) -> str:
    """The text that the bytes spell, without byte order mark; `forced` is an encoding that was asked for.

    Raises:
        ArticleError: they are neither UTF-8 nor UTF-16 nor Vietnamese in a legacy encoding, or hold a NUL
            character.
    """
    encoding, start = sniff(data[:_SAMPLE])
    if forced and forced != "utf-8" and not start and b"\0" not in data:
        return _legacy(data, path, forced) or ""
    try:
        text = str(memoryview(data)[start:], encoding)
    except UnicodeDecodeError as error:
        legacy = None if start or encoding != "utf-8" else _legacy(data, path, forced)
        if legacy is None:
            raise _undecodable(path, data[start + error.start], start + error.start) from None
        return legacy
    if "\0" in text:
        raise binary(path, start + len(text[: text.index("\0")].encode(encoding)))
    return text


def _legacy(data: bytes, path: str, forced: str | None) -> str | None:
    """The text of bytes in a legacy encoding; None for others. Raises `ArticleError` where it is doubtful."""
    if b"\0" in data or forced == "utf-8":
        return None
    from searchlib.sources.legacy.legacy_text import decode_legacy

    form = form_of(path)
    return decode_legacy(data, path, forced, page=form is not None and form[0] in (".html", ".htm"))


def sniff(sample: bytes) -> tuple[str, int]:
    """The encoding of a text by its first bytes, and the length of its byte order mark."""
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8", 3
    if sample.startswith(b"\xff\xfe"):
        return "utf-16-le", 2
    if sample.startswith(b"\xfe\xff"):
        return "utf-16-be", 2
    if b"\0" in sample:
        pairs = len(sample) // 2
        first, second = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
        for encoding, zeros, others in (("utf-16-le", second, first), ("utf-16-be", first, second)):
            if zeros > 0.55 * pairs and others < 0.25 * zeros and _is_text(sample[: 2 * pairs], encoding):
                return encoding, 0
    return "utf-8", 0


def byte_lines(file: SourceFile) -> Iterator[tuple[int, str | ArticleError]]:
    """The lines of a file that are not empty, with their numbers, counted from 1.

    A line that is not UTF-8 is an error and reading goes on. Other errors end it: UTF-16 that is broken, a
    line longer than `LIMIT` bytes, a NUL, damaged gzip data, and a hundred lines in a row that are no text.

    Yields:
        number and line, or number and what is wrong with it.

    Raises:
        ArticleError: the file cannot be opened or read.
    """
    with opened(file) as stream:
        encoding, start = sniff(stream.peek(_SAMPLE)[:_SAMPLE])
        stream.read(start)
        if encoding != "utf-8":
            yield from _wide_lines(file, stream, encoding)
            return
        offset, bad = start, 0
        number = 0
        decode_line = _line_decoder(file, stream)
        while line := stream.readline(LIMIT + 1):
            number += 1
            if line == b"\n":
                offset += 1
                continue
            if len(line) > LIMIT:
                raise too_long(file.path, "the line", number)
            if b"\0" in line:
                raise binary(file.path, offset + line.index(b"\0"))
            try:
                text: str | ArticleError = decode_line(line, number)
                bad = 0
            except ArticleError as error:
                bad += 1
                text = error
                if bad == _MAX_BAD_LINES:
                    raise ArticleError(file.path, error.reason) from None
            except UnicodeDecodeError as error:
                bad += 1
                text = _undecodable(file.path, line[error.start], offset + error.start, number)
                if number == 1 or bad == _MAX_BAD_LINES:
                    raise _undecodable(file.path, line[error.start], offset + error.start) from None
            yield number, text
            offset += len(line)


def _line_decoder(file: SourceFile, stream: io.BufferedReader) -> Callable[[bytes, int], str]:
    """What decodes the lines of a file: UTF-8, or a legacy encoding, which later lines then share.

    It raises `UnicodeDecodeError`, and `ArticleError` where the encoding is doubtful.
    """
    from searchlib.sources.legacy.legacy_text import LineDecoder

    legacy = LineDecoder(file.path, file.encoding, lambda: stream.peek(_SAMPLE))
    if legacy.forced:
        return legacy.decode

    def either(line: bytes, number: int) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError:
            if file.encoding == "utf-8":
                raise
            return legacy.decode(line, number)

    return either


def text_chunks(file: SourceFile) -> Iterator[str]:
    """The text of a file in pieces of about a mebibyte.

    Raises:
        ArticleError: the file cannot be read or is no text.
    """
    with opened(file) as stream:
        encoding, start = sniff(stream.peek(_SAMPLE)[:_SAMPLE])
        stream.read(start)
        decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder(encoding)()
        if file.encoding and file.encoding != "utf-8" and not start:
            decoder = _legacy_decoder(b"", file) or decoder
        offset = start
        while True:
            data = stream.read(_CHUNK)
            waiting = decoder.getstate()[0]
            try:
                text = decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                legacy = _legacy_decoder(waiting + data, file)
                if legacy is None or encoding != "utf-8":
                    place = offset - len(waiting) + error.start
                    raise _undecodable(file.path, error.object[error.start], place) from None
                decoder = legacy
                text = decoder.decode(waiting + data, final=not data)
            if "\0" in text:
                raise binary(file.path, None)
            if text:
                yield text
            if not data:
                return
            offset += len(data)


def _legacy_decoder(data: bytes, file: SourceFile) -> codecs.IncrementalDecoder | None:
    """A decoder of the legacy encoding of a file; None where these bytes are in none."""
    if b"\0" in data or file.encoding == "utf-8":
        return None
    from searchlib.sources.legacy.legacy_text import legacy_decoder

    return legacy_decoder(data, file.path, file.encoding)


def binary(path: str, offset: int | None) -> ArticleError:
    """The error for a file that holds NUL characters."""
    place = "" if offset is None else f" at offset {offset}"
    return ArticleError(path, f"is binary, not text (NUL{place})")


def too_long(path: str, what: str, line: int | None) -> ArticleError:
    """The error for a record or text longer than `LIMIT`."""
    return ArticleError(path, f"{what} is longer than {LIMIT >> 20} MiB", line)


def _undecodable(path: str, byte: int, offset: int, line: int | None = None) -> ArticleError:
    return ArticleError(path, f"is not UTF-8 or UTF-16 (byte 0x{byte:02x} at offset {offset})", line)


def _is_text(sample: bytes, encoding: str) -> bool:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(sample):  # a pair of surrogates may be cut by the end of the sample
            return False
        text = sample[: error.start].decode(encoding)
    return all(
        character in "\t\n\r\f" or unicodedata.category(character) not in _NOT_TEXT for character in text
    )


def _wide_lines(file: SourceFile, stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """The lines of UTF-16, whose line feed is two bytes long."""
    lines = io.TextIOWrapper(stream, encoding, newline="\n")
    number = 0
    try:
        while line := lines.readline(LIMIT // 2 + 1):
            number += 1
            if len(line) > LIMIT // 2:
                raise too_long(file.path, "the line", number)
            if "\0" in line:
                raise binary(file.path, None)
            yield number, line
    except UnicodeDecodeError as error:
        raise ArticleError(file.path, f"is not UTF-16 after line {number} ({error.reason})") from None
    finally:
        lines.detach()

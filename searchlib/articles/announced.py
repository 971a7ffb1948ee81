"""What announces that somebody has the word for long: a speech printed in full, an interview."""

from __future__ import annotations

from itertools import pairwise

from searchlib.articles.persons import Mention
from searchlib.articles.reading import Reading

_SPEECHES = frozenset({"phát", "bài", "thư", "diễn", "lời", "báo"})


def printed(reading: Reading) -> int | None:
    """The author of a speech that the next paragraphs print: "(Trích phát biểu của ông A tại ...)"."""
    keys = reading.parts.keys
    if _presents(keys):
        return next((person for person in reading.who if person is not None), None)
    start = 1 if keys and keys[0] == "(" else 0
    if len(keys) < start + 3 or keys[start] not in {"trích", "lược"} or keys[start + 1] == "dẫn":
        return None
    if not any(key in _SPEECHES for key in keys[start + 1 : start + 5]):
        return None
    return next((person for person in reading.who if person is not None), None)


def _presents(keys: list[str]) -> bool:
    """Whether a speech is printed in full ("trân trọng giới thiệu toàn văn bài phát biểu của ông A")."""
    for at in range(len(keys) - 3) if "toàn" in keys else ():
        if keys[at] == "toàn" and keys[at + 1] == "văn" and keys[at + 2] in _SPEECHES:
            return any(key in {"giới", "đăng"} for key in keys[max(0, at - 6) : at])
    return False


def talks(keys: list[str], mention: Mention) -> bool:
    """Whether a person is said to be interviewed ("trao đổi với ông A", "ông A trả lời phỏng vấn")."""
    before = keys[max(0, mention.start - 8) : mention.start]
    if before and (before[-1] == "vấn" or (before[-1] in {"với", "cùng"} and not _TALK.isdisjoint(before))):
        return True
    after = keys[mention.end : mention.end + 16]
    return not _TALKED.isdisjoint(after) and not _TALKING.isdisjoint(pairwise(after))


_TALK = frozenset({"đổi", "chuyện", "vấn", "thoại", "gặp"})
_TALKING = frozenset({("trả", "lời"), ("trao", "đổi"), ("trò", "chuyện"), ("phỏng", "vấn")})
_TALKED = frozenset(second for _, second in _TALKING)

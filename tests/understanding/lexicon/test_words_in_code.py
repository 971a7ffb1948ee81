"""Vietnamese words that stand in the code rather than in a list: words of grammar, and few others."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from searchlib.understanding.lexicon.word_lists import FOLDER

ROOM = FOLDER.parent
_GRAMMAR = """
    và của là tôi chúng rằng với đã sẽ một này được từ như các không chưa có mà những phải
    cũng còn đó trên ấy mỗi mọi tại thuộc về vừa đang nên vẫn nếu đây lúc gì vì bị cùng người
    ông bà ở lẫn nhưng thêm thì thời ngày tháng tuổi số lời việc
"""
GRAMMAR = frozenset(_GRAMMAR.split())
"""Words by which the sentence is built; a rule about them is a rule about the sentence."""
OTHERS = 195
"""Words of content in the code at most, each part of one rule alone; a new one belongs in a list."""


def words_in_code() -> Iterator[tuple[str, str]]:
    """Module and word of each string in letters with marks that is no argument or docstring."""
    for file in sorted(ROOM.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        inside = {id(child): parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if isinstance(inside[id(node)], ast.Expr | ast.Call | ast.JoinedStr):
                continue
            found = node.value.split()
            if found and all(map(str.isalpha, found)) and not node.value.isascii():
                yield file.relative_to(ROOM).as_posix(), node.value


def test_words_of_content_stand_in_lists() -> None:
    found = {(file, word) for file, word in words_in_code() if word not in GRAMMAR}
    assert len(found) <= OTHERS, sorted(found)

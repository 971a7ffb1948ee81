"""Whether the passage that a quotation was found in is quoted or reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from searchlib.analysis.quotation_check import _mode
from searchlib.model import Attribution, Paragraph

QUOTED = "“Mỗi bản phải có một cây cầu vững”, bà Lò Thị Mẫn nói và đề nghị xã sửa con đường trước mùa mưa."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("bai")
    (folder / "cau.txt").write_text(f"Sơn La, ngày 5-3-2024\n\n{QUOTED}\n", "utf-8")
    found = Index.create(folder.parent / "verify-ix")
    found.add([folder])
    return found


def test_words_beside_a_quotation_are_reported_and_found_as_such(index: Index) -> None:
    inside, beside = "mỗi bản phải có một cây cầu", "đề nghị xã sửa con đường trước mùa mưa"
    for quote, mode, other in ((inside, "direct", "reported"), (beside, "reported", "direct")):
        assert [one.mode for one in index.verify(quote).matches] == [mode]
        assert [one.mode for one in index.verify(quote, mode=mode).matches] == [mode]
        assert index.verify(quote, mode=other).matches == ()
        assert len(index.verify(quote, mode=mode, speaker="Lò Thị Mẫn").matches) == 1


@pytest.mark.parametrize(
    ("text", "cue", "mode"),
    [
        (QUOTED, "explicit", "reported"),
        (QUOTED, "continued", "direct"),
        ("- Xã có câu “đất là mẹ của mọi người trong bản”, tôi nhớ mãi lời ấy.", "explicit", "direct"),
        ("Bà Mẫn: Xã có câu “đất là mẹ của mọi người”, tôi nhớ mãi lời ấy.", "explicit", "direct"),
        ("Bà Mẫn nói: “Đất là mẹ của mọi người”, rồi xin xã sửa lại con đường.", "explicit", "reported"),
        ("Bà Mẫn thưa rằng “cầu vững” là điều tôi mong cho xã này.", "explicit", "direct"),
        ("Bà Mẫn thưa rằng tôi mong cho xã này có đường.", "explicit", "direct"),
    ],
)
def test_answers_are_quoted_as_a_whole_and_terms_are_no_quotation(text: str, cue: str, mode: str) -> None:
    paragraph = Paragraph(0, "body", None, text, (Attribution("Lò Thị Mẫn", None, "direct", cue),))
    assert _mode(paragraph, len(text) - 12, len(text) - 2) == mode

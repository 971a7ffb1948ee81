"""What a cluster remarks about names is what a folder remarks."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index

_SAID = """Nước về bản

Ông Trần Quý Nhượng, trưởng bản, nói: "Nước đã về đến từng nhà."
Bà Lò Thị Nhượng, giáo viên, cho biết: "Trẻ đi học đều hơn trước."
Ông Nhượng nói thêm: "Dân bản ai cũng vui."
Ông Đinh Viết Khoái, phó chủ tịch xã, khẳng định: "Đường sẽ mở trong năm nay."
Ông Hà Viết Nhuỡng, kỹ sư, nói: "Ống dẫn dài mười cây số."
"""


@pytest.fixture(scope="module")
def both(address: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, Index]:
    folder: Path = tmp_path_factory.mktemp("articles")
    for number in range(2):
        (folder / f"ban{number}.txt").write_text(_SAID, "utf-8")
    remote = Index.create(f"opensearch://{address}/remarks")
    local = Index.create(tmp_path_factory.mktemp("index") / "index")
    for index in (remote, local):
        index.add(folder)
    return remote, local


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", {"speaker": "Nhượng"}),
        ("", {"speaker": "nhuong"}),
        ("nước", {"speaker": "nhuong", "mode": "direct"}),
        ("", {"speaker": "Trần Quý Nhượng"}),
        ("", {"speaker": "Viết"}),
        ("", {"speaker": ["Khoái", "Qzxw"]}),
        ("speaker:nhượng OR speaker:qzxw", {}),
        ("", {"speaker": "Qzxw"}),
    ],
)
def test_names_are_told_as_in_a_folder(
    both: tuple[Index, Index], query: str, options: dict[str, str]
) -> None:
    remote, local = both
    expected = local.search(query, **options)
    found = remote.search(query, **options)
    assert (found.total, found.notes) == (expected.total, expected.notes)


def test_a_name_of_several_people_is_told(both: tuple[Index, Index]) -> None:
    for index in both:
        (note,) = index.search("", speaker="nhượng").notes
        assert "several people" in note
        assert "Lò Thị Nhượng" in note
        assert "Trần Quý Nhượng" in note
        assert "Nhuỡng" not in note

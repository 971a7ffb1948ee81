"""Who counts is told the same as who searches: what was left out, and names that nobody bears."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from searchlib.remarks import Remark

DATED = "Sơn La, ngày 5-3-2024\n\nBà Lò Thị Mẫn nói: “Dữ liệu phải có chủ ở từng bản.”\n"
UNDATED = "Chuyện ở bản\n\nDữ liệu nằm trong ngăn kéo của trưởng bản đã nhiều năm nay.\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("bai")
    (folder / "co-ngay.txt").write_text(DATED, "utf-8")
    (folder / "khong-ngay.txt").write_text(UNDATED, "utf-8")
    found = Index.create(folder.parent / "remarks-ix")
    found.add([folder])
    return found


def test_what_a_filter_by_date_leaves_out_is_told(index: Index) -> None:
    (told,) = index.remarks("dữ liệu", since="2024")
    assert told == Remark("undated", by="paragraph", count=1)
    assert str(told).startswith("1 matching paragraph without a date left out; ")
    assert index.search("dữ liệu", since="2024", count=True).remarks == (told,)
    assert index.remarks("dữ liệu", since="2024", undated=True) == ()
    assert index.remarks("dữ liệu") == index.remarks() == ()


def test_a_name_that_nobody_bears_is_told_as_a_filter_and_in_a_query(index: Index) -> None:
    assert str(index.remarks(speaker="Lò Mẫn Mẫn")[0]).startswith("no speaker")
    for told in (index.remarks("dữ liệu", speaker="Bịa Đặt"), index.remarks('dữ liệu speaker:"Bịa Đặt"')):
        assert told == (Remark("no_value", "bịa đặt", "speaker", names=("Lò Thị Mẫn",)),)
        assert str(told[0]) == 'no speaker "bịa đặt"; there are: Lò Thị Mẫn'
    assert index.remarks('dữ liệu -speaker:"Bịa Đặt"') == ()


def test_a_word_that_occurs_nowhere_is_told_also_in_quotes(index: Index) -> None:
    assert index.remarks('"zzqqx"') == index.remarks("zzqqx") == (Remark("no_word", "zzqqx"),)

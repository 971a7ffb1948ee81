"""An archive of the invented sample articles for the tests of exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from searchlib import Index

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index of the sample, and of an article that is hostile to spreadsheets and markup."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "xau.jsonl").write_text(
        '{"id": "=1+1", "title": "<b>@SUM(A1)</b> {x} & 50%", "source": "Báo Vân Giang",'
        ' "author": "Thu Ngàn", "published": "2024-01-30", "url": "javascript:alert(1)",'
        ' "text": "-2+3 <script>x</script>\\n+cmd|calc\\n* dấu sao _gạch_\\n\\"trích\\", phẩy; chấm phẩy"}\n',
        "utf-8",
    )
    with Index.create(folder / "index") as index:
        index.add([ROOT / "corpus", folder / "xau.jsonl"])
        yield index

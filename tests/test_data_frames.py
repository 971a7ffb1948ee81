"""Hits as tables of other libraries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from searchlib import Index, OptionError, Results
from searchlib.data_frames import columns_of


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder: Path = tmp_path_factory.mktemp("frames")
    (folder / "a.txt").write_text("Ông Hồ Sỹ Trạch nói: “Chuyển đổi số là việc của mọi nhà”.\nHết.", "utf-8")
    with Index.create(folder / "index") as index:
        index.add([folder / "a.txt"])
        return index.search("chuyển đổi số")


@pytest.mark.parametrize("library", ["arrow", "pandas", "polars"])
def test_a_row_a_hit(results: Results, library: str) -> None:
    pytest.importorskip({"arrow": "pyarrow"}.get(library, library))
    table = getattr(results, f"to_{library}")()
    assert len(table) == results.total == 1
    names = table.column_names if library == "arrow" else list(table.columns)
    assert names == list(columns_of(results.hits))


@pytest.mark.parametrize("library", ["arrow", "polars"])
def test_no_hits_have_types_too(library: str) -> None:
    pytest.importorskip({"arrow": "pyarrow"}.get(library, library))
    nothing = Results("x", None, None, 0, 0, 0.0, ())
    table = getattr(nothing, f"to_{library}")()
    assert len(table) == 0
    assert (
        "int64"
        in str(table.schema["rank"] if library == "polars" else table.schema.field("rank").type).lower()
    )


def test_a_missing_library_is_said(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OptionError, match="pandas is not installed; pip install pandas"):
        results.to_pandas()

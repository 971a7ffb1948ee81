"""Dates of the metadata, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.sources.formats.timestamps import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-01-30", "2024-01-30"),
        (" 2024-1-3 ", "2024-01-03"),
        ("2024/01/30", "2024-01-30"),
        ("20240130", "2024-01-30"),
        ("2024-01-30T10:00:00+07:00", "2024-01-30T10:00:00+07:00"),
        ("2024-01-30T10:00:00.123Z", "2024-01-30T10:00:00Z"),
        ("2024-01-30 10:00:00 +0700", "2024-01-30T10:00:00+07:00"),
        ("2024-01-30 9:05", "2024-01-30T09:05"),
        ("2024-01", "2024-01-XX"),
        ("2024", "2024-XX-XX"),
        (2024, "2024-XX-XX"),
        ("XXXX-04-18", "XXXX-04-18"),
        ("2024-xx-xx", "2024-XX-XX"),
        ("30/1/2024", "2024-01-30"),
        ("30-01-2024", "2024-01-30"),
        ("30.1.2024", "2024-01-30"),
        ("14:05 30/01/2024", "2024-01-30T14:05"),
        ("30/01/2024 | 14h05", "2024-01-30T14:05"),
        ("Thứ ba, 30/1/2024, 14:05 (GMT+7)", "2024-01-30T14:05+07:00"),
        ("ngày 30 tháng 1 năm 2024", "2024-01-30"),
        ("30 tháng 1, 2024", "2024-01-30"),
        ("Tue, 30 Jan 2024 10:00:00 +0700", "2024-01-30T10:00:00+07:00"),
        ("January 30, 2024", "2024-01-30"),
        (1706583600, "2024-01-30T10:00:00+07:00"),
        ("1706583600", "2024-01-30T10:00:00+07:00"),
        (1706583600000, "2024-01-30T10:00:00+07:00"),
        (1706583600.75, "2024-01-30T10:00:00+07:00"),
    ],
)
def test_read(written: object, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hôm qua",
        "2024-02-30",
        "2023-02-29",
        "31/4/2024",
        "2024-13-01",
        "0000-01-01",
        "XXXX-XX-XX",
        "1/2/24",
        "10/2023/01",
        "٢٠٢٤-٠١-٣٠",
        None,
        True,
        0,
        -1,
        float("nan"),
        float("inf"),
        10**30,
        ["2024-01-30"],
        {"$date": 1},
        "2024-01-30" + "0" * 100,
    ],
)
def test_what_is_no_date_is_none(written: object) -> None:
    assert iso_date(written) is None


def test_a_time_that_does_not_exist_is_left_out() -> None:
    assert iso_date("2024-01-30 25:00") == "2024-01-30"


@given(st.one_of(st.text("0123456789-/.:TZX+ tháng", max_size=30), st.text(), st.floats(), st.integers()))
def test_nothing_else_than_a_date_comes_out(value: object) -> None:
    iso = iso_date(value)
    assert iso is None or (iso[4] == iso[7] == "-" and iso_date(iso) == iso)

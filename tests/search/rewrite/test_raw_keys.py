"""Queries typed with the input method switched off."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from searchlib.search.pipeline import Request, search
from searchlib.text.spelling import canonical
from tests.search.archives import Archive, of_texts

SMALL = of_texts(
    "Chuyển đổi số là việc của toàn xã.",
    "Hội nghị trung ương bàn về mã hàng.",
    "ĐBQH tiếp xúc cử tri.",
    "Đường A5 qua cầu Los Mít.",
    "Cán bộ xã coi sóc cây.",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuyeenr ddooir soos", "chuyển đổi số"),
        ("chuye6n3 d9o6i3 so61", "chuyển đổi số"),
        ("CHUYEENR DDOOIR", "chuyển đổi"),
        ("hooij nghij trung uowng", "hội nghị trung ương"),
        ('"chuyeenr ddooir" +soos', '"chuyển đổi" +số'),
        ("hooij OR nghij", "hội OR nghị"),
        ("ddoi so", "đoi so"),
        ("cans", "cán"),
        ("hooij nghij ddBQH", "hội nghị đbqh"),
        ("“hooij nghij”", "“hội nghị”"),
        ("chuyển ddổi", "chuyển đổi"),
    ],
)
def test_raw_keys_are_understood_and_said(typed: str, meant: str) -> None:
    found, same = search(SMALL, Request(typed)), search(SMALL, Request(meant))
    assert (found.applied, found.suggestion) == (meant, meant)
    assert (found.total, found.hits) == (same.total, same.hits)
    assert found.total


@pytest.mark.parametrize(
    "typed",
    [
        "chuyen doi so",
        "A5",  # occurs as typed
        "los",
        "max tegmark",  # mã occurs, but tegmark is no key
        "soos hooij nhj ddx",  # only half of it is understood
        "người:soos",
        "2024 30-1",
    ],
)
def test_other_queries_stay(typed: str) -> None:
    applied = search(SMALL, Request(typed)).applied
    assert applied is None or not applied.startswith(("mã", "số", "ạ", "ló"))


def _first(archive: Archive, query: str) -> str | None:
    hits = search(archive, Request(query, limit=1)).hits
    return archive.text(hits[0].segment, hits[0].paragraph) if hits else None


def test_each_syllable_alone_in_an_archive_of_all(shared: Path) -> None:
    with (shared / "spelling" / "typing.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    everything = of_texts(*dict.fromkeys(canonical(row["syllable"]) for row in rows))
    for method in ("telex", "vni", "syllable"):
        found = sum(_first(everything, row[method]) == canonical(row["syllable"]) for row in rows[::8])
        assert found >= 0.98 * len(rows[::8])


def test_each_misplaced_mark_alone_in_an_archive_of_all(shared: Path) -> None:
    with (shared / "spelling" / "variants.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    everything = of_texts(*dict.fromkeys(canonical(row["meant"]) for row in rows))
    found = sum(_first(everything, row["found"]) == canonical(row["meant"]) for row in rows)
    assert found >= 0.98 * len(rows)


def test_a_key_in_the_wrong_place_makes_no_word() -> None:
    found = search(SMALL, Request("chuyenr doi so"))
    assert (found.applied, found.total) == ("chuyen doi so", 1)
    assert not any(one.kind == "no_word" for one in found.remarks)

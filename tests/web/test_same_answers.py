"""The desk gives the same through the library, the command line and the server, key by key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from searchlib import Index

QUERIES = (
    "dữ liệu",
    '"dữ liệu"',
    "ky luat",
    "ngân sách",
    "chuyển đổi số",
    "nước sạch",
    "cán bộ",
    "người dân",
)
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"speaker": ["Hồ Sỹ Trạch"]},
    {"since": "2025"},
    {"mode": ["direct"]},
)
ASKED: list[tuple[str, list[str], dict[str, Any]]] = [
    (command, [query], {**options, **FILTERS[number % len(FILTERS)]})
    for number, query in enumerate(QUERIES)
    for command, options in (
        ("facets", {"by": ("speaker", "source", "year", "section")[number % 4], "limit": 7}),
        ("facets", {"by": ("role", "document", "month", "kind")[number % 4]}),
        ("trend", {"by": ("year", "month", "quarter", "day")[number % 4]}),
        ("concordance", {"sort": ("left", "right", "score", "-date")[number % 4], "limit": 9}),
        ("collocations", {"window": 3 + number % 3, "min": 2}),
        ("keywords", {"min": 1 + number % 2, "limit": 11}),
        ("verify", {"limit": 4}),
    )
]
FILTERED = {name for options in FILTERS for name in options}
FIRST = {"verify": "quote", "similar": "id"}


def library(index: Index, command: str, words: list[str], options: dict[str, Any]) -> Any:
    answer = json.loads(json.dumps(getattr(index, command)(*words, **options).as_dict()))
    asked = {name: value for name, value in options.items() if name in FILTERED}
    queries = [""] if command in FIRST else words
    notes = [str(remark) for query in queries for remark in index.remarks(query, **asked)]
    return {**answer, "notes": notes} if notes else answer


def server(client: httpx.Client, command: str, words: list[str], options: dict[str, Any]) -> Any:
    answer = client.get(f"/api/v1/{command}", params={FIRST.get(command, "q"): words, **options})
    assert answer.status_code == 200, answer.text
    return answer.json()


def command_line(archive: Path, command: str, words: list[str], options: dict[str, Any]) -> Any:
    given = [
        part
        for name, value in options.items()
        for one in (value if isinstance(value, list) else [value])
        for part in (f"--{name}", str(one))
    ]
    line = [
        sys.executable,
        "-m",
        "searchlib",
        "--index",
        str(archive),
        command,
        "--json",
        *given,
        "--",
        *words,
    ]
    return json.loads(subprocess.run(line, capture_output=True, encoding="utf-8").stdout)


def test_the_library_and_the_server_agree(client: httpx.Client, archive: Path) -> None:
    with Index.open(archive) as index:
        asked = [*ASKED, *(("similar", [id], {"limit": 3}) for id in index.ids(limit=8))]
        asked.append(("trend", ["dữ liệu", "kỷ luật"], {"by": "month"}))
        asked.append(("trend", ["rác"], {"collapse": True}))
        asked.append(("facets", ["rác"], {"by": "article", "collapse": True}))
        assert len(asked) == 67
        for command, words, options in asked:
            assert server(client, command, words, options) == library(index, command, words, options), (
                command,
                words,
                options,
            )


@pytest.mark.parametrize("number", range(0, len(ASKED), 8))
def test_the_command_line_and_the_server_agree(client: httpx.Client, archive: Path, number: int) -> None:
    assert command_line(archive, *ASKED[number]) == server(client, *ASKED[number])

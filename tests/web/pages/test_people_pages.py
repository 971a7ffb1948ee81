"""The tables of people."""

from __future__ import annotations

import html
import re
from pathlib import Path

import httpx
from searchlib import Index

from tests.web.in_process import running


def test_a_table_of_a_person_holds_all_that_was_said(tmp_path: Path) -> None:
    said = "\n\n".join(f"Ông Trần Mộc Sa nói: “Chúng tôi đã xem việc thứ {n} ở Bến Lứa.”" for n in range(130))
    (tmp_path / "a.txt").write_text(f"Chuyện Bến Lứa\n\n{said}\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
    name = "Trần Mộc Sa"
    with running(tmp_path / "index") as address, httpx.Client(base_url=address, timeout=60) as client:
        total = client.get(f"/people/{name}.json").json()["total"]
        assert total >= 130
        assert client.get(f"/people/{name}.csv").text.count("\r\n") == total + 1
        assert client.get(f"/people/{name}.csv?offset=100").text.count("\r\n") == total - 99
        asked = client.get(f"/people/{name}?q=%22việc thứ 7%22").text
        link = re.search(r'<a href="([^"]*[.]csv[^"]*)"', asked)
        assert link
        assert client.get(html.unescape(link[1])).text.count("\r\n") == 2

"""Addresses of clusters, and where user and password come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib.errors import IndexFolderError
from searchlib.opensearch.address import Address


def test_hosts_ports_and_name() -> None:
    found = Address.parse("opensearch://one.example:9201,two.example/bao")
    assert found.hosts == (("one.example", 9201), ("two.example", 9200))
    assert (found.tls, found.name) == (False, "bao")
    assert Address.parse("opensearchs://one.example/bao").tls


@pytest.mark.parametrize(
    "where",
    [
        "opensearch://one.example",
        "opensearch:///bao",
        "opensearch://a b/bao",
        "opensearch://one/BAO",
        "x://a/b",
    ],
)
def test_other_forms_are_refused(where: str) -> None:
    with pytest.raises(IndexFolderError, match="form"):
        Address.parse(where)


def test_an_address_holds_no_password() -> None:
    with pytest.raises(IndexFolderError, match="holds no user"):
        Address.parse("opensearch://me:secret@one.example/bao")


def test_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SEARCHLIB_OPENSEARCH_USER", raising=False)
    address = Address.parse("opensearch://one.example/bao")
    assert address.credentials() is None
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine one.example login lan password mat\n", "utf-8")
    netrc.chmod(0o600)
    assert address.credentials() == ("lan", "mat")
    monkeypatch.setenv("SEARCHLIB_OPENSEARCH_USER", "hoa")
    monkeypatch.setenv("SEARCHLIB_OPENSEARCH_PASSWORD", "khac")
    assert address.credentials() == ("hoa", "khac")

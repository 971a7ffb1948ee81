"""Where a cluster is: `opensearch://host:9200[,host2:9200]/name`, over TLS `opensearchs://`.

User and password come from the environment (`SEARCHLIB_OPENSEARCH_USER`, `SEARCHLIB_OPENSEARCH_PASSWORD`) or
a netrc, never from the address, which others see in lists of processes. `SEARCHLIB_OPENSEARCH_CA` names a
file of certificates that are trusted.
"""

from __future__ import annotations

import os
import re

from searchlib.errors import IndexFolderError
from searchlib.frozen import frozen

_FORM = re.compile(r"opensearch(s?)://([^/@]+)/([a-z0-9][a-z0-9_.-]{0,100})/?")
_HOST = re.compile(r"([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?")
_PORT = 9200


@frozen
class Address:
    """A place in a cluster.

    Attributes:
        where: as it was named.
        tls: whether connections are encrypted.
        hosts: names and ports of nodes.
        name: of the index.
    """

    where: str
    tls: bool
    hosts: tuple[tuple[str, int], ...]
    name: str

    @classmethod
    def parse(cls, where: str) -> Address:
        """The address that a text is.

        Raises:
            IndexFolderError: it has another form.
        """
        found = _FORM.fullmatch(where)
        if found is None:
            if "@" in where:
                raise IndexFolderError(
                    "an address holds no user; set SEARCHLIB_OPENSEARCH_USER and _PASSWORD, or write a netrc"
                )
            raise IndexFolderError(
                f"{where[:80]!a} is not of the form opensearch://host:9200[,host2:9200]/name, in lower case"
            )
        hosts = [_HOST.fullmatch(part) for part in found[2].split(",")]
        if not all(hosts):
            raise IndexFolderError(f"{where[:80]!a}: a host is not of the form name:port")
        pairs = tuple((one[1], int(one[2] or _PORT)) for one in hosts if one is not None)
        return cls(where, bool(found[1]), pairs, found[3])

    @staticmethod
    def loader() -> int:
        """Which of several processes that add to one index this is; 0 where there is one.

        Raises:
            IndexFolderError: it is no number from 0 to 999.
        """
        told = os.environ.get("SEARCHLIB_OPENSEARCH_LOADER", "0")
        if not re.fullmatch(r"\d{1,3}", told, re.ASCII):
            raise IndexFolderError(
                f"SEARCHLIB_OPENSEARCH_LOADER is a number from 0 to 999, not {told[:20]!a}"
            )
        return int(told)

    def credentials(self) -> tuple[str, str] | None:
        """User and password, if any are known."""
        user = os.environ.get("SEARCHLIB_OPENSEARCH_USER")
        if user:
            return user, os.environ.get("SEARCHLIB_OPENSEARCH_PASSWORD", "")
        import netrc

        try:
            known = netrc.netrc()
        except (OSError, netrc.NetrcParseError):
            return None
        for host, _ in self.hosts:
            found = known.hosts.get(host)
            if found is not None:
                return found[0], found[2] or ""
        return None

"""What happens to clients while nodes fail: `python -m tests.opensearch.failures [--rounds 5] [KIND ...]`.

Three nodes, three shards, each with a replica. In each round a client searches without a pause and another
one indexes, both by the addresses of all nodes; at a random moment a node is killed, paused or cut off (a
proxy in front of its ports passes nothing on any more), or two are killed. Then all is mended, a client
completes the work, and the index has to hold what an index in a folder holds. A search is either what it was
before, or an error of one line.
"""

from __future__ import annotations

import argparse
import random
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from searchlib import Index, SearchlibError
from searchlib.opensearch.address import Address
from searchlib.opensearch.cluster import Cluster

from tests.opensearch.cluster_node import Node, cluster, free_port
from tests.opensearch.kills import change, client, missing

_DOWN = 45.0
"""Seconds that a failure lasts: nodes take 30 to find out that another one is silent."""
_WRONG = ("wrong", "broken", "hangs", "several lines")
_TEMPLATE = {
    "index_patterns": ["failures*"],
    "template": {"settings": {"number_of_shards": 3, "number_of_replicas": 1}},
}
Action = Callable[[list[Node], list["Proxy"], random.Random], Callable[[], None]]


class Proxy:
    """A port that passes everything on to another one, until it is `cut`."""

    def __init__(self, target: int) -> None:
        self.port, self._target = free_port(), target
        self.cut = False
        self._server = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                one, _ = self._server.accept()
                other = socket.create_connection(("127.0.0.1", self._target), 5)
                other.settimeout(None)
            except OSError:
                if self._server.fileno() < 0:
                    return
                with suppress(OSError, UnboundLocalError):
                    one.close()
                continue
            for pair in ((one, other), (other, one)):
                threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1 << 16):
                while self.cut:  # neither refused nor closed: nothing comes
                    time.sleep(0.05)
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)  # wakes the other thread up, which a close does not

    def close(self) -> None:
        """Accepts nothing more."""
        self._server.close()


def _killed(count: int) -> Action:
    def act(nodes: list[Node], _: list[Proxy], chance: random.Random) -> Callable[[], None]:
        some = chance.sample(nodes, count)
        for one in some:
            one.process.kill()
            one.process.wait()
        return lambda: [one.start() for one in some] and None

    return act


def _paused(nodes: list[Node], _: list[Proxy], chance: random.Random) -> Callable[[], None]:
    one = chance.choice(nodes)
    one.process.send_signal(signal.SIGSTOP)
    return lambda: one.process.send_signal(signal.SIGCONT)


def _cut_off(nodes: list[Node], proxies: list[Proxy], chance: random.Random) -> Callable[[], None]:
    number = chance.randrange(len(nodes))
    both = proxies[number], proxies[len(nodes) + number]
    for proxy in both:
        proxy.cut = True
    return lambda: [setattr(proxy, "cut", False) for proxy in both] and None


def _apart(nodes: list[Node], proxies: list[Proxy], chance: random.Random) -> Callable[[], None]:
    proxy = proxies[chance.randrange(len(nodes))]
    proxy.cut = True
    return lambda: setattr(proxy, "cut", False)


ACTIONS: dict[str, Action] = {
    "killed": _killed(1),
    "paused": _paused,
    "cut off from clients": _apart,
    "cut off": _cut_off,
    "two killed": _killed(2),
}


class Searcher:
    """Searches without a pause, and counts what came of it."""

    def __init__(self, where: str) -> None:
        self._where, self.found, self.slowest = where, Counter[str](), 0.0
        self.told = Counter[str]()
        self._expected = self._search()
        self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _search(self) -> Any:
        with Index.open(self._where) as index:
            found = index.search("trạm nước sạch", limit=20)
            return found.total, [(hit.article.id, hit.position) for hit in found]

    def _run(self) -> None:
        while not self._ended:
            started = time.monotonic()
            try:
                found = self._search()
                self.found["right" if found == self._expected else "wrong"] += 1
                if found != self._expected:
                    self.told[f"{self._expected[0]} expected, {found[0]} found"] += 1
            except SearchlibError as error:
                self.found["told"] += 1
                self.told[
                    "".join(sign for sign in str(error).partition(": ")[2] if not sign.isdigit())[:70]
                ] += 1
                if "\n" in str(error):
                    self.found["several lines"] += 1
            except Exception as error:  # what must not be is counted
                self.found[f"broken: {type(error).__name__}"] += 1
            self.slowest = max(self.slowest, time.monotonic() - started)

    def end(self) -> None:
        """Ends after the search that is under way."""
        self._ended = True
        self._thread.join(300)
        if self._thread.is_alive():
            self.found["hangs"] += 1


@contextmanager
def proxied() -> Iterator[tuple[list[Node], list[Proxy], str]]:
    """Three nodes, the proxies before their HTTP ports and then of those between nodes, and the hosts."""
    with ExitStack() as stack:
        proxies: list[Proxy] = []

        def behind(port: int) -> int:
            proxies.append(Proxy(port))
            stack.callback(proxies[-1].close)
            return proxies[-1].port

        nodes = stack.enter_context(cluster(3, behind=behind))
        between = list(proxies)
        hosts = ",".join(f"127.0.0.1:{behind(one.http)}" for one in nodes)
        yield nodes, [*proxies[3:], *between], hosts


def _healthy(nodes: list[Node]) -> bool:
    """Whether all nodes are together again and every shard has its replica."""
    for one in nodes:
        one.wait()
    ask = Cluster(Address.parse(f"opensearch://{nodes[0].address}/x"))
    end = time.monotonic() + 240
    while time.monotonic() < end:
        with suppress(SearchlibError):
            ask.ask("POST", "/_cluster/reroute", retry_failed="true")
            path = "/_cluster/health?wait_for_nodes=3&wait_for_status=green&timeout=15s"
            if not (ask.ask("GET", path, allowed=(408,)) or {"timed_out": True})["timed_out"]:
                return True
        time.sleep(1)
    return False


def round_(
    kind: str,
    nodes: list[Node],
    proxies: list[Proxy],
    where: str,
    folder: Path,
    number: int,
    chance: random.Random,
) -> tuple[Searcher, list[str]]:
    """One failure: what the searches found, and what was lost."""
    lost: list[str] = []
    if not _healthy(nodes):
        # opensearch-project/OpenSearch#19150: a shard that was promoted alone may stay without its replica
        lost.append("not green before the round")
    searcher = Searcher(where)
    change(folder, number, chance)
    child = client(where, folder, 5.0, 60.0)
    time.sleep(chance.uniform(0, 3))
    mend = ACTIONS[kind](nodes, proxies, chance)
    time.sleep(_DOWN)
    mend()
    status = child.wait()
    searcher.found["indexing done" if status == 0 else "indexing told"] += 1
    searcher.end()
    if not _healthy(nodes):
        for one in nodes:  # what the recipe of operators says: start the surviving ones again
            one.stop()
            one.start()
            one.wait()
        searcher.found["nodes started again"] += 1
        _healthy(nodes)
    return searcher, lost + missing(where, folder)


def main() -> int:
    """Prints a line for each kind of failure; 1 where something was lost, wrong or hung."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", choices=[*ACTIONS, []], help="failures; else all")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, bad = random.Random(options.seed), 0
    with (
        proxied() as (nodes, proxies, hosts),
        tempfile.TemporaryDirectory(prefix="searchlib-failures-") as some,
    ):
        folder, where = Path(some), f"opensearch://{hosts}/failures"
        Cluster(Address.parse(where)).ask("PUT", "/_index_template/failures", _TEMPLATE)
        for number in range(12):
            (folder / f"nuoc{number}.txt").write_text(f"Trạm nước sạch số {number}.\nDân vui.\n", "utf-8")
        change(folder, 0, chance)
        assert _healthy(nodes), "the nodes do not come together"
        assert client(where, folder, 5.0, 60.0).wait() == 0
        number = 0
        for kind in options.kinds or ACTIONS:
            found, told, lost, slowest = Counter[str](), Counter[str](), [], 0.0
            for _ in range(options.rounds):
                number += 1
                one, without = round_(kind, nodes, proxies, where, folder, number, chance)
                found += one.found
                told += one.told
                lost += without
                slowest = max(slowest, one.slowest)
                print(
                    f"  {kind} {number}: {dict(one.found)} slowest {one.slowest:.1f} s {without}", flush=True
                )
            print(
                f"{kind}: {options.rounds} rounds, {dict(found)}, slowest {slowest:.1f} s, lost {len(lost)}"
            )
            print(
                *(f"    {count} x {line}" for line, count in told.most_common(8)), *lost, sep="\n", flush=True
            )
            wrong = [
                name for name in found if name.split(":")[0] in ("wrong", "broken", "hangs", "several lines")
            ]
            bad += len(lost) + len(wrong)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())

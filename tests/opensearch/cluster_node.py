"""Real OpenSearch nodes on loopback, made of Maven artifacts, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "node"
CACHE = (
    Path(tempfile.gettempdir()) / f"searchlib-opensearch-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
)
"""The compiled node and the list of its libraries, kept from run to run."""
HEAP = "400m"
_PLUGINS = (
    "transport.Netty4Plugin,analysis.common.CommonAnalysisPlugin,painless.PainlessPlugin,join.ParentJoinPlugin,"
    "index.reindex.ReindexPlugin,index.mapper.MapperExtrasPlugin"
)
_START = 600.0


class Unavailable(Exception):
    """Why there can be no node here."""


def prepared() -> str:
    """The class path of the node, compiled once.

    Raises:
        Unavailable: Java or Maven is missing, or the artifacts cannot be had.
    """
    for program in ("java", "javac", "mvn"):
        if shutil.which(program) is None:
            raise Unavailable(f"{program} is not installed")
    CACHE.mkdir(mode=0o700, exist_ok=True)
    if CACHE.stat().st_mode & 0o022:
        raise Unavailable(f"{CACHE} can be written by others")
    listed, classes = CACHE / "class-path", CACHE / "classes"
    try:
        if not listed.is_file():
            shutil.copy(HERE / "pom.xml", CACHE / "pom.xml")
            goal = ["mvn", "-q", "-B", "dependency:build-classpath", f"-Dmdep.outputFile={listed}.new"]
            subprocess.run(goal, cwd=CACHE, check=True, capture_output=True, timeout=600)
            os.replace(f"{listed}.new", listed)
        path = listed.read_text("utf-8")
        if not (classes / "OsNode.class").is_file():
            compile_ = ["javac", "-cp", path, "-d", str(classes), str(HERE / "OsNode.java")]
            subprocess.run(compile_, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(f"the node cannot be built ({type(error).__name__})") from error
    return f"{classes}{os.pathsep}{path}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class Node:
    """A node that can be started, ended and started again.

    Attributes:
        name: in its cluster.
        home: its folder, which outlives its process.
        settings: of OpenSearch, "key=value".
        heap: of Java, as "400m".
        lasting: whether it is to be fast for long rather than soon.
        http, transport: its ports.
        published: the port by which other nodes reach it.
        process: that runs, or ran last.
    """

    name: str
    home: Path
    settings: Sequence[str] = ()
    heap: str = HEAP
    lasting: bool = False
    http: int = field(default_factory=free_port)
    transport: int = field(default_factory=free_port)
    published: int = 0
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def address(self) -> str:
        """Where clients reach it."""
        return f"127.0.0.1:{self.http}"

    def start(self) -> None:
        """Starts its process; `wait` says when it answers."""
        for name in ("config", "data", "logs", "tmp"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "log4j2.properties", self.home / "config")
        (self.home / "config" / "opensearch.yml").write_text("", "utf-8")
        with (self.home / "stdout.log").open("ab") as log:
            self.process = subprocess.Popen(self._command(), stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def _command(self) -> list[str]:
        home, path = self.home, prepared()
        plugins = ",".join(f"org.opensearch.{name}" for name in _PLUGINS.split(","))
        known = {
            "cluster.name": "test",
            "node.name": self.name,
            "path.data": home / "data",
            "path.logs": home / "logs",
            "network.host": "127.0.0.1",
            "http.port": self.http,
            "transport.port": self.transport,
            "transport.publish_port": self.published or self.transport,
            "http.type": "netty4",
            "transport.type": "netty4",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
        }
        return [
            *("java", f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:MaxDirectMemorySize=128m"),
            *(["-XX:+UseG1GC"] if self.lasting else ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]),
            *(f"-Djava.io.tmpdir={home / 'tmp'}", "-Djna.nosys=true", f"-Djna.tmpdir={home / 'tmp'}"),
            *("-Dfile.encoding=UTF-8", "-Dlog4j2.disable.jmx=true", f"-Dos.plugins={plugins}"),
            *(f"-Dopensearch.logs.base_path={home / 'logs'}", "-Dopensearch.logs.cluster_name=test"),
            *(f"-Dopensearch.logs.node_name={self.name}", "-cp", path, "OsNode", str(home)),
            *(f"{key}={value}" for key, value in known.items()),
            *self.settings,
        ]

    def wait(self) -> None:
        """Waits until it answers.

        Raises:
            Unavailable: it does not start.
        """
        end = time.monotonic() + _START
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError):
                health = "_cluster/health?wait_for_status=yellow&timeout=30s"
                urllib.request.urlopen(f"http://{self.address}/{health}", timeout=40).close()
                return
            time.sleep(0.3)
        raise Unavailable("the node does not start")

    def stop(self) -> None:
        """Ends its process."""
        self.process.send_signal(signal.SIGCONT)  # a paused one does not hear
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@contextmanager
def node(*settings: str, heap: str = HEAP, lasting: bool = False) -> Iterator[Node]:
    """A node of its own cluster.

    Raises:
        Unavailable: there can be none here.
    """
    with cluster(1, *settings, heap=heap, lasting=lasting) as (one,):
        yield one


@contextmanager
def cluster(
    count: int,
    *settings: str,
    heap: str = HEAP,
    lasting: bool = False,
    behind: Callable[[int], int] | None = None,
) -> Iterator[list[Node]]:
    """Nodes that are one cluster; `behind` gives a port that leads to the one by which a node is reached.

    Raises:
        Unavailable: there can be none here.
    """
    prepared()
    with tempfile.TemporaryDirectory(prefix="searchlib-node-") as folder, ExitStack() as stack:
        nodes = [
            Node(f"n{number}", Path(folder) / f"n{number}", (), heap, lasting) for number in range(count)
        ]
        for one in nodes:
            one.published = behind(one.transport) if behind else one.transport
        seeds = ",".join(f"127.0.0.1:{one.published}" for one in nodes)
        named = ",".join(one.name for one in nodes)
        several = (f"discovery.seed_hosts={seeds}", f"cluster.initial_cluster_manager_nodes={named}")
        for one in nodes:
            one.settings = (*(several if count > 1 else ("discovery.type=single-node",)), *settings)
            one.start()
            stack.callback(one.stop)
        for one in nodes:
            one.wait()
        yield nodes

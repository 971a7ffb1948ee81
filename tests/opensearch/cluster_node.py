"""A real OpenSearch node on loopback, made of Maven artifacts, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
_START = 180.0


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


@contextmanager
def node(*settings: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A node of its own cluster: its address "127.0.0.1:port", and its process.

    Raises:
        Unavailable: there can be none here.
    """
    path = prepared()
    with tempfile.TemporaryDirectory(prefix="searchlib-node-") as folder:
        home = Path(folder)
        for name in ("config", "data", "logs", "tmp"):
            (home / name).mkdir()
        shutil.copy(HERE / "log4j2.properties", home / "config")
        (home / "config" / "opensearch.yml").write_text("", "utf-8")
        http, transport = free_port(), free_port()
        plugins = ",".join(f"org.opensearch.{name}" for name in _PLUGINS.split(","))
        command = [
            *("java", f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *("-XX:MaxDirectMemorySize=128m", f"-Djava.io.tmpdir={home / 'tmp'}", "-Djna.nosys=true"),
            *("-Dfile.encoding=UTF-8", "-Dlog4j2.disable.jmx=true", f"-Dos.plugins={plugins}"),
            *(f"-Djna.tmpdir={home / 'tmp'}", f"-Dopensearch.logs.base_path={home / 'logs'}"),
            *(
                "-Dopensearch.logs.cluster_name=test",
                "-Dopensearch.logs.node_name=one",
                "-cp",
                path,
                "OsNode",
            ),
            *(str(home), "cluster.name=test", "node.name=one", f"path.data={home / 'data'}"),
            *(f"path.logs={home / 'logs'}", "network.host=127.0.0.1", f"http.port={http}"),
            *(f"transport.port={transport}", "http.type=netty4", "transport.type=netty4"),
            *(
                "discovery.type=single-node",
                "cluster.routing.allocation.disk.threshold_enabled=false",
                *settings,
            ),
        ]
        with (home / "stdout.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            _wait(http, process)
            yield f"127.0.0.1:{http}", process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            if process.poll() is None:
                process.kill()
                process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(
                f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=30s", timeout=40
            ).close()
            return
        time.sleep(0.3)
    raise Unavailable("the node does not start")

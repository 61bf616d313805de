"""Real nodes of OpenSearch, each a process of its own, ended with whoever started it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from tests.engines.opensearch.runtime import Runtime

_RUNNER = "org.codelibs.opensearch.runner.OpenSearchRunner"
_SEVERAL = Path(__file__).with_name("OneOfSeveral.java")  # run from its source
_CLUSTER = f"tests-{os.getpid()}"
_PATIENCE = 400.0  # seconds for a node to answer, on a machine that does much else
_OPTIONS = (
    "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
    "-Dlog4j2.disable.jmx=true",
)  # fmt: skip
_STARTING = Path(tempfile.gettempdir(), "communique-opensearch-starting.lock")  # one takes a port
_BOUND = re.compile(r"HttpServerTransport *\] publish_address \{127\.0\.0\.1:(\d+)\}")


@dataclass(frozen=True, slots=True)
class Node:
    process: "subprocess.Popen[bytes]"
    url: str

    def kill(self) -> None:
        """As when its machine fails."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def folder(otherwise: Path) -> Iterator[Path]:
    """For the data of nodes: in memory, where that can be had, since a test waits for the disk."""
    memory = Path("/dev/shm")  # noqa: S108 -- a fresh folder in it, as in /tmp
    if not os.access(memory, os.W_OK):
        yield otherwise
        return
    with tempfile.TemporaryDirectory(dir=memory, ignore_cleanup_errors=True) as made:
        yield Path(made)


@contextmanager
def nodes(
    runtime: Runtime, folder: Path, count: int = 1, options: Sequence[str] = _OPTIONS
) -> Iterator[Sequence[Node]]:
    """A cluster of so many nodes, empty, each with its data below a folder that must be empty.

    `options` are Java's.
    """
    ports = [_free_port() for _ in range(count)]
    with ExitStack() as ending, FileLock(_STARTING) as starting:
        processes = []
        for number, port in enumerate(ports):
            home = folder / f"node{number}"
            running = _several(home, number, count) if count > 1 else _single(home)
            command = [str(runtime.java), *options, "-cp", f"{runtime.jars}/*", *running]
            processes.append(_start(home, _settings(port, ports), command))
            ending.callback(_end, processes[-1])
        urls = [_url(process, folder / f"node{n}/log") for n, process in enumerate(processes)]
        _await(urls[0], count)
        starting.release()
        yield [Node(*one) for one in zip(processes, urls, strict=True)]


def _settings(port: int, ports: Sequence[int]) -> str:
    """For one node alone the runner chooses the port for HTTP, the first free one from 9201 on."""
    hosts = ", ".join(f'"127.0.0.1:{one}"' for one in ports)
    several = f"discovery.seed_hosts: [{hosts}]\n"
    return (
        "network.host: 127.0.0.1\n"
        f"transport.port: {port}\n"
        "action.auto_create_index: false\n"
        "cluster.routing.allocation.disk.threshold_enabled: false\n"
        "cluster.max_shards_per_node: 5000\n"
        + (several if len(ports) > 1 else "discovery.type: single-node\n")
    )


def _single(home: Path) -> list[str]:
    paths = ["-basePath", f"{home}/base", "-confPath", f"{home}/conf"]
    return [_RUNNER, *paths, "-numOfNode", "1", "-clusterName", _CLUSTER]


def _several(home: Path, number: int, count: int) -> list[str]:
    """Of these names the nodes that found the cluster."""
    names = ",".join(f"node{n}" for n in range(count))
    return [str(_SEVERAL), str(home), _CLUSTER, f"node{number}", str(_free_port()), names]


def _start(home: Path, settings: str, command: Sequence[str]) -> "subprocess.Popen[bytes]":
    (home / "conf").mkdir(parents=True)
    (home / "conf/opensearch.yml").write_text(settings)
    guard = shutil.which("setpriv")
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            [*([guard, "--pdeathsig", "KILL"] if guard else []), *command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _url(process: "subprocess.Popen[bytes]", log: Path) -> str:
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE and process.poll() is None:
        if bound := _BOUND.search(log.read_text(errors="replace")):
            return f"http://127.0.0.1:{bound[1]}"
        time.sleep(0.2)
    raise RuntimeError(f"OpenSearch did not start: {log.read_text(errors='replace')[-2000:]}")


def _await(url: str, count: int) -> None:
    """Until all nodes have found each other."""
    wanted = f"wait_for_nodes={count}&wait_for_status=yellow&timeout={_PATIENCE:.0f}s"
    with urllib.request.urlopen(f"{url}/_cluster/health?{wanted}", timeout=_PATIENCE) as answer:  # noqa: S310 -- our own node
        answer.read()


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])

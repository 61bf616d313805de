"""Many people typing while the archive is re-indexed: errors, times, throughput, memory.

    python -m tests.bench.load --clients 50 --seconds 120 --documents 10000

serves an index of generated releases by `communique serve`, types words of them letter by letter as
the search box asks, and has `communique index --rebuild` run over and over beside it. It ends with
status 1 if any request failed, or if memory in the end is more than 1.1 of that at half time.
"""

import argparse
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

import psutil

from tests.bench.corpus import Corpus

_COMMAND = (sys.executable, "-m", "indexer.cli")
_WELL = frozenset({0, 3})  # on a busy machine some pages take longer than their ten seconds
_TYPING = {"HX-Request": "true", "HX-Trigger": "q", "HX-Trigger-Name": "q"}
_PAUSE = (0.15, 0.6)  # seconds from one letter to the next request, as the page waits for
_PAGE = """<html lang="en"><head><title>{title}</title></head><body><h1>{title}</h1>
<p>{date}</p>{paragraphs}</body></html>"""


@dataclass
class Client:
    """One person, who types one search after the other."""

    number: int
    address: tuple[str, int]
    corpus: Corpus
    documents: int
    times: list[float] = field(default_factory=list)  # seconds
    errors: list[str] = field(default_factory=list)

    def type(self, stop: Event) -> None:
        chance = random.Random(self.number)  # noqa: S311 -- repeatable, not secret
        connection = http.client.HTTPConnection(*self.address, timeout=60)
        while not stop.is_set():
            for text in self._typed(chance):
                if stop.wait(chance.uniform(*_PAUSE)):
                    break
                self._ask(connection, text)
        connection.close()

    def _typed(self, chance: random.Random) -> Iterator[str]:
        """Two words of a release, a few letters more at a time."""
        document = self.corpus.document(chance.randrange(self.documents))
        words = chance.choice(document.blocks).text.split()
        text = " ".join(words[:2])
        return (text[:end] for end in range(2, len(text) + 1, 3))

    def _ask(self, connection: http.client.HTTPConnection, text: str) -> None:
        begun = time.perf_counter()
        try:
            connection.request("GET", f"/?{urlencode({'q': text})}", headers=_TYPING)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            self.errors.append(type(error).__name__)
            return
        self.times.append(time.perf_counter() - begun)
        if answer.status != 200:
            self.errors.append(f"status {answer.status}")


def write_pages(folder: Path, corpus: Corpus, count: int) -> None:
    for number, document in enumerate(corpus.documents(count)):
        paragraphs = "".join(f"<p>{block.text}</p>" for block in document.blocks)
        page = _PAGE.format(
            title=document.title, date=document.published.date, paragraphs=paragraphs
        )
        file = folder / f"{number // 500}" / f"{number}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")


@contextmanager
def served(options: list[str]) -> Iterator[tuple[int, tuple[str, int]]]:
    """The server's process and address; it ends with the block."""
    environment = {**os.environ, "COMMUNIQUE_RATE_LIMIT": "", "COMMUNIQUE_LOG_LEVEL": "warning"}
    command = [*_COMMAND, *options, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)", server.stdout.readline())
        if found is None:
            raise SystemExit("the server did not start")
        address = (found[1], int(found[2]))
        _wait_until_ready(address)
        yield server.pid, address
        server.terminate()


def _wait_until_ready(address: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*address, timeout=120)
    for _ in range(20):  # so that every worker has opened the index
        connection.request("GET", "/readyz", headers={"Connection": "close"})
        if connection.getresponse().read() != b"ok\n":
            raise SystemExit("the server is not ready")


def memory(pid: int) -> int:
    """Resident bytes of a process and its children."""
    server = psutil.Process(pid)
    return sum(one.memory_info().rss for one in (server, *server.children(recursive=True)))


def reindex(options: list[str], stop: Event, runs: list[int]) -> None:
    """One rebuild after the other; what each ends with."""
    while not stop.is_set():
        command = [*_COMMAND, *options, "index", "--rebuild"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
            while run.poll() is None:
                if stop.wait(0.2):
                    run.terminate()
                    return
        runs.append(run.returncode)


def loaded(
    clients: list[Client], options: list[str], pid: int, seconds: float
) -> tuple[list[int], list[int]]:
    """Have them type; memory at the half and at the end, and the ends of the runs."""
    stop, runs, held = Event(), list[int](), list[int]()
    threads = [Thread(target=client.type, args=(stop,)) for client in clients]
    threads.append(Thread(target=reindex, args=(options, stop, runs)))
    for thread in threads:
        thread.start()
    for _ in range(2):
        time.sleep(seconds / 2)
        held.append(memory(pid))
    stop.set()
    for thread in threads:
        thread.join()
    return held, runs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--documents", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, corpus = Path(name), Corpus()
        write_pages(folder / "corpus" / "pages", corpus, given.documents)
        options = ["--index", f"{folder}/index", "--corpus", f"{folder}/corpus"]
        first = subprocess.run([*_COMMAND, *options, "index"], check=False)
        if first.returncode not in _WELL:
            raise SystemExit("the corpus could not be indexed")
        with served(options) as (pid, address):
            clients = [
                Client(number, address, corpus, given.documents) for number in range(given.clients)
            ]
            held, runs = loaded(clients, options, pid, given.seconds)
    report(clients, held, runs, given.seconds)


def report(clients: list[Client], held: list[int], runs: list[int], seconds: float) -> None:
    times = sorted(one for client in clients for one in client.times)
    errors = [one for client in clients for one in client.errors]
    growth = held[1] / held[0]
    print(f"{len(times)} requests of {len(clients)} clients, {len(errors)} errors {set(errors)}")
    if times:
        halfway, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"p50 {halfway * 1000:.0f} ms, p95 {late * 1000:.0f} ms")
    print(f"{len(times) / seconds:.0f} requests a second")
    print(f"re-index runs ended meanwhile with status {runs}")
    print(f"memory {held[0] >> 20} MB, then {held[1] >> 20} MB: {growth:.2f}")
    raise SystemExit(bool(errors) or not times or growth > 1.1 or not _WELL.issuperset(runs))


if __name__ == "__main__":
    main()

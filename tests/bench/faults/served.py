"""Files of an index damaged under a live server: its answers stay true, or are a clear refusal."""

import http.client
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread
from urllib.parse import urlencode

from tests.bench.faults import child
from tests.bench.faults.outcome import Outcome
from tests.bench.faults.scene import QUERIES, Scene, scene
from tests.processes import wait_until

Address = tuple[str, int]
Change = Callable[[Path, Random], None]

_CLIENTS = 4
_ANSWERS = 40  # that are waited for after each damage
_REFUSED = 503
_STATE = 2


def cut(file: Path, random: Random) -> None:
    os.truncate(file, random.randrange(file.stat().st_size))


def emptied(file: Path, random: Random) -> None:
    del random
    os.truncate(file, 0)


def scrawled_over(file: Path, random: Random) -> None:
    with file.open("r+b") as opened:
        opened.seek(random.randrange(file.stat().st_size))
        opened.write(random.randbytes(4096))


CHANGES: tuple[Change, ...] = (cut, emptied, scrawled_over)


class Clients:
    """They ask the same questions all the time, and tell true answers from others."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._paths = [f"/api/v1/search?{urlencode({'q': text})}" for text in QUERIES]
        self._truth = [_ask(http.client.HTTPConnection(*address), path) for path in self._paths]
        self._ended = Event()
        self.counted = Counter[str]()

    @contextmanager
    def asking(self) -> Iterator[None]:
        threads = [Thread(target=self._go_on) for _ in range(_CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def wait(self, verdict: str = "") -> None:
        """For some more answers of a kind, or of any."""
        begun = self._count(verdict)
        wait_until(lambda: self._count(verdict) >= begun + _ANSWERS)

    def _count(self, verdict: str) -> int:
        return self.counted[verdict] if verdict else self.counted.total()

    def _go_on(self) -> None:
        connection = http.client.HTTPConnection(*self._address, timeout=60)
        while not self._ended.is_set():
            for path, truth in zip(self._paths, self._truth, strict=True):
                self.counted[_judged(connection, path, truth)] += 1
        connection.close()


def _ask(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


def _judged(connection: http.client.HTTPConnection, path: str, truth: tuple[int, bytes]) -> str:
    try:
        given = _ask(connection, path)
    except (OSError, http.client.HTTPException):  # a worker has died over it
        connection.close()
        return "cut off"
    if given == truth:
        return "true"
    return "refused" if given[0] == _REFUSED else "wrong"


def served(random: Random, count: int) -> Iterator[Outcome]:
    """Each kind of damage, done in place and undone again, so many times; then a repair."""
    with scene() as held:
        held.turn_to(_STATE)
        held.make()
        (file,) = held.index.glob("generation-1/*.seg")
        with _server(held) as address:
            for change in CHANGES:
                yield _changed(address, file, change, (random, count))
            yield _repaired(held, address, file)


def _changed(address: Address, file: Path, change: Change, given: tuple[Random, int]) -> Outcome:
    random, count = given
    done = Outcome(f"segment {change.__name__.replace('_', ' ')} under a live server", count)
    whole, clients = file.read_bytes(), Clients(address)
    with clients.asking():
        for _ in range(count):
            change(file, random)
            clients.wait("refused")
            with file.open("r+b") as opened:
                opened.write(whole)
                opened.truncate()
            clients.wait("true")
    return _told(done, clients)


def _repaired(held: Scene, address: Address, file: Path) -> Outcome:
    """The server is not told that the doctor has been."""
    done, clients = Outcome("doctor --repair under a live server", 1), Clients(address)
    with clients.asking():
        emptied(file, Random(0))  # noqa: S311 -- no chance in it
        clients.wait("refused")
        done.hear(child.run(*held.options, "doctor", "--repair").text)
        clients.wait("true")
    return _told(done, clients)


def _told(done: Outcome, clients: Clients) -> Outcome:
    counted = clients.counted
    done.wrong = counted["wrong"]
    done.note = ", ".join(f"{counted[verdict]} {verdict}" for verdict in sorted(counted))
    return done


@contextmanager
def _server(held: Scene) -> Iterator[Address]:
    command = [sys.executable, "-m", "indexer.cli", *held.options, "serve", "--port", "0"]
    environment = {**os.environ, "COMMUNIQUE_RATE_LIMIT": "", "COMMUNIQUE_LOG_LEVEL": "error"}
    with subprocess.Popen(
        [*command, "--processes", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)", server.stdout.readline())
        assert found is not None
        try:
            yield found[1], int(found[2])
        finally:
            server.terminate()

"""Real archives and pages, damaged at random, read in worker processes that may die or hang.

    python -m tests.read.damage --count 10000 [--seed N] [--samples FOLDER]…

Whatever comes of a damaged file is a page or a reason. The exit status is 1 if anything else did:
an exception that is none of ours, a process that died, a record over 10 seconds, or more memory
than a page may take.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer import read
from indexer.errors import WorkerLost
from indexer.model import Page, PassedOver
from indexer.workers import Pool
from tests.memory import peak
from tests.read import archives

MEMORY = 400  # megabytes of a worker: Python and our libraries, a page of 20 MB in some forms
_LARGEST = 2**21  # bytes of a sample


@dataclass(frozen=True, slots=True)
class Damaged:
    """One sample, damaged as its seed says."""

    sample: Path
    seed: int


@dataclass(frozen=True, slots=True)
class Told:
    """What reading it gave."""

    pages: int
    reasons: tuple[str, ...]
    megabytes: int  # the most that the worker has ever taken


def samples(folders: Iterable[Path], into: Path) -> list[Path]:
    """Files of these folders, and of ours some of each kind."""
    found = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    own = {
        "own.warc": b"".join(_RECORDS),
        "own.warc.gz": archives.gzipped(_RECORDS),
        "whole.warc.gz": archives.gzipped([b"".join(_RECORDS)]),
        "own.arc": b"".join(archives.arc(archives.http(), archives.http())),
        "own.arc.gz": archives.gzipped(archives.arc(archives.http(), archives.http())),
        "own.mhtml": archives.mhtml(),
        "own.pdf": archives.pdf("The ministers met.", "They agreed."),
        "own.html": archives.HTML,
        "own.wacz": archives.wacz({"archive/a.warc.gz": archives.gzipped(_RECORDS)}),
        "own.zip": archives.zipped({"a.html": archives.HTML, "a.warc": b"".join(_RECORDS)}),
    }
    for name, content in own.items():
        (into / name).write_bytes(content)
    return [f for f in found if 0 < f.stat().st_size <= _LARGEST] + sorted(into.iterdir())


_RECORDS = [
    archives.warc(b"software: a crawler\r\n", kind="warcinfo"),
    archives.warc(archives.http()),
    archives.warc(
        archives.http(archives.chunked(archives.HTML), headers="Transfer-Encoding: chunked\r\n")
    ),
    archives.warc(
        archives.http(archives.gzipped([archives.HTML]), headers="Content-Encoding: gzip\r\n"),
        address="http://www.mofa.go.jp/press/2.html",
    ),
    archives.revisit("http://www.mofa.go.jp/press/3.html"),
]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight wounds."""
    wounded = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        _wound(wounded, chance)
    return bytes(wounded)


def _wound(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) + 1)
    size = chance.choice((1, 2, 8, 100, 5000))
    match chance.choice(("flip", "flip", "number", "cut", "drop", "double", "over", "over")):
        case "flip" if content:
            content[at % len(content)] ^= 1 << chance.randrange(8)
        case "number":
            digits = [place for place, byte in enumerate(content[:20_000]) if byte in b"0123456789"]
            for place in chance.sample(digits, min(3, len(digits))):
                content[place] = chance.choice(b"0123456789-")
        case "cut":
            del content[at:]
        case "drop":
            del content[at : at + size]
        case "double":
            content[at:at] = content[at : at + size]
        case _:
            noise = (chance.randbytes(size), bytes(size), b"\xff\xff\xff\x7f")
            content[at : at + size] = chance.choice(noise)


def look(given: Damaged) -> Told:
    """A worker's task: damage a sample, read all of it, read each page again."""
    chance = random.Random(given.seed)  # noqa: S311 -- so that a failure can be repeated
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, given.sample.name)
        file.write_bytes(damaged(given.sample.read_bytes(), chance))
        found = [one for one in read.pages(file, file.name) if isinstance(one, Page | PassedOver)]
        pages = [one for one in found if isinstance(one, Page)]
        for page in pages:
            assert read.page(file, page.capture) == page
    reasons = tuple(one.reason for one in found if isinstance(one, PassedOver))
    return Told(len(pages), reasons, peak())


def trials(files: Sequence[Path], count: int, seed: int) -> Iterator[Damaged]:
    for number in range(count):
        yield Damaged(files[number % len(files)], seed * 1_000_003 + number)


def run(files: Sequence[Path], count: int, seed: int, processes: int) -> Counter[str]:
    """How many of each outcome; what must not be is counted under a name that begins with "!"."""
    outcomes: Counter[str] = Counter()
    with Pool(processes) as pool:
        for given, told in pool.run(look, trials(files, count, seed)):
            outcomes.update(_names(given, told))
    return outcomes


def _names(given: Damaged, told: Told | WorkerLost) -> Iterator[str]:
    where = f"{given.sample.name}, seed {given.seed}"
    if isinstance(told, WorkerLost):
        yield f"! {where}: {told}"
        return
    yield "gave pages" if told.pages else "gave none, and said why"
    if not told.pages and not told.reasons:
        yield f"! {where}: neither a page nor a reason"
    if told.megabytes > MEMORY:
        yield f"! {where}: {told.megabytes} MB"


def main(arguments: Sequence[str]) -> int:
    """Run, and print how many of each outcome."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path, action="append", default=[])
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        files = samples(given.samples, Path(folder))
        outcomes = run(files, given.count, given.seed, given.processes)
    print(f"{given.count} damaged files, of {len(files)} samples")
    for name, count in sorted(outcomes.items()):
        print(f"{count:7} {name}")
    return int(any(name.startswith("!") for name in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

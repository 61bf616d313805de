"""Damaged files: a damaged index is refused in a sentence or answers truly, and can be mended."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from indexer import build, doctor
from indexer.cli.settings import Settings
from indexer.doctor import Subject
from indexer.errors import EngineError
from indexer.read.originals import Originals
from tests.bench.faults import child
from tests.bench.faults.outcome import Outcome
from tests.bench.faults.scene import Scene, scene, truth
from webapp import create_app

_STATE = 2
_REFUSED = 503  # the status of a page without an index

Damage = Callable[[Path, Random], None]


def truncated(file: Path, random: Random) -> None:
    content = file.read_bytes()
    _write(file, content[: random.randrange(len(content))])


def flipped(file: Path, random: Random) -> None:
    content = bytearray(file.read_bytes())
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    _write(file, content)


def overwritten(file: Path, random: Random) -> None:
    content = bytearray(file.read_bytes())
    begin = random.randrange(len(content))
    content[begin : begin + 64] = random.randbytes(len(content[begin : begin + 64]))
    _write(file, content)


def gone(file: Path, random: Random) -> None:
    del random
    file.unlink()


KINDS = {  # of the current generation
    "segment": "generation-2/*.seg",
    "table of contents": "generation-2/*.toc",
    "pointer": "current.json",
}
DAMAGES: tuple[Damage, ...] = (truncated, flipped, overwritten, gone)


def damages(random: Random, count: int) -> Iterator[Outcome]:
    """Each kind of file with each kind of damage, so many times."""
    with scene() as held:
        held.turn_to(_STATE)
        held.make()
        held.make(rebuild=True)  # so that there is a generation before
        for kind, pattern in KINDS.items():
            for damage in DAMAGES:
                yield _damaged(held, (kind, pattern), damage, (random, count))


def _damaged(
    held: Scene, kind: tuple[str, str], damage: Damage, given: tuple[Random, int]
) -> Outcome:
    name, pattern = kind
    random, count = given
    done = Outcome(f"{name} {damage.__name__}", count)
    refused = 0
    whole = held.folder / "whole"
    shutil.copytree(held.index, whole)
    for number in range(count):
        damage(random.choice(sorted(held.index.glob(pattern))), random)
        refused += _asked(held, done)
        if number == 0:
            _told(held, done)
        doctor.repair(held.archive, doctor.examine(_subject(held)), build.index)
        done.judge(held, truth(_STATE))
        shutil.rmtree(held.index)
        shutil.copytree(whole, held.index)
    shutil.rmtree(whole)
    done.note = f"{refused} refused, the others answered truly; all mended"
    return done


def _asked(held: Scene, done: Outcome) -> bool:
    """Whether a search, and the search page, refuse; what they answer otherwise must be true."""
    app = create_app(
        held.archive.open_engine(), Originals(held.archive.corpus), held.archive.authority
    )
    page = app.test_client().get("/?q=talks")
    done.hear(page.text)
    try:
        answers = held.answers()
    except EngineError:
        done.wrong += page.status_code != _REFUSED
        return True
    done.wrong += answers != truth(_STATE).answers or page.status_code == _REFUSED
    return False


def _told(held: Scene, done: Outcome) -> None:
    """What commands show of it."""
    for command in (("search", "talks"), ("index",), ("doctor",)):
        done.hear(child.run(*held.options, *command).text)


def _subject(held: Scene) -> Subject:
    settings = Settings(f"whoosh:{held.index}", held.folder / "corpus")
    return Subject(settings.target, settings.folder)


def _write(file: Path, content: bytes | bytearray) -> None:
    file.unlink()  # not over it: what is mapped must not shrink under a reader in this process
    file.write_bytes(content)

"""Whether all is well with an index directory."""

import shutil
from collections.abc import Iterator
from contextlib import suppress

from indexer.engines import Engine
from indexer.engines.shared import stored
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.commits.checking import verify
from indexer.engines.whoosh.commits.generations import Generations
from indexer.engines.whoosh.commits.locking import WriterLock
from indexer.engines.whoosh.disk import arrays
from indexer.engines.whoosh.disk.strings import Strings
from indexer.errors import IndexMissing, IndexOutdated, IndexTooNew, IndexUnreadable
from indexer.model import Finding, Query, Remedy, Verdict, fine, problem, unknown

_REPAIR = "communique doctor --repair makes a new one of the corpus"
_RESTORE = ".restore"


def examine(engine: Engine, generations: Generations, lock: WriterLock) -> Iterator[Finding]:
    """Format, checksums, answers, what was left behind, and who writes."""
    told = _format(generations)
    yield told
    if told.verdict is Verdict.OK or told.remedy is Remedy.INDEX:
        yield from _content(engine, generations)
    yield _left_behind(generations)
    yield _writer(lock)


def _format(generations: Generations) -> Finding:
    subject = "index format"
    try:
        pointer = generations.current()
    except IndexTooNew as error:
        return problem(subject, str(error))
    except (IndexMissing, IndexOutdated) as error:
        return problem(subject, str(error), "communique index", Remedy.REBUILD)
    except IndexUnreadable as error:
        return problem(subject, str(error), _REPAIR, Remedy.REBUILD)
    if pointer.is_outdated:
        text = str(generations.outdated(pointer.format))
        return problem(subject, text, "communique index", Remedy.INDEX)
    return fine(subject, f"{pointer.format}, {pointer.generation}, commit {pointer.commit}")


def _content(engine: Engine, generations: Generations) -> Iterator[Finding]:
    try:
        damage = verify(generations.directory)
    except IndexMissing:  # only now: somebody takes it away
        return
    for one in damage:
        yield problem("checksums", f"{one.file}: {one.reason}", _REPAIR, Remedy.REBUILD)
    if damage:
        return
    yield fine("checksums", "every file of the index is as it was written")
    try:
        found = engine.search(Query(size=1))
    except IndexUnreadable as error:
        yield problem("answers", str(error), _REPAIR, Remedy.REBUILD)
    else:
        yield fine("answers", f"{found.total:,} documents can be searched")


def _left_behind(generations: Generations) -> Finding:
    subject = "left behind"
    try:
        stale = list(generations.stale())
    except IndexUnreadable as error:
        return unknown(subject, f"which generations are needed stands in the pointer: {error}")
    if (begun := generations.directory / _RESTORE).exists():
        stale.append(begun)
    if not stale:
        return fine(subject, "nothing half made lies beside the index")
    names = ", ".join(sorted(folder.name for folder in stale))
    advice = "communique doctor --repair removes it, if no other process writes now"
    return problem(subject, f"{names}: of a run or restore that was killed", advice, Remedy.TIDY)


def _writer(lock: WriterLock) -> Finding:
    subject = "lock"
    try:
        writer = lock.writer()
    except OSError as error:
        return unknown(subject, f"whether anybody writes cannot be told: {error}")
    if writer is None:
        return fine(subject, "nobody writes to the index")
    who = f"process {writer.pid} since {writer.since}" if writer.pid else "another process"
    return fine(subject, f"{who} writes to the index, so what else is told may be about to change")


def remembered(generations: Generations) -> frozenset[str]:
    """What the sound parts of any segment tell, those of older generations too."""
    places: set[str] = set()
    for file in generations.directory.glob("generation-*/*.seg"):
        with suppress(OSError, ValueError, KeyError):  # damage is why one asks
            sound = arrays.intact(file)
            made = Strings(sound[f"{schema.MADE} ends"], sound[schema.MADE])
            places |= {place for one in made for place in stored.fingerprint(one).places}
    return frozenset(places)


def tidy(generations: Generations) -> None:
    generations.sweep()
    shutil.rmtree(generations.directory / _RESTORE, ignore_errors=True)

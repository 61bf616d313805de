"""Is all well with an archive? Everything that can be looked at is, and nothing is changed."""

from collections.abc import Iterator

from indexer.build import Archive
from indexer.doctor import agreement, curated, machine, runs
from indexer.doctor.repair import repair
from indexer.doctor.subject import Subject
from indexer.engines import Engine, Examinable
from indexer.errors import CommuniqueError
from indexer.model import Finding, Query, Remedy, Verdict, fine, problem, unknown

__all__ = ["Subject", "examine", "repair"]


def examine(subject: Subject) -> Iterator[Finding]:
    """What is found of each thing in turn, problems with their remedy."""
    yield from machine.versions()
    yield from curated.examine(subject)
    archive = subject.archive()
    if archive is None:
        yield unknown("index", "cannot be examined before records and corrections can be used")
        return
    engine = archive.open_engine()
    told = list(_index(engine))
    yield from told
    yield from machine.room(subject)
    yield runs.last(subject)
    yield _agreement(archive, told)


def _index(engine: Engine) -> Iterator[Finding]:
    if isinstance(engine, Examinable):
        yield from engine.examine()
        return
    try:
        found = engine.search(Query(size=1))
    except CommuniqueError as error:
        yield problem("answers", str(error))
    else:
        yield fine("answers", f"{found.total:,} documents can be searched")


def _agreement(archive: Archive, told: list[Finding]) -> Finding:
    ill = {Remedy.REBUILD, Remedy.NONE}
    broken = [one for one in told if one.verdict is Verdict.PROBLEM and one.remedy in ill]
    return agreement.unknown_because(broken[0]) if broken else agreement.examine(archive)

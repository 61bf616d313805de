"""What can be mended without asking: the index, from the corpus."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from indexer import build
from indexer.build import Archive, Run
from indexer.engines import Examinable
from indexer.model import Finding, Remedy, Tally, Verdict


def repair(archive: Archive, found: Iterable[Finding]) -> Tally | None:
    """Do what the problems found call for; what the run did, None where none was needed.

    A new index is built beside the old one and swapped in, with the files outside the corpus that
    the old one still tells. Raises what a run does.
    """
    wanted = {one.remedy for one in found if one.verdict is Verdict.PROBLEM}
    engine = archive.open_engine()
    tally = None
    if Remedy.REBUILD in wanted:
        places = engine.remembered() if isinstance(engine, Examinable) else ()
        tally = build.index(archive, Run(tuple(_elsewhere(places)), rebuild=True))
    elif Remedy.INDEX in wanted:
        tally = build.index(archive, Run())
    if Remedy.TIDY in wanted and isinstance(engine, Examinable):
        engine.tidy()
    return tally


def _elsewhere(places: Iterable[str]) -> Iterator[Path]:
    """The files outside the corpus that are still there."""
    for file in sorted({Path(place.rpartition("#")[0]) for place in places}):
        if file.is_absolute() and file.exists():
            yield file

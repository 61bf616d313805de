"""What can be mended without asking: the index, from the corpus."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from indexer import build
from indexer.build import Archive, Run
from indexer.corpus import Corpus
from indexer.engines import Examinable
from indexer.errors import RemovalRefused
from indexer.model import Finding, Remedy, Tally, Verdict


def repair(
    archive: Archive,
    found: Iterable[Finding],
    index: Callable[[Archive, Run], Tally] = build.index,
) -> Tally | None:
    """Do what the problems found call for; what the run did, None where none was needed.

    A new index is built beside the old one and swapped in, with the files outside the corpus that
    the old one still tells. Raises what a run does.
    """
    wanted = {one.remedy for one in found if one.verdict is Verdict.PROBLEM}
    engine = archive.open_engine()
    tally = None
    if Remedy.REBUILD in wanted:
        places = engine.remembered() if isinstance(engine, Examinable) else frozenset()
        _check(archive.corpus, places)
        tally = index(archive, Run(tuple(_elsewhere(places)), rebuild=True))
    elif Remedy.INDEX in wanted:
        tally = index(archive, Run())
    if Remedy.TIDY in wanted and isinstance(engine, Examinable):
        engine.tidy()
    return tally


def _check(corpus: Corpus, places: Collection[str]) -> None:
    """Raise `RemovalRefused` where the corpus cannot be the one that the index was made of."""
    files = {corpus.file_of(place.rpartition("#")[0]) for place in places}
    gone = sum(not file.exists() for file in files)
    if 2 * gone > len(files):
        raise RemovalRefused(
            f"{corpus.root} lacks {gone} of {len(files)} files that the index was made of, more"
            " than half, so nothing has been changed; name the right corpus with --corpus, or"
            " restore a backup; if that is meant, use `communique index --rebuild`"
        )


def _elsewhere(places: Iterable[str]) -> Iterator[Path]:
    """The files outside the corpus that are still there."""
    for file in sorted({Path(place.rpartition("#")[0]) for place in places}):
        if file.is_absolute() and file.exists():
            yield file

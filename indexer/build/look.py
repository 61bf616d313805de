"""What reading and cleaning make of files, without any index."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer import clean, read
from indexer.build.archive import Archive
from indexer.build.crew import crew
from indexer.build.walk import Found
from indexer.errors import NotADocument, WorkerLost
from indexer.model import Document, Page, PassedOver
from indexer.workers import Pool

Outcome = Document | PassedOver


def look(archive: Archive, found: Iterable[Found]) -> Iterator[tuple[Found, Outcome]]:
    """Each file with the documents it gives, in the order given; workers bear what goes wrong."""
    files = deque(found)
    done: dict[Found, tuple[Outcome, ...]] = {}
    with Pool(crew(len(files))) as pool:
        for file, outcome in pool.run(_Look(archive), tuple(files)):
            done[file] = _lost(file, outcome) if isinstance(outcome, WorkerLost) else outcome
            while files and files[0] in done:
                first = files.popleft()
                yield from ((first, one) for one in done.pop(first))


def _lost(file: Found, reason: WorkerLost) -> tuple[Outcome, ...]:
    return (PassedOver(file.path, str(reason)),)


@dataclass(frozen=True, slots=True)
class _Look:
    """A worker's task."""

    archive: Archive

    def __call__(self, file: Found) -> tuple[Outcome, ...]:
        return tuple(
            one if isinstance(one, PassedOver) else self._cleaned(one)
            for one in read.pages(file.file, file.path)
        )

    def _cleaned(self, page: Page) -> Outcome:
        try:
            return clean.clean(page, self.archive.authority, self.archive.corrections)
        except NotADocument as error:
            return PassedOver(page.capture.path, str(error), failed=False)

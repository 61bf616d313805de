"""What reading and cleaning make of files, without any index."""

from collections import defaultdict, deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from indexer import clean, read
from indexer.build.archive import Archive
from indexer.build.crew import crew
from indexer.build.reading import Portion, reading
from indexer.build.walk import Found
from indexer.errors import NotADocument
from indexer.model import Document, Page, PassedOver
from indexer.read.record import Spot
from indexer.workers import Ended, Pool

Outcome = Document | PassedOver
Outcomes = Iterator[tuple[Found, Outcome | Ended]]


def look(archive: Archive, found: Iterable[Found]) -> Iterator[tuple[Found, Outcome]]:
    """Each file with the documents it gives, in the order given; workers bear what goes wrong."""
    files = deque(found)
    waiting: dict[Found, deque[Outcome | Ended]] = defaultdict(deque)
    with Pool(crew(files)) as pool:
        outcomes: Outcomes = reading(_Look(archive), tuple(files), pool)
        for file, outcome in outcomes:
            waiting[file].append(outcome)
            yield from _in_turn(files, waiting)


def _in_turn(
    files: deque[Found], waiting: dict[Found, deque[Outcome | Ended]]
) -> Iterator[tuple[Found, Outcome]]:
    """What can be told now: of the first file all that there is, of others nothing."""
    while files and waiting[files[0]]:
        outcome = waiting[files[0]].popleft()
        if isinstance(outcome, Ended):
            del waiting[files.popleft()]
        else:
            yield files[0], outcome


@dataclass(frozen=True, slots=True)
class _Look:
    """A worker's task."""

    archive: Archive

    def __call__(self, portion: Portion) -> Generator[Outcome | Spot | None]:
        for one in read.pages(portion.file.file, portion.file.path, portion.behind):
            yield self._cleaned(one) if isinstance(one, Page) else one

    def _cleaned(self, page: Page) -> Outcome:
        try:
            return clean.clean(page, self.archive.authority, self.archive.corrections)
        except NotADocument as error:
            return PassedOver(page.capture.name, str(error), failed=False)

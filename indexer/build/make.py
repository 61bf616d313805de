"""Documents out of captures, in worker processes: read, clean, analyse."""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from indexer import clean, read
from indexer.build import curated
from indexer.build.archive import Archive
from indexer.build.likeness import group_of
from indexer.build.pace import Pace
from indexer.build.plan import Work
from indexer.build.progress import Progress
from indexer.build.sites import common_of
from indexer.build.spool import Made
from indexer.build.versions import earlier
from indexer.clean.common import Common
from indexer.errors import NotADocument, ReadError, WorkerLost
from indexer.model import Capture, Document, PassedOver
from indexer.workers import Runner


@dataclass(frozen=True, slots=True)
class Make:
    """A worker's task."""

    archive: Archive
    common: Mapping[str, Common] = field(default_factory=dict)  # of text dumps, by site

    def __call__(self, batch: Sequence[Work]) -> Made:
        start = perf_counter()
        passed_over: list[PassedOver] = []
        documents = [one for work in batch for one in self._documents(work, passed_over)]
        part = self.archive.open_engine().segment(documents)
        ids, packed = tuple(document.id for document in documents), pickle.dumps(part)
        works = tuple(work.fingerprint for work in batch)
        return Made(ids, packed, tuple(passed_over), perf_counter() - start, works)

    def _documents(self, work: Work, passed_over: list[PassedOver]) -> Iterator[Document]:
        """One document, showing its newest capture that gives one; or none."""
        for count in range(len(work.captures), 0, -1):
            captures = work.captures[:count]
            try:
                document = self._cleaned(captures[-1])
            except ReadError as error:
                passed_over.append(PassedOver(captures[-1].name, error.reason))
            except NotADocument as error:
                passed_over.append(PassedOver(captures[-1].name, str(error), failed=False))
            else:
                passed_over += curated.unmatched(self.archive.corrections, document)
                yield replace(
                    document,
                    id=work.id,
                    captures=captures,
                    earlier=earlier(document, captures, self._cleaned),
                    group=group_of(document),
                    fingerprint=work.fingerprint,
                )
                return

    def _cleaned(self, capture: Capture) -> Document:
        page = read.page(self.archive.corpus.file_of(capture.path), capture)
        if page.capture.digest != capture.digest:
            raise ReadError(capture.place, "it changed while it was being indexed")
        kept = replace(page, capture=capture)  # without an address that is not believed
        common = common_of(capture, self.common)
        return clean.clean(kept, self.archive.authority, self.archive.corrections, common)


def make(works: Sequence[Work], task: Make, runner: Runner, progress: Progress) -> Iterator[Made]:
    """Make all documents. Where a worker is lost over a batch, its documents get one each."""
    lost: list[Work] = []
    pace = Pace()
    with progress("Cleaning", len(works)) as advance:
        for batch, outcome in runner.run(task, pace.batches(works)):
            if isinstance(outcome, Made):
                pace.took(len(batch), outcome.seconds)
                advance(len(batch))
                yield outcome
            else:
                lost += batch
        for batch, outcome in runner.run(task, [[one] for one in lost]):
            advance(1)
            yield outcome if isinstance(outcome, Made) else _failed(batch[0], outcome)


def _failed(work: Work, lost: WorkerLost) -> Made:
    return Made((), b"", (PassedOver(work.captures[-1].name, str(lost)),))

"""The text dumps of each site, compared with each other.

A site is known by a sample of its dumps: those with the lowest digests, one a document. Which they
are follows from what the archive holds and from nothing else, so that any sequence of runs comes to
the same; and a site that grows is compared again only when a new page belongs to the sample.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from indexer import read
from indexer.build.archive import Archive
from indexer.build.walk import Found, walk
from indexer.clean.common import LEAST, NOTHING_COMMON, Common
from indexer.corpus import Corpus
from indexer.errors import ReadError, WorkerLost
from indexer.identity import document_id, site_of
from indexer.model import Capture, PassedOver
from indexer.workers import Runner

_SAMPLE = 64  # pages
_TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Sites:
    """The sample of every site that has enough text dumps to be compared."""

    samples: Mapping[str, tuple[Capture, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, captures: Iterable[Capture]) -> Self:
        """The sites of these captures; of each document the newest counts."""
        newest = {document_id(one): one for one in sorted(captures, key=age)}
        dumps: dict[str, list[Capture]] = defaultdict(list)
        for capture in newest.values():
            if is_dump(capture) and site_of(capture):
                dumps[site_of(capture)].append(capture)
        return cls({site: _lowest(found) for site, found in dumps.items() if len(found) >= LEAST})

    def version(self, capture: Capture) -> str:
        """Changes whenever the sample does that this page is compared with; "" if there is none."""
        sample = self.samples.get(site_of(capture), ()) if is_dump(capture) else ()
        digests = " ".join(one.digest for one in sample)
        return hashlib.sha256(digests.encode()).hexdigest() if sample else ""


def neighbours(
    corpus: Corpus, captures: Iterable[Capture], found: Iterable[Found | PassedOver]
) -> tuple[Found, ...]:
    """The files that were not looked at, of sites some of whose text dumps were."""
    dumps = {one.path.partition("/")[0] for one in captures if is_dump(one) and "/" in one.path}
    folders = [corpus.pages / name for name in sorted(dumps - {""})]
    seen = set(found)
    return tuple(f for f in walk(corpus, folders) if isinstance(f, Found) and f not in seen)


def age(capture: Capture) -> tuple[str, str]:
    """The order in which the captures of a document were made."""
    return capture.captured, capture.place


def is_dump(capture: Capture) -> bool:
    """Whether a page is text without markup, as far as its capture tells."""
    return capture.media_type.partition(";")[0].strip().lower() == _TEXT


def compare(
    archive: Archive, sites: Sites, captures: Iterable[Capture], runner: Runner
) -> tuple[Mapping[str, Common], tuple[PassedOver, ...]]:
    """What the sites of these pages have in common, and the sites over which a worker was lost."""
    wanted = {site_of(one) for one in captures if is_dump(one)} & sites.samples.keys()
    samples = [sites.samples[site] for site in sorted(wanted)]
    found: dict[str, Common] = {}
    lost: list[PassedOver] = []
    for sample, outcome in runner.run(_Compare(archive), samples):
        if isinstance(outcome, WorkerLost):
            lost.append(PassedOver(site_of(sample[0]), f"its pages cannot be compared: {outcome}"))
        else:
            found[site_of(sample[0])] = outcome
    return found, tuple(lost)


@dataclass(frozen=True, slots=True)
class _Compare:
    """A worker's task."""

    archive: Archive

    def __call__(self, sample: tuple[Capture, ...]) -> Common:
        return Common.of(tuple(self._texts(sample)))

    def _texts(self, sample: tuple[Capture, ...]) -> Iterator[str]:
        """The dumps that can be read; the run reports the others when it comes to them."""
        for capture in sample:
            try:
                page = read.page(self.archive.corpus.file_of(capture.path), capture)
            except ReadError:
                continue
            yield page.text


def common_of(capture: Capture, found: Mapping[str, Common]) -> Common:
    """What a page's site has in common."""
    return found.get(site_of(capture), NOTHING_COMMON)


def _lowest(captures: Iterable[Capture]) -> tuple[Capture, ...]:
    return tuple(sorted(captures, key=lambda one: (one.digest, one.place))[:_SAMPLE])

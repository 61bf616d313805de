"""Addresses that pages claim for themselves: believed, unless other pages claim the same.

A site may name one address in the head of all its pages. Then that is the address of the page
that lies there, if any, and the others go by their places.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer import read
from indexer.build import likeness
from indexer.build.likeness import Sketch
from indexer.corpus import Corpus
from indexer.errors import ReadError
from indexer.identity import canonical, document_id
from indexer.model import Capture
from indexer.workers import Runner


def believed(captures: Iterable[Capture], corpus: Corpus, runner: Runner) -> Iterator[Capture]:
    """The captures, without the addresses that pages of unlike texts claim at once.

    Which these are depends on the captures alone, not on their order.
    """
    by_claim: dict[str, list[Capture]] = defaultdict(list)
    for capture in captures:
        if capture.claimed:
            by_claim[document_id(capture)].append(capture)
        else:
            yield capture
    contested = {claim: group for claim, group in by_claim.items() if _is_contested(group)}
    sketches = _sketches([one for group in contested.values() for one in group], corpus, runner)
    for claim, group in by_claim.items():
        trusted = claim not in contested or _are_versions(group, sketches)
        yield from (one if trusted or _lies_there(one) else read.unclaimed(one) for one in group)


def _is_contested(group: Sequence[Capture]) -> bool:
    """Whether files of other names and bytes claim the same address."""
    return len({read.unstamped(one) for one in group}) > 1 < len({one.digest for one in group})


def _are_versions(group: Sequence[Capture], sketches: Mapping[str, Sketch]) -> bool:
    """Whether all of them are alike: as the one that lies at the address, else as any one."""
    first, *others = sorted(group, key=lambda one: (not _lies_there(one), one.digest))
    known = sketches.get(first.digest)
    told = [sketches.get(other.digest) for other in others]
    return known is not None and all(one is not None and known.is_like(one) for one in told)


def _lies_there(capture: Capture) -> bool:
    """Whether a downloader wrote the page where its own claim says it was."""
    return canonical(read.unclaimed(capture).address) == canonical(capture.address)


@dataclass(frozen=True, slots=True)
class _Sketching:
    """A worker's task."""

    corpus: Corpus

    def __call__(self, capture: Capture) -> Sketch | None:
        try:
            page = read.page(self.corpus.file_of(capture.path), capture)
        except ReadError:  # it will be told when the page is made
            return None
        return likeness.sketch(page.text)


def _sketches(captures: list[Capture], corpus: Corpus, runner: Runner) -> Mapping[str, Sketch]:
    """Of each payload, by its digest; those that cannot be read are missing."""
    unlike = {capture.digest: capture for capture in captures}.values()
    found = runner.run(_Sketching(corpus), unlike) if captures else ()
    return {capture.digest: one for capture, one in found if isinstance(one, Sketch)}

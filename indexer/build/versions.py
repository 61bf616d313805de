"""What a document's earlier captures said, so that its page can tell what has changed since."""

from collections.abc import Callable, Iterator, Sequence

from indexer.errors import NotADocument, ReadError
from indexer.model import Capture, Document, Version

MOST = 8  # versions of a document: the newest of those before the one that is shown
LONGEST = 200_000  # characters that are kept of one


def earlier(
    shown: Document, captures: Sequence[Capture], cleaned: Callable[[Capture], Document]
) -> tuple[Version, ...]:
    """Each other text that captures before the last one gave, oldest first.

    Captures in a row whose bytes differ but whose title, date and lines do not are one version.
    """
    told = [_version(place, captures[place], cleaned) for place in _changed(captures)[-MOST:]]
    told.append(_of(shown, len(captures) - 1))
    return tuple(_parted(told)[:-1])


def _changed(captures: Sequence[Capture]) -> list[int]:
    """The first of each run of captures with the same bytes, the last run aside."""
    digests = [capture.digest for capture in captures]
    first = [n for n, digest in enumerate(digests) if n == 0 or digest != digests[n - 1]]
    return first[:-1]


def _version(place: int, capture: Capture, cleaned: Callable[[Capture], Document]) -> Version:
    try:
        return _of(cleaned(capture), place)
    except ReadError as error:
        return Version(place, problem=error.reason)
    except NotADocument as error:
        return Version(place, problem=str(error))


def _of(document: Document, place: int) -> Version:
    return Version(place, document.title, document.published, tuple(_within(document)))


def _within(document: Document) -> Iterator[str]:
    room = LONGEST
    for block in document.blocks:
        if room <= 0:
            return
        yield block.line[:room]
        room -= len(block.line)


def _parted(versions: Sequence[Version]) -> list[Version]:
    """Without those that say what the one before them said."""
    kept: list[Version] = []
    for one in versions:
        if not kept or _said(kept[-1]) != _said(one):
            kept.append(one)
    return kept


def _said(version: Version) -> tuple[object, ...]:
    return version.title, version.published.date, version.lines, version.problem

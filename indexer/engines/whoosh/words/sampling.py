"""What a sample of the archive's titles and bodies tells of its phrases.

The sample is read from what is kept of the documents, so that an archive ten times as large takes
no longer.
"""

from collections.abc import Iterable, Iterator, Sequence

from indexer.analysis.pieces import Memory
from indexer.engines.shared.phrases import Phrases, Words
from indexer.engines.whoosh import schema
from indexer.engines.whoosh.snapshot import Snapshot

_TITLES, _BODIES = 5_000, 200  # that are read, at most, spread evenly over the archive


def phrases(snapshot: Snapshot) -> Phrases:
    known = Memory()
    return Phrases.of(_read(texts, known) for texts in (_titles(snapshot), _bodies(snapshot)))


def _sample(snapshot: Snapshot, most: int) -> list[int]:
    step = -(-snapshot.count // most) or 1
    found: list[int] = snapshot.everything[::step].tolist()
    return found


def _titles(snapshot: Snapshot) -> Iterator[Sequence[str]]:
    for doc in _sample(snapshot, _TITLES):
        yield (schema.text(snapshot.segments.text(schema.TITLE, doc)),)


def _bodies(snapshot: Snapshot) -> Iterator[Sequence[str]]:
    for doc in _sample(snapshot, _BODIES):
        yield snapshot.card(doc).text.split("\n")


def _read(texts: Iterable[Sequence[str]], known: Memory) -> tuple[Words, list[str]]:
    """The words of some texts: where they stand, and a list of all that are known."""
    found = known.find(texts)
    read = Words(found.texts, found.positions, found.words)
    return read, [schema.text(form) for form in known.forms]

"""What the words of a query look for: how they may stand in a text."""

from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis.tokens import tokens
from indexer.analysis.words import UNSPACED


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a reading, and how far it stands from the first."""

    offset: int
    text: str
    stem: str

    @property
    def whole(self) -> bool:
        """A pair of characters is found as it stands; only words may go on."""
        return bool(UNSPACED.match(self.text))


Reading = tuple[Slot, ...]


@lru_cache(maxsize=1000)
def readings(text: str) -> tuple[Reading, ...]:
    """As written, and a compound as one word too; nothing where the text holds no word."""
    found = list(tokens(text))
    asked = [token for token in found if not token.beside]
    if not asked:
        return ()
    first = asked[0]
    spelled = tuple(Slot(t.position - first.position, t.text, t.stem) for t in asked)
    joined = (
        (Slot(0, t.text, t.stem),)
        for t in found
        if t.beside and (t.start, t.end) == (first.start, asked[-1].end)
    )
    return (spelled, *joined)

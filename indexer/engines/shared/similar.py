"""What a document says most, by which others like it are found."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import log

from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.pieces import analysed
from indexer.analysis.tokens import Token
from indexer.fields import TITLE
from indexer.model import Document
from indexer.query.clauses import Word

_CONSIDERED = 80  # words of the document, the most frequent ones
_TELLING = 20  # of these, that are looked for
_LONGEST = 3_000  # words of a document that are counted
ALIKE = 0.1  # of what the document itself scores
_SATURATED = 1.2  # how soon it ceases to count how often the document says a word (BM25's k1)


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the document, in the form that it uses most, and how often, in any."""

    text: str
    stem: str
    count: int

    @property
    def much(self) -> float:
        """From 0 to 1."""
        return self.count / (self.count + _SATURATED)


def most_said(document: Document) -> list[Said]:
    """The words that the document says most."""
    return sorted(_said(document), key=lambda one: (-one.count, one.text))[:_CONSIDERED]


def telling(said: Iterable[Said], rarity: Callable[[str], float]) -> list[Word]:
    """Those that tell most of the document."""
    ranked = sorted((-one.much * rarity(one.stem), one.text) for one in said)
    return [Word(text) for weight, text in ranked[:_TELLING] if weight < 0]


def rarity_of(held: int, every: int) -> float:
    """As in BM25; none of what no other document says."""
    return log(1 + (every - held + 0.5) / (held + 0.5)) if held > 1 else 0.0


def _said(document: Document) -> Iterator[Said]:
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for token, weight in _tokens(document):
        counts[token.stem] += weight
        forms.setdefault(token.stem, Counter())[token.text] += 1
    for stem, count in counts.items():
        yield Said(forms[stem].most_common(1)[0][0], stem, count)


def _tokens(document: Document) -> Iterator[tuple[Token, int]]:
    """Words that may tell something, and what each counts."""
    body = (piece for block in document.blocks for piece in block.text.split())
    title = ((piece, int(TITLE.weight)) for piece in document.title.split())
    for piece, weight in (*title, *((piece, 1) for piece in islice(body, _LONGEST))):
        for token in analysed(piece):
            if not token.beside and len(token.text) > 1 and token.text not in FUNCTION_WORDS:
                yield token, weight

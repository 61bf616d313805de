"""Text as the index holds it: tokens made by our analysis, each at its own position.

White space parts positions, `|` the tokens at one position; a stop word stands for a position
without a token. So the index's analyzer only has to take the text apart.
"""

import re
from collections.abc import Iterable, Iterator

from indexer.analysis.tokens import tokens
from indexer.engines.opensearch.escapes import BETWEEN, NOTHING, escaped

LINES_APART = 15  # positions left empty between two lines, as analysis.texts has it


def ready(line: str) -> tuple[str, str]:
    """The words of a line as they are written, and their stems."""
    found = list(tokens(line))
    words = ((token.position, token.text) for token in found)
    stems = ((token.position, token.stem) for token in found)
    return placed(words), placed(stems)


def placed(given: Iterable[tuple[int, str]]) -> str:
    """Terms at their positions; those before the first, or between two, stay empty."""
    by_position: dict[int, list[str]] = {}
    for position, term in given:
        by_position.setdefault(position, []).append(escaped(term))
    last = max(by_position, default=0)
    return " ".join(
        BETWEEN.join(by_position.get(position, (NOTHING,))) for position in range(last + 1)
    )


def words(lines: Iterable[str]) -> Iterator[str]:
    """Every word of these lines as it is written, once."""
    yield from dict.fromkeys(token.text for line in lines for token in tokens(line))


def begins_so(text: str) -> str:
    """A regular expression of Lucene's for what begins with a text."""
    return re.sub(r'([.?+*|{}\[\]()"\\#@&<>~^$-])', r"\\\1", text) + ".*"

"""Text as the index holds it: tokens made by our analysis, each at its own position.

White space parts positions, `|` the tokens at one position; a stop word stands for a position
without a token. So the index's analyzer only has to take the text apart.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from indexer.analysis.tokens import tokens
from indexer.engines.opensearch.escapes import BETWEEN, NOTHING, escaped

_SHORT = 40  # characters of a piece worth remembering
_NO_PIECES: tuple[tuple[()], ...] = ((), (), ())
LINES_APART = 15  # positions left empty between two lines, as analysis.texts has it


class Ready(NamedTuple):
    """A text as the index takes it."""

    exact: str
    stems: str
    words: tuple[str, ...]  # escaped, each as often as it stands there


def ready(line: str) -> Ready:
    """No word reaches across white space, so that each piece is looked at by itself."""
    pieces = [_short(piece) if len(piece) <= _SHORT else _piece(piece) for piece in line.split()]
    exact, stems, words = zip(*pieces, strict=True) if pieces else _NO_PIECES
    return Ready(
        " ".join(filter(None, exact)),
        " ".join(filter(None, stems)),
        tuple(chain.from_iterable(words)),
    )


def _piece(piece: str) -> Ready:
    found = list(tokens(piece))
    if not found:
        return Ready("", "", ())
    return Ready(
        placed((token.position, token.text) for token in found),
        placed((token.position, token.stem) for token in found),
        tuple(escaped(token.text) for token in found),
    )


_short = lru_cache(maxsize=100_000)(_piece)


def placed(given: Iterable[tuple[int, str]]) -> str:
    """Terms at their positions; those before the first, or between two, stay empty."""
    by_position: dict[int, list[str]] = {}
    for position, term in given:
        by_position.setdefault(position, []).append(escaped(term))
    last = max(by_position, default=0)
    return " ".join(
        BETWEEN.join(by_position.get(position, (NOTHING,))) for position in range(last + 1)
    )


def begins_so(text: str) -> str:
    """A regular expression of Lucene's for what begins with a text.

    `@` is any text, as `.*` is, at which OpenSearch 2.19 fails where nothing begins so.
    """
    return re.sub(r'([.?+*|{}\[\]()"\\#@&<>~^$-])', r"\\\1", text) + "@"

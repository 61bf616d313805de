"""Other spellings of words in a query's text, the rest of it left as it is."""

from collections.abc import Iterable, Iterator

from indexer.query import shapes
from indexer.query.tokens import Piece, Token, normalise, tokenise

Change = tuple[int, int, str]  # from, to, and what stands there instead


def written_words(text: str) -> Iterator[Token]:
    """The words and phrases of a query that are looked for in texts, whole, as they are spelled."""
    return (token for field, token in _whole(text) if field in {"", "title"})


def written_names(text: str) -> Iterator[Token]:
    """The names of people that a query asks for, as they are spelled."""
    return (token for field, token in _whole(text) if field == "minister")


def _whole(text: str) -> Iterator[tuple[str, Token]]:
    """Words and phrases of which nothing is left open, with the field they stand directly under."""
    field = ""
    for token in tokenise(normalise(text)):
        whole = token.piece is Piece.WORD and not shapes.is_open(token.text)
        if whole or token.piece is Piece.PHRASE:
            yield field, token
        field = token.text.casefold() if token.piece is Piece.FIELD else ""


def respelled(text: str, changes: Iterable[Change]) -> str:
    """The normalised text of a query with some words replaced; they do not overlap."""
    plain = normalise(text)
    for start, end, word in sorted(changes, reverse=True):
        plain = f"{plain[:start]}{word}{plain[end:]}"
    return plain.strip()

"""The pieces of a query's text: words, phrases, operators, field names."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

FIELDS = (
    "title", "minister", "office", "country", "source", "year", "after", "before", "kind",
    "language", "group",
)  # fmt: skip


class Piece(Enum):
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    EMPTY = auto()  # a field name with nothing after it
    STRANGE = auto()  # what looks like the name of a field, but is none
    UNCLOSED = auto()  # a quotation mark without its partner
    END = auto()  # of the text


class Token(NamedTuple):
    piece: Piece
    text: str
    start: int  # where its text begins
    end: int  # where what belongs to it ends
    distance: str | None = None  # after ~, which may have no number yet
    weight: str | None = None  # after ^


_FOLDED = str.maketrans(
    dict.fromkeys("“”„‟«»「」『』〝〟＂", '"') | dict.fromkeys("‘’‚‛", "'") | {"\u2212": "-"}
)
_PIECES = {piece.name: piece for piece in Piece}
_MAY_BE_VALUES = (Piece.FIELD, Piece.EMPTY, Piece.STRANGE, Piece.NOT)
_SIGNED = (Piece.PHRASE, Piece.CLOSE)  # what a distance or weight may follow
_OPERATORS = {"AND": Piece.AND, "OR": Piece.OR, "NOT": Piece.NOT}
_NAMES = "|".join(FIELDS)
_PATTERN = re.compile(
    rf"""
    \s*(?:
      "(?P<PHRASE>[^"]*)"
    | (?P<UNCLOSED>")
    | (?P<OPEN>\()
    | (?P<CLOSE>\))
    | (?P<NOT>(?<![^\s(])-(?=[^\s-]))
    | (?P<EMPTY>{_NAMES}):(?![^\s)])
    | (?P<FIELD>{_NAMES}):
    | (?P<STRANGE>[a-z_]{{2,20}}):(?=[^\s)/:])
    | (?P<WORD>[^\s"()]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:~([0-9]*))?(?:\^([0-9]+(?:\.[0-9]+)?))?(?![^\s()])")
_TAIL = re.compile(r"(?:(?<![0-9])~([0-9]*))?(?:\^([0-9]+(?:\.[0-9]+)?))?\Z")
_VALUE = re.compile(r'[^\s"()]+')


def normalise(text: str) -> str:
    """Full-width forms, curly quotes and ideographic spaces as plain ones."""
    if text.isascii():
        return text
    valid = text.encode(errors="replace").decode()  # no lone surrogates
    return unicodedata.normalize("NFKC", valid.translate(_FOLDED)).translate(_FOLDED)


def tokenise(text: str) -> Iterator[Token]:
    """The pieces of a normalised text, in order."""
    end, field = 0, False
    while match := _PATTERN.match(text, end):
        token = _token(match, text, field=field)
        field = token.piece is Piece.FIELD
        end = token.end
        yield token


def _token(match: re.Match[str], text: str, *, field: bool) -> Token:
    """`field`: a field name went before, so that what follows is its value."""
    name = match.lastgroup or ""
    piece, start = _PIECES[name], match.start(name)
    if field and piece in _MAY_BE_VALUES:
        value = _VALUE.match(text, start)
        if value:
            return _word(value[0], start)
    found = match[name]
    if piece is Piece.WORD:
        return _word(found, start)
    if piece in _SIGNED and (suffix := _SUFFIX.match(text, match.end())):
        return Token(piece, found, start, suffix.end(), *suffix.groups())
    return Token(piece, found, start, match.end())


def _word(text: str, start: int) -> Token:
    end = start + len(text)
    tail = _TAIL.search(text, 1) if "~" in text or "^" in text else None
    if text in _OPERATORS or tail is None:
        return Token(_OPERATORS.get(text, Piece.WORD), text, start, end)
    return Token(Piece.WORD, text[: tail.start()], start, end, *tail.groups())

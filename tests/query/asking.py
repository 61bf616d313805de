"""Texts, as the parser understands them."""

from indexer.query import Parsed, parse
from tests.people import AUTHORITY


def parsed(text: str, *, typing: bool = False) -> Parsed:
    return parse(text, AUTHORITY, typing=typing)


def warnings(text: str, *, typing: bool = False) -> list[str]:
    return [str(message) for message in parsed(text, typing=typing).warnings]

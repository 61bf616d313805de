"""What tests of marks and snippets share."""

from indexer.analysis import needles
from indexer.analysis.needles import Needles
from indexer.model import Fragment
from indexer.query import parse
from tests.people import AUTHORITY


def needles_of(query: str, *, typing: bool = False) -> Needles:
    return needles(parse(query, AUTHORITY, typing=typing).clause)


def bracketed(fragments: tuple[Fragment, ...]) -> str:
    """What is marked stands in brackets."""
    return "".join(f"[{one.text}]" if one.matched else one.text for one in fragments)

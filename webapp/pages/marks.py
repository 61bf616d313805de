"""Marks the query's hits in one document, and counts them through."""

from indexer import analysis
from indexer.analysis import Needles, needles
from indexer.authority import Authority
from indexer.errors import QueryError
from indexer.model import Document, Fragment, Query
from indexer.query import parse

Fragments = tuple[Fragment, ...]


def marked(
    document: Document, query: Query, authority: Authority
) -> tuple[Fragments, tuple[Fragments, ...]]:
    """The title, and every block's line, in fragments."""
    return analysis.marked(document, _needles(query, authority))


def part(fragments: Fragments, start: int, end: int) -> Fragments:
    """The fragments of the text between two offsets."""
    inside = []
    offset = 0
    for fragment in fragments:
        text = fragment.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            inside.append(Fragment(text, fragment.matched))
        offset += len(fragment.text)
    return tuple(inside)


def _needles(query: Query, authority: Authority) -> Needles:
    """None for a text that cannot be understood: the document can be read all the same."""
    try:
        return needles(parse(query.text, authority).clause)
    except QueryError:
        return Needles()

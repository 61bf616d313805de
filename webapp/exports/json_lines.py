"""JSON: one list, or one line a document."""

import json
from collections.abc import Iterable, Iterator

from webapp.exports.found import Found, public


def lines(found: Iterable[Found]) -> Iterator[str]:
    """JSON Lines: each document by itself."""
    for one in found:
        yield _document(one) + "\n"


def array(found: Iterable[Found]) -> Iterator[str]:
    """One list, a document a line, so that nothing holds all of them at once."""
    yield "["
    before = "\n"
    for one in found:
        yield before + _document(one)
        before = ",\n"
    yield "\n]\n"


def _document(one: Found) -> str:
    return json.dumps({**public(one.document), "permanent": one.permanent}, ensure_ascii=False)

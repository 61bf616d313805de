"""The documents before and after one among the results it was opened from."""

import re
from dataclasses import dataclass, replace

from indexer.engines import Searcher
from indexer.errors import QueryError
from indexer.model import Query
from webapp.pages.cards import document_address
from webapp.wording import decimal, gettext

PLACE = re.compile(r"[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class Beside:
    """Addresses; "" where there is no such document."""

    previous: str = ""
    next: str = ""
    place: str = ""  # "3 of 17"


def beside(searcher: Searcher, query: Query, at: int) -> Beside:
    """Of the document at that place among the query's results; nothing where it has none."""
    if not at or not (query.text or query.filters):
        return Beside()
    try:
        return _beside(searcher, query, at)
    except QueryError:
        return Beside()


def _beside(searcher: Searcher, query: Query, place: int) -> Beside:
    after, total = _hit(searcher, query, place + 1)
    if place > total:
        return Beside()
    before, _ = _hit(searcher, query, place - 1) if place > 1 else ("", total)
    said = gettext("%(place)s of %(total)s", place=decimal(place), total=decimal(total))
    return Beside(before, after, said)


def _hit(searcher: Searcher, query: Query, place: int) -> tuple[str, int]:
    """Where the document at that place is, and how many there are."""
    results = searcher.search(replace(query, page=place, size=1))
    on_its_page = replace(query, page=(place - 1) // query.size + 1)
    address = [document_address(hit.id, on_its_page, place) for hit in results.hits]
    return (address[0] if address else ""), results.groups

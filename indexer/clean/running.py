"""Running heads and feet: what a printed document says at the edge of every page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from indexer.clean.boilerplate.ending import is_text
from indexer.clean.rows import Row

HEAD, FOOT, NUMBER = "running head", "running foot", "page number"
_EDGE = 3  # lines at the top and at the foot of a page
_PAGES = 2  # that say it, at least
_SHARE = 0.3  # of all pages; heads may differ from left to right
_WORDED = 3  # pages, at least, that say the same words with a number that counts
_LONGEST = 160  # characters
_NUMBER = re.compile(r"\d{1,4}")
_BARE = re.compile(
    r"\W*(?:p ?a ?g ?e|pp?\.|seite|頁|ページ)?\W*#-?\d+\W*"
    r"(?:(?:of|p ?a ?g ?e|頁|ページ)?\W*\d{0,4})?\W*",
    re.IGNORECASE,
)  # a page's number, counted from the first one


def marked_running(rows: Sequence[Row]) -> list[Row]:
    """The rows; those that run along the edges of the pages have a rule.

    Words that begin the first page are its own, though others repeat them.
    """
    edges = list(_edges(rows))
    running = _running(rows, edges)
    rules = {at: rule for at, edge in edges if (rule := _rule(rows[at], edge, running))}
    return [row._replace(rule=rules.get(at, "")) for at, row in enumerate(rows)]


def _edges(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The places of rows at the edges of pages, with the edge; on a short page a row is at both."""
    for page, members in groupby(enumerate(rows), key=lambda one: one[1].page):
        places = [at for at, _ in members if page]
        yield from ((at, HEAD) for at in places[:_EDGE] if _may_run(rows[at]))
        yield from ((at, FOOT) for at in places[-_EDGE:] if _may_run(rows[at]))


def _may_run(row: Row) -> bool:
    """Whether a line may be a head or foot: no prose is."""
    return len(row.text) <= _LONGEST and not is_text(row.folded)


def _running(rows: Sequence[Row], edges: Iterable[tuple[int, str]]) -> set[tuple[str, str]]:
    """What so many pages say at one edge, with the edge."""
    pages: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, edge in edges:
        for said in _said(rows[at]):
            pages[edge, said].add(rows[at].page)
    least = max(_PAGES, _SHARE * max((row.page for row in rows), default=0))
    return {key for key, found in pages.items() if len(found) >= _least(key[1], least)}


def _least(said: str, least: float) -> float:
    return least if "#" not in said or _BARE.fullmatch(said) else max(_WORDED, least)


def _said(row: Row) -> Iterator[str]:
    """The line as it is, and with each number counted from the page it stands on."""
    line = row.folded.casefold()
    yield line
    for match in _NUMBER.finditer(line):
        yield f"{line[: match.start()]}#{int(match[0]) - row.page}{line[match.end() :]}"


def _rule(row: Row, edge: str, running: set[tuple[str, str]]) -> str:
    found = [said for said in _said(row) if (edge, said) in running]
    if any(_BARE.fullmatch(said) for said in found):
        return NUMBER
    own = row.page == 1 and found == [row.folded.casefold()]
    return edge if found and not own else ""

"""Floors under text, titles and dates of judged pages. They may fall only on purpose, in this file.

The main text is compared with trafilatura's in the same run; `python -m tests.bench.extraction`
prints the whole table, with pages per second of CPU.
"""

import re
from collections import Counter

import pytest
from htmldate import find_date
from trafilatura import extract

from indexer.authority import Authority
from indexer.clean import clean, text_of_html
from indexer.clean.corrections import Corrections
from indexer.errors import NotADocument
from indexer.model import Capture, Document, Format, Page
from tests.clean.pages import needs_shared
from tests.quality.extraction import ARTICLE, Judged, Score, score, shared_pages

pytestmark = [needs_shared, pytest.mark.slow]

EVERY = 3  # pages, so that the test takes seconds
F4, TITLES, DATES = 0.945, 0.87, 0.80
WRONG_DATES, INVENTED_DATES = 4, 9

_EMPTY = Document("", "")


@pytest.fixture(scope="module")
def pages() -> list[Judged]:
    return list(shared_pages(EVERY))


@pytest.fixture(scope="module")
def articles(pages: list[Judged]) -> list[Judged]:
    return [page for page in pages if page.kind == ARTICLE]


@pytest.fixture(scope="module")
def documents(pages: list[Judged]) -> list[Document]:
    return [document(page) for page in pages]


def document(page: Judged) -> Document:
    given = Page(Capture(page.name, address=page.address), Format.HTML, page.html)
    try:
        return clean(given, Authority(), Corrections())
    except NotADocument:
        return _EMPTY


def precise(html: str) -> str:
    return extract(html, favor_precision=True) or ""


def shares(found: Score) -> tuple[float, float]:
    return found.kept / found.wanted, found.dropped / found.unwanted


def test_the_text_of_articles_is_found_better_than_by_trafilatura_in_either_mode(
    articles: list[Judged],
) -> None:
    ours = score(articles, text_of_html)
    default, precision = score(articles, lambda html: extract(html) or ""), score(articles, precise)

    assert ours.f4 >= F4
    assert ours.f4 > max(default.f4, precision.f4)
    better = default if default.f4 >= precision.f4 else precision
    assert all(a >= b for a, b in zip(shares(ours), shares(better), strict=True))


def test_titles_are_what_people_call_the_page(
    pages: list[Judged], documents: list[Document]
) -> None:
    titled = [(words(a.title), words(b.title)) for a, b in zip(pages, documents, strict=True)]
    told = [(given, found) for given, found in titled if given]

    right = sum(found in given or (bool(found) and given in found) for given, found in told)

    assert right >= TITLES * len(told)


def test_dates_are_surer_than_those_of_htmldate(
    pages: list[Judged], documents: list[Document]
) -> None:
    ours = Counter(
        outcome(found.published.date, page.date)
        for page, found in zip(pages, documents, strict=True)
    )
    theirs = Counter(
        outcome(find_date(page.html, original_date=True, url=page.address), page.date)
        for page in pages
    )

    assert ours["right"] >= DATES * (len(pages) - ours["invented"] - ours["rightly none"])
    assert ours["wrong"] <= min(WRONG_DATES, theirs["wrong"])
    assert ours["invented"] <= min(INVENTED_DATES, theirs["invented"])


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def outcome(found: str | None, date: str) -> str:
    if not date:
        return "invented" if found else "rightly none"
    return "missed" if not found else "right" if found == date else "wrong"

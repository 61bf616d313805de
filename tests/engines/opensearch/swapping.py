"""Queries while the index is made anew again and again, the alias swapped each time."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import NamedTuple

from indexer.engines import open_engine
from indexer.model import Query
from tests.engines.asking import rebuild
from tests.factories import make_document
from tests.people import AUTHORITY

_ASKING = 2  # threads
_FIRST = 2000  # the year of a generation is its number more


class Answer(NamedTuple):
    """The total, each year with its count, and the years of the hits."""

    total: int
    years: tuple[tuple[str, int], ...]
    shown: tuple[str | None, ...]


class Swapped(NamedTuple):
    """What was answered, and how many generations there were."""

    answers: Sequence[Answer]
    generations: int

    @property
    def mixed(self) -> set[Answer]:
        """Answers that are those of no generation."""
        return {*self.answers} - {_whole(1 + n) for n in range(self.generations)}


def swapped(target: str, queries: int, swaps: int) -> Swapped:
    """At least so many queries and swaps; what goes wrong with any of them is raised."""
    enough = Event()
    answers: list[Answer] = []
    _make(target, 1)
    with ThreadPoolExecutor(_ASKING) as pool:
        asking = [pool.submit(_ask, target, answers, enough) for _ in range(_ASKING)]
        number = 1
        try:
            while (number <= swaps or len(answers) < queries) and not any(map(Future.done, asking)):
                number += 1
                _make(target, number)
        finally:
            enough.set()
        for one in asking:
            one.result()
    return Swapped(answers, number)


def _make(target: str, number: int) -> None:
    every = (make_document(f"d{n}", date=_year(number)) for n in range(number))
    rebuild(open_engine(target, AUTHORITY), *every)


def _ask(target: str, answers: list[Answer], enough: Event) -> None:
    searcher = open_engine(target, AUTHORITY)
    while not enough.is_set():
        results = searcher.search(Query("ministers"))
        years = tuple((v.value, v.count) for v in results.facet("year").values)
        shown = tuple(hit.published.year for hit in results.hits)
        answers.append(Answer(results.total, years, shown))


def _whole(number: int) -> Answer:
    """Of this generation, which holds so many documents as its number, all of its own year."""
    year = _year(number)
    return Answer(number, ((year, number),), (year,) * min(number, Query().size))


def _year(number: int) -> str:
    return str(_FIRST + number)

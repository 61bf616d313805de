"""The cache of arrays stays within its bound."""

from dataclasses import dataclass

from indexer.engines.whoosh.cache import Cache


@dataclass(frozen=True)
class Array:
    nbytes: int


def test_the_least_recently_used_go_first() -> None:
    cache: Cache[Array] = Cache(25_000)
    first = cache.get("a", lambda: Array(10_000))
    cache.get("b", lambda: Array(10_000))
    assert cache.get("a", lambda: Array(1)) is first

    cache.get("c", lambda: Array(10_000))

    assert cache.get("a", lambda: Array(1)) is first
    assert cache.get("b", lambda: Array(1)).nbytes == 1


def test_empty_arrays_cost_something_too() -> None:
    cache: Cache[Array] = Cache(100_000)
    first = cache.get(0, lambda: Array(0))

    for number in range(1000):
        cache.get(number, lambda: Array(0))

    assert cache.get(0, lambda: Array(0)) is not first

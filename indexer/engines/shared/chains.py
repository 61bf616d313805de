"""Words of scripts that do not part them, put together again from pairs of characters."""

from collections.abc import Callable, Iterable

from indexer.analysis.words import CLUSTER

Chain = tuple[str, ...]  # of characters, each with its marks


def chained(pairs: Iterable[str], holds: Callable[[str], bool]) -> list[str]:
    """Pairs that overlap as one word, as long as `holds` says so of it; the order stays.

    Each pair goes into one word.
    """
    left = [tuple(CLUSTER.findall(pair)) for pair in pairs]
    words = []
    while left:
        word = left.pop(0)
        while step := next((s for s in _steps(word, left) if holds("".join(s[0]))), None):
            word = step[0]
            left.remove(step[1])
        words.append("".join(word))
    return words


def _steps(word: Chain, pairs: list[Chain]) -> list[tuple[Chain, Chain]]:
    """The longer words that it may be part of, with the pair that leads to each."""
    after = [((*word, *pair[1:]), pair) for pair in pairs if pair[0] == word[-1]]
    before = [((*pair[:-1], *word), pair) for pair in pairs if pair[-1] == word[0]]
    return [*after, *before]

"""How often a document holds what was looked for, counted in its own text."""

from collections.abc import Iterator, Sequence
from functools import reduce

from indexer.analysis.texts import tokens_of
from indexer.engines.opensearch.leaves import Leaves, Others, Place, fields
from indexer.engines.opensearch.nearness import widths
from indexer.engines.shared.proximity import units_of
from indexer.model import Occurrences
from indexer.query.clauses import Leaf, Near, Word

Texts = dict[str, tuple[str, ...]]  # the lines of each text field


def occurrences(texts: Texts, leaf: Leaf, leaves: Leaves) -> Iterator[Occurrences]:
    """By field; a place that fits several readings of a word counts once."""
    for one in fields(leaf.field):
        text = texts[one.name]
        count = _near(text, leaf) if isinstance(leaf, Near) else _placed(text, leaf, leaves)
        if count:
            yield Occurrences(one.name, count, one.weight)


def _near(text: tuple[str, ...], leaf: Near) -> int:
    found = widths(text, units_of(leaf.text), leaf.distance)
    return int(sum((1 / (1 + each)).sum() for each in found))


def _placed(text: tuple[str, ...], leaf: Others | Word, leaves: Leaves) -> int:
    inflected = isinstance(leaf, Word)
    said = [(t.position, t.stem if inflected else t.text) for t in tokens_of(text)]
    return max((_count(said, way) for way in leaves.ways(leaf)), default=0)


def _count(said: Sequence[tuple[int, str]], way: Sequence[Place]) -> int:
    if len(way) == 1:
        wanted = {*way[0][1]}
        return sum(term in wanted for _, term in said)
    begins = (
        {position - offset for position, term in said if term in {*terms}} for offset, terms in way
    )
    return len(reduce(set.intersection, begins))

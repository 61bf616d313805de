"""Words of which a part is left open: the terms that they stand for."""

from collections import Counter
from dataclasses import dataclass, field

from indexer.analysis import wildcards
from indexer.engines.whoosh.finding import Place
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.vocabulary import FIELDS, Vocabulary
from indexer.model import Message

CUT_PREFIX = (
    "More than %(most)s words begin with “%(text)s”: only the most frequent were looked for."
)
CUT_PATTERN = (
    "More than %(most)s words have the shape “%(text)s”: only the most frequent were looked for."
)

_MOST_TERMS = 200  # that one prefix or shape may stand for
_LOOKED_THROUGH = 50_000  # terms of the dictionary; where there are more, only frequent words


@dataclass(slots=True)
class Expanding:
    """Expands the prefixes and shapes of one query, each once. Collects warnings."""

    snapshot: Snapshot
    warnings: list[Message] = field(default_factory=list)
    _begun: dict[str, Place] = field(default_factory=dict)
    _shaped: dict[str, Place] = field(default_factory=dict)

    def prefix(self, prefix: str) -> Place:
        """The terms that begin so, or where they are too many, the most frequent of them."""
        if prefix not in self._begun:
            few = self._room(prefix) <= _MOST_TERMS
            found = Place(0, prefix=prefix) if few else self._cut_prefix(prefix)
            self._begun[prefix] = found
        return self._begun[prefix]

    def _cut_prefix(self, prefix: str) -> Place:
        found = self._counted(prefix)
        if len(found) <= _MOST_TERMS:
            return Place(0, prefix=prefix)
        return self._most_frequent(found, Message(CUT_PREFIX, _values(prefix)))

    def shape(self, shape: str) -> Place:
        """The terms of this shape, or where they are too many, the most frequent of them."""
        if shape not in self._shaped:
            fits = wildcards.compiled(shape).fullmatch
            within = wildcards.longest(shape)
            counted = self._counted(wildcards.head(shape))
            found = Counter({t: n for t, n in counted.items() if within in t and fits(t)})
            self._shaped[shape] = self._most_frequent(found, Message(CUT_PATTERN, _values(shape)))
        return self._shaped[shape]

    def _most_frequent(self, found: Counter[str], cut: Message) -> Place:
        if len(found) > _MOST_TERMS:
            self.warnings.append(cut)
        ranked = sorted(found, key=lambda term: (-found[term], term))
        return Place(0, ranked[:_MOST_TERMS])

    def _counted(self, head: str) -> Counter[str]:
        """Terms that begin so, with their documents, summed over the fields."""
        if self._room(head) <= _LOOKED_THROUGH:
            return sum((self.snapshot.begun(name, head) for name in FIELDS), Counter[str]())
        known = self.snapshot.once(Vocabulary.of)
        return Counter({known.words[n]: int(known.counts[n]) for n in known.begun(head)})

    def _room(self, head: str) -> int:
        """At most so many terms begin so."""
        return sum(self.snapshot.begun_count(name, head) for name in FIELDS)


def _values(text: str) -> dict[str, str]:
    return {"most": str(_MOST_TERMS), "text": text}

"""Words of which a part is left open: the terms that they stand for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.analysis import wildcards
from indexer.engines.whoosh.matches.finding import Place
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.words.vocabulary import FIELDS, known_words
from indexer.model import Message
from indexer.query import sentences

_MOST_TERMS, _LEAST_TERMS = 200, 25  # that one prefix or shape may stand for
_TOGETHER = 600  # that those of one query may, as long as each stands for the least
_LOOKED_THROUGH = 5_000  # terms of the dictionary; where there are more, the words kept at hand


@dataclass(slots=True)
class Expanding:
    """Expands the prefixes and shapes of one query, each once. Collects warnings."""

    snapshot: Snapshot
    warnings: list[Message] = field(default_factory=list)
    _left: int = _TOGETHER
    _begun: dict[str, Place] = field(default_factory=dict)
    _shaped: dict[str, Place] = field(default_factory=dict)

    def prefix(self, prefix: str) -> Place:
        """The terms that begin so, or where they are too many, the most frequent of them."""
        if prefix not in self._begun:
            few = self._room(prefix) <= self._most
            found = Place(0, prefix=prefix) if few else self._cut_prefix(prefix)
            self._begun[prefix] = found
        return self._begun[prefix]

    def _cut_prefix(self, prefix: str) -> Place:
        if self._room(prefix) > _LOOKED_THROUGH:
            known = self.snapshot.once(known_words)
            ranked = known.most_frequent(known.begun(prefix), self._most + 1)
        else:
            ranked = _ranked(self._counted(prefix))
        if len(ranked) <= self._most:
            return Place(0, prefix=prefix)
        return self._most_frequent(ranked, sentences.CUT_PREFIX, prefix)

    def shape(self, shape: str) -> Place:
        """The terms of this shape, or where they are too many, the most frequent of them."""
        if shape not in self._shaped:
            fits = wildcards.compiled(shape).fullmatch
            within = wildcards.longest(shape)
            head = wildcards.head(shape)
            many = self._room(head) > _LOOKED_THROUGH
            counted = self._at_hand(head, shape) if many else self._counted(head)
            found = {t: n for t, n in counted.items() if within in t and fits(t)}
            self._shaped[shape] = self._most_frequent(_ranked(found), sentences.CUT_PATTERN, shape)
        return self._shaped[shape]

    @property
    def _most(self) -> int:
        """How many terms the next one may stand for."""
        return max(_LEAST_TERMS, min(_MOST_TERMS, self._left))

    def _most_frequent(self, ranked: Sequence[str], cut: str, text: str) -> Place:
        most = self._most
        if len(ranked) > most:
            self.warnings.append(Message(cut, {"most": str(most), "text": text}))
        self._left -= min(most, len(ranked))
        return Place(0, ranked[:most])

    def _counted(self, head: str) -> Counter[str]:
        """Terms that begin so, with their documents, summed over the fields."""
        return sum((self.snapshot.begun(name, head) for name in FIELDS), Counter[str]())

    def _at_hand(self, head: str, shape: str) -> dict[str, int]:
        known = self.snapshot.once(known_words)
        if not known.whole:
            self.warnings.append(Message(sentences.RARE_LEFT_OUT, {"text": shape}))
        begun = known.begun(head)
        counts = known.counts[begun.start : begun.stop].tolist()
        return dict(zip(known.words[begun.start : begun.stop], counts, strict=True))

    def _room(self, head: str) -> int:
        """At most so many terms begin so."""
        return sum(self.snapshot.begun_count(name, head) for name in FIELDS)


def _ranked(found: Mapping[str, int]) -> list[str]:
    """Those of the most documents first; of as many, as they sort."""
    return sorted(found, key=lambda term: (-found[term], term))

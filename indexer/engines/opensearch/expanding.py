"""Words of which a part is left open: the terms that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.analysis import wildcards
from indexer.engines.opensearch.lexicon import Lexicon
from indexer.engines.opensearch.snapshot import Snapshot
from indexer.engines.shared.vocabulary import Vocabulary
from indexer.model import Message
from indexer.query import sentences

_MOST_TERMS, _LEAST_TERMS = 200, 25  # that one prefix or shape may stand for
_TOGETHER = 600  # that those of one query may, as long as each stands for the least


@dataclass(slots=True)
class Expanding:
    """Expands the prefixes and shapes of one query, each once. Collects warnings."""

    snapshot: Snapshot
    warnings: list[Message] = field(default_factory=list)
    _left: int = _TOGETHER
    _begun: dict[str, Sequence[str]] = field(default_factory=dict)
    _shaped: dict[str, Sequence[str]] = field(default_factory=dict)

    def prefix(self, prefix: str) -> Sequence[str]:
        """The terms that begin so, or where they are too many, the most frequent of them."""
        if prefix not in self._begun:
            known = self._known
            begun = known.begun(prefix)
            ranked: Sequence[str] = known.most_frequent(begun, len(begun))
            if len(ranked) > self._most:
                ranked = self._most_frequent(ranked, sentences.CUT_PREFIX, prefix)
            self._begun[prefix] = ranked
        return self._begun[prefix]

    def shape(self, shape: str) -> Sequence[str]:
        """The terms of this shape, or where they are too many, the most frequent of them."""
        if shape not in self._shaped:
            known = self._known
            if not known.whole:
                self.warnings.append(Message(sentences.RARE_LEFT_OUT, {"text": shape}))
            fits = wildcards.compiled(shape).fullmatch
            within = wildcards.longest(shape)
            begun = known.begun(wildcards.head(shape))
            every = known.most_frequent(begun, len(begun))
            ranked = [term for term in every if within in term and fits(term)]
            self._shaped[shape] = self._most_frequent(ranked, sentences.CUT_PATTERN, shape)
        return self._shaped[shape]

    @property
    def _known(self) -> Vocabulary:
        return self.snapshot.once(Lexicon.of).vocabulary

    @property
    def _most(self) -> int:
        """How many terms the next one may stand for."""
        return max(_LEAST_TERMS, min(_MOST_TERMS, self._left))

    def _most_frequent(self, ranked: Sequence[str], cut: str, text: str) -> Sequence[str]:
        most = self._most
        if len(ranked) > most:
            self.warnings.append(Message(cut, {"most": str(most), "text": text}))
        self._left -= min(most, len(ranked))
        return ranked[:most]

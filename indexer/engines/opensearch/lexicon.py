"""The words of one commit, brought here once: to expand what is left open, and to spell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.escapes import unescaped
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.engines.shared.spelling import Spelling
from indexer.engines.shared.vocabulary import Vocabulary
from indexer.fields import BODY

_MOST = 500_000  # words that are kept: where there are more, the frequent


@dataclass(frozen=True, slots=True)
class Lexicon:
    vocabulary: Vocabulary
    spelling: Spelling
    bodies: Mapping[str, int]  # the documents of each word of a body

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        every: Counter[str] = Counter()
        bodies: dict[str, int] = {}
        of_bodies = mapping.of_field(BODY.name, "")
        for held, count in snapshot.values(EVERYTHING, mapping.WORDS):
            word = unescaped(held[len(of_bodies) :])
            every[word] += count
            if held.startswith(of_bodies):
                bodies[word] = count
        whole = len(every) <= _MOST
        words = sorted(every if whole else dict(every.most_common(_MOST)))
        counts = np.array([every[word] for word in words], np.int64)
        vocabulary = Vocabulary(words, counts, whole)
        return cls(vocabulary, Spelling.of(vocabulary), bodies)

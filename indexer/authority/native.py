"""Names and countries in scripts without spaces, found in one pass over a text (Aho-Corasick)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from indexer.authority.names import is_latin

_DOTS = ("・", "", "·", "＝", "･")  # between the parts of a foreign name

Found = Mapping[int, tuple[str, ...]]  # the words that begin at an offset, longest first


@dataclass(frozen=True)
class Native:
    """Words that are not in Latin script, each with its values: ids of people, codes."""

    full: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, tuple[str, ...]]

    def find(self, text: str) -> Found:
        """Every word that stands in the text; the cost grows with the text alone."""
        found: dict[int, list[str]] = {}
        if not text.isascii():
            for last, word in self._automaton.iter(text):
                found.setdefault(last - len(word) + 1, []).append(word)
        return {at: tuple(sorted(words, key=len, reverse=True)) for at, words in found.items()}

    @cached_property
    def _automaton(self) -> "ahocorasick.Automaton":
        automaton = ahocorasick.Automaton()
        automaton.add_word("\0", "\0")  # one without words cannot search
        for word in (*self.full, *self.short, *self.countries):
            automaton.add_word(word, word)
        automaton.make_automaton()
        return automaton

    def __getstate__(self) -> dict[str, object]:
        """Without the automaton, which is made sooner than sent."""
        return {"full": self.full, "short": self.short, "countries": self.countries}


def values(entries: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """The words that are not in Latin script, each with all its values."""
    kept: dict[str, dict[str, None]] = {}
    for word, value in entries:
        if not is_latin(word):
            for spelling in {word.replace("・", dot) for dot in _DOTS}:
                kept.setdefault(spelling, {})[value] = None
    return {word: tuple(many) for word, many in kept.items()}

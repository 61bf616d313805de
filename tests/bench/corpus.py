"""Press releases out of nothing: any number, the same on every run.

Words follow Zipf's law, lengths a lognormal one with a median of about 400 words, ministers
Zipf's law again. Every document is made from the seed and its own number alone.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import log

from indexer.model import (
    Block,
    Capture,
    Document,
    Kind,
    Mention,
    Precision,
    Published,
)

WORDS = 60_000
MINISTERS = 120
YEARS = range(1994, 2027)
SOURCES = ("MOFA Japan", "MFA Singapore", "ASEAN Secretariat", "JIIA", "DFAT", "SIIA")
KINDS = tuple(Kind)

_FREQUENT = """
    the of and to in a for on that with by at as is Japan Singapore ASEAN minister foreign affairs
    cooperation meeting relations region international economic security development visit trade
    prime president partnership agreement maritime energy peace exchange digital dialogue summit law
"""
_ONSETS = (*"bdfghklmnprstvwz", "br", "ch", "dr", "fl", "gr", "kl", "pr", "sh", "st", "tr")
_VOWELS = (*"aeiou", "ai", "ea", "io", "ou")
_CODAS = ("", "", "n", "r", "s", "l", "nd", "rt", "ing", "ed", "tion", "ment", "ity")
_SLOPE = 1.05  # of Zipf's law over words
_MEDIAN, _SPREAD, _SHORTEST = 400, 0.55, 60  # words of a body


@dataclass(frozen=True)
class Corpus:
    """All releases that a seed can give; `document` makes one of them."""

    seed: int = 0

    def documents(self, count: int, first: int = 0) -> Iterator[Document]:
        return (self.document(number) for number in range(first, first + count))

    def document(self, number: int) -> Document:
        chance = random.Random(f"{self.seed} {number}")  # noqa: S311 -- repeatable, not secret
        return _release(self, number, chance)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        chance = random.Random(f"{self.seed} words")  # noqa: S311
        words = dict.fromkeys(_FREQUENT.split())
        while len(words) < WORDS:
            words[_invented(chance)] = None
        return tuple(words)

    @cached_property
    def word_odds(self) -> list[float]:
        """Cumulative, as `random.choices` wants them."""
        return list(accumulate((rank + 2) ** -_SLOPE for rank in range(WORDS)))

    @cached_property
    def ministers(self) -> tuple[str, ...]:
        chance = random.Random(f"{self.seed} ministers")  # noqa: S311
        names: dict[str, None] = {}
        while len(names) < MINISTERS:
            names[f"{_invented(chance).title()} {_invented(chance).title()}"] = None
        return tuple(names)

    @cached_property
    def minister_odds(self) -> list[float]:
        return list(accumulate(1 / (rank + 1) for rank in range(MINISTERS)))


def slug(name: str) -> str:
    """The id of a person of this name."""
    return name.lower().replace(" ", "-")


def _invented(chance: random.Random) -> str:
    syllables = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(1, 3))
    )
    return "".join(syllables) + chance.choice(_CODAS)


def _release(corpus: Corpus, number: int, chance: random.Random) -> Document:
    names = _ministers(corpus, chance)
    blocks = tuple(Block(text) for text in _paragraphs(_body(corpus, names, chance), chance))
    text = "\n".join(block.line for block in blocks)
    return Document(
        id=f"{number:016x}",
        title=" ".join(_words(corpus, 9, chance)).title(),
        blocks=blocks,
        published=Published(_date(chance), Precision.DAY, "dateline"),
        language="en",
        source=chance.choice(SOURCES),
        kind=chance.choice(KINDS),
        people=tuple(_mention(name, text) for name in names),
        captures=(Capture(f"bench/{number:08}.html"),),
        fingerprint=f"{corpus.seed} {number}",
    )


def _words(corpus: Corpus, count: int, chance: random.Random) -> list[str]:
    return chance.choices(corpus.vocabulary, cum_weights=corpus.word_odds, k=count)


def _ministers(corpus: Corpus, chance: random.Random) -> list[str]:
    count = chance.randint(1, 4)
    drawn = chance.choices(corpus.ministers, cum_weights=corpus.minister_odds, k=count)
    return sorted(set(drawn))


def _body(corpus: Corpus, names: list[str], chance: random.Random) -> list[str]:
    """Words, with each minister named once among them."""
    words = _words(
        corpus, max(_SHORTEST, int(chance.lognormvariate(log(_MEDIAN), _SPREAD))), chance
    )
    for name in names:
        words.insert(chance.randrange(len(words)), f"Minister {name}")
    return words


def _paragraphs(words: list[str], chance: random.Random) -> Iterator[str]:
    start = 0
    while start < len(words):
        sentences = []
        for _ in range(chance.randint(2, 5)):
            end = start + chance.randint(8, 28)
            sentence = " ".join(words[start:end])
            sentences.append(f"{sentence[:1].upper()}{sentence[1:]}.")
            start = end
            if start >= len(words):
                break
        yield " ".join(sentences)


def _date(chance: random.Random) -> str:
    return f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _mention(name: str, text: str) -> Mention:
    form = f"Minister {name}"
    start = text.index(form)
    return Mention(slug(name), name, form, "title", start, start + len(form))

"""Precision and recall of what is recognised in the labelled passages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from indexer.authority import Authority
from indexer.clean.people import Texts, mentions
from indexer.model import Mention
from tests.factories import make_published
from tests.quality.people.labels import Label, Passage

ELSEWHERE = "elsewhere"  # the form of what is found where no label is


@dataclass(slots=True)
class Score:
    """Counts of one form. A person who is meant counts once, however many words mean them."""

    found: int = 0
    missed: int = 0
    wrong: int = 0  # found where somebody else or nobody is meant
    negatives: int = 0  # labels that mean nobody
    slips: list[str] = field(default_factory=list)  # what went wrong, for people to read

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    def __iadd__(self, other: "Score") -> Self:
        self.found += other.found
        self.missed += other.missed
        self.wrong += other.wrong
        self.negatives += other.negatives
        self.slips += other.slips
        return self


def score(passages: Iterable[Passage], authority: Authority) -> dict[str, Score]:
    """Scores by form."""
    scores: dict[str, Score] = defaultdict(Score)
    for passage in passages:
        texts = Texts(passage.text, home=passage.home)
        _add(passage, mentions(texts, authority, make_published(passage.date)), scores)
    return dict(scores)


def total(scores: Iterable[Score]) -> Score:
    whole = Score()
    for one in scores:
        whole += one
    return whole


def _add(passage: Passage, found: tuple[Mention, ...], scores: dict[str, Score]) -> None:
    right: set[tuple[int, str]] = set()  # mentions that some label expects
    for label in passage.labels:
        _judge(passage, label, found, scores[label.form], right)
    for number, mention in enumerate(found):
        for person in _people(mention) or {""}:
            if (number, person) not in right:
                touched = (one for one in passage.labels if _overlap(one, mention))
                form = next((one.form for one in touched), ELSEWHERE)
                scores[form].wrong += 1
                scores[form].slips.append(_slip("wrong", passage, mention.form, person))


def _judge(
    passage: Passage,
    label: Label,
    found: tuple[Mention, ...],
    score: Score,
    right: set[tuple[int, str]],
) -> None:
    score.negatives += label.negative
    met: set[str] = set()
    for number, mention in enumerate(found):
        fits = _overlap(label, mention) and bool(mention.candidates) == label.ambiguous
        met |= (shared := _people(mention) & label.people if fits else set())
        right |= {(number, person) for person in shared}
        if shared and label.status and mention.status != label.status:
            score.slips.append(
                _slip(f"{mention.status!r} not", passage, mention.form, label.status)
            )
    score.found += len(met)
    score.missed += len(label.people - met)
    for person in sorted(label.people - met):
        words = passage.text[label.start : label.end]
        score.slips.append(_slip("missed", passage, words, person))


def _people(mention: Mention) -> set[str]:
    return set(mention.candidates or ((mention.person,) if mention.person else ()))


def _overlap(label: Label, mention: Mention) -> bool:
    return label.start < mention.end and mention.start < label.end


def _slip(what: str, passage: Passage, words: str, person: str) -> str:
    return f"{passage.file} {passage.number} ({passage.date}): {what} {person}: {words!r}"

"""From measurements to figures: medians over the rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.engines import Limits
from tests.bench.measure import Spent, percentile
from tests.bench.process import Answered
from tests.bench.questions import Kind, Question


@dataclass(frozen=True, slots=True)
class Built:
    limits: Limits
    spent: Spent
    size: int
    memory: int


@dataclass(frozen=True, slots=True)
class Round:
    """What an engine answered in one round, and the memory it then held."""

    asked: tuple[Question, ...]
    answered: tuple[Answered, ...]
    memory: int

    def seconds(self, kind: Kind | None = None) -> list[float]:
        pairs = zip(self.asked, self.answered, strict=True)
        return [one.seconds for question, one in pairs if kind in {None, question.kind}]


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds and bytes of one engine."""

    about: str
    p50: float  # of a result page
    p95: float
    index_wall: float
    index_cpu: float
    size: int
    rss: int  # at most while building, all processes together (PSS)
    rss_query: int  # after the last round (PSS)
    first: float  # from opening to the first answer
    add_cpu: float | None  # for a hundred more documents
    asked: int  # in all rounds
    same: int | None  # of them answered with the totals and facet counts of ours
    kinds: Mapping[str, float]  # p50 by kind of query


def figures(
    name: str,
    built: Built,
    rounds: Sequence[Mapping[str, Round]],
    *,
    first: float,
    add: float | None,
) -> Figures:
    own = [one[name] for one in rounds]
    return Figures(
        about=built.limits.about,
        p50=median(percentile(one.seconds(), 0.5) for one in own),
        p95=median(percentile(one.seconds(), 0.95) for one in own),
        index_wall=built.spent.wall,
        index_cpu=built.spent.cpu,
        size=built.size,
        rss=built.memory,
        rss_query=own[-1].memory,
        first=first,
        add_cpu=add,
        asked=sum(len(one.asked) for one in own),
        same=_same(name, rounds),
        kinds={
            kind.value: median(percentile(one.seconds(kind), 0.5) for one in own)
            for kind in built.limits.kinds
        },
    )


def _same(name: str, rounds: Sequence[Mapping[str, Round]]) -> int | None:
    """How many answers are those of ours; None where there is nothing to compare."""
    if "ours" not in rounds[0] or any(one.answer.total < 0 for one in rounds[0][name].answered):
        return None
    return sum(_agreeing(engines[name], engines["ours"]) for engines in rounds)


def _agreeing(theirs: Round, ours: Round) -> int:
    """Answers of a round with the same total and the same facet counts."""
    expected = dict(zip(map(repr, ours.asked), ours.answered, strict=True))
    pairs = (
        (one.answer, expected[repr(question)].answer)
        for question, one in zip(theirs.asked, theirs.answered, strict=True)
    )
    return sum((one.total, one.facets) == (our.total, our.facets) for one, our in pairs)

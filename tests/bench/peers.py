"""The engines beside each other: one corpus, one mix of queries, one run.

    python -m tests.bench.peers --documents N [--engines ours,tantivy,…] [--runs 3] [--json FILE]

Needs the `bench` extra; an engine that is not installed is named and left out. Every answer is a
whole result page: the best ten with snippets, the exact total, and facet counts over all hits.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import batches, table
from tests.bench.batches import Batch
from tests.bench.corpus import Corpus
from tests.bench.engines import NAMES, Limits, Unable
from tests.bench.figures import Built, Figures, Round, figures
from tests.bench.measure import Memory, Spent, memory, size
from tests.bench.process import Answered, Desk, Remote, started
from tests.bench.questions import EACH, TURN, Question, Questions

ADDED = 100  # documents, to see what an addition costs
GROWING = ("ours",)  # engines whose additions are measured


@dataclass(frozen=True, slots=True)
class Bench:
    """A corpus on disk, and a folder for each engine beside it."""

    folder: Path
    questions: Questions
    batches: tuple[Batch, ...]
    runs: int

    def place(self, name: str) -> Path:
        return self.folder / name

    def build(self, name: str) -> Built:
        """Raise `Unable` where the engine cannot take part."""
        with started(name, self.place(name)) as engine:
            limits: Limits = engine.tell(Desk.limits)
            if limits.documents and self.questions.documents > limits.documents:
                raise Unable(f"{name} is asked at most {limits.documents:,} documents")
            watched = Memory(engine.pid)
            with watched.watched():
                spent: Spent = engine.tell(Desk.build, self.batches)
        with started(name, self.place(name)) as engine:
            engine.tell(Desk.settle, self.batches)
        return Built(limits, spent, size(self.place(name)), watched.peak)

    def first(self, name: str) -> float:
        """Seconds from opening to the first answer; each time in a fresh process."""
        question = self.questions.round(-1, 1)[0]
        return median(self._first(name, question) for _ in range(self.runs))

    def _first(self, name: str, question: Question) -> float:
        with started(name, self.place(name)) as engine:
            return float(engine.tell(Desk.first, question))

    def rounds(self, built: dict[str, Built]) -> Iterator[dict[str, Round]]:
        """After one round to warm up, the engines answer what they have not been asked.

        They take turns of a few questions, so that what else the machine does meets all alike.
        """
        with ExitStack() as stack:
            engines = {name: stack.enter_context(started(name, self.place(name))) for name in built}
            for number in range(self.runs + 1):
                every = self.questions.round(number, EACH)
                asked = {name: _within(every, built[name].limits) for name in engines}
                if number == 0:
                    for name, engine in engines.items():
                        engine.tell(Desk.first, asked[name][0])
                answered = _in_turns(engines, asked)
                if number:
                    yield answered

    def add(self, name: str) -> float:
        """Processor seconds for an addition."""
        count = self.questions.documents
        with started(name, self.place(name)) as engine:
            engine.tell(Desk.first, self.questions.round(-1, 1)[0])
            spent = []
            for run in range(self.runs):
                documents = self.questions.corpus.documents(ADDED, count + run * ADDED)
                spent.append(engine.tell(Desk.add, list(documents)).cpu)
        return float(median(spent))


def _in_turns(
    engines: Mapping[str, Remote], asked: Mapping[str, Sequence[Question]]
) -> dict[str, Round]:
    answered: dict[str, list[Answered]] = {name: [] for name in engines}
    for engine in engines.values():
        engine.tell(Desk.rest)
    for start in range(0, max(map(len, asked.values()), default=0), TURN):
        for name, engine in engines.items():
            turn = asked[name][start : start + TURN]
            answered[name] += engine.tell(Desk.answers, turn)
    return {
        name: Round(tuple(asked[name]), tuple(answered[name]), memory(engine.pid))
        for name, engine in engines.items()
    }


def _within(asked: Sequence[Question], limits: Limits) -> tuple[Question, ...]:
    """The questions that an engine takes, in their order."""
    taken = dict.fromkeys(limits.kinds, 0)
    kept = []
    for question in asked:
        if question.kind in taken and taken[question.kind] < (limits.each or EACH):
            taken[question.kind] += 1
            kept.append(question)
    return tuple(kept)


def measured(bench: Bench, names: Sequence[str]) -> dict[str, Figures]:
    built: dict[str, Built] = {}
    for name in names:
        try:
            built[name] = bench.build(name)
        except Unable as error:
            print(f"left out: {error}", flush=True)
        else:
            print(f"built: {name} in {built[name].spent.wall:.1f} s", flush=True)
    first = {name: bench.first(name) for name in built}
    rounds = list(bench.rounds(built))
    added = {name: bench.add(name) for name in built if name in GROWING}
    return {
        name: figures(name, one, rounds, first=first[name], add=added.get(name))
        for name, one in built.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers")
    parser.add_argument("--documents", type=int, required=True, metavar="N")
    parser.add_argument("--engines", default=",".join(NAMES), metavar="NAME,…")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    names = given.engines.split(",")
    if unknown := set(names) - set(NAMES):
        parser.error(f"no such engine: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    corpus = Corpus(given.seed)
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as folder:
        file = Path(folder) / "documents"
        written = batches.write(corpus.documents(given.documents), file)
        questions = Questions(corpus, given.documents)
        found = measured(Bench(Path(folder), questions, written, given.runs), names)
    print(table.text(given.documents, given.runs, found))
    if given.json:
        given.json.write_text(table.as_json(given.documents, given.runs, found), "utf-8")


if __name__ == "__main__":
    main()

"""What the archive holds now: a look at every capture, before any page is cleaned."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from indexer.build.progress import Progress
from indexer.build.reading import reading
from indexer.build.surveys import Surveying
from indexer.build.walk import Found
from indexer.model import Capture, PassedOver
from indexer.workers import Ended, Runner

Outcomes = Iterator[tuple[Found, Capture | PassedOver | Ended]]


@dataclass(frozen=True, slots=True)
class Survey:
    """Every capture in the files of a run, and all that gave none."""

    captures: tuple[Capture, ...]
    passed_over: tuple[PassedOver, ...]


@dataclass
class Findings:
    """What has been found so far. Of what is left out by design, the kinds are counted."""

    captures: list[Capture] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, file: Found, one: Capture | PassedOver) -> None:
        if isinstance(one, Capture):
            self.captures.append(one)
        elif one.failed:
            self.passed_over.append(one)
        else:
            self.kinds[file.path, one.reason] += one.count

    def survey(self) -> Survey:
        kinds = (
            PassedOver(path, reason, failed=False, count=count)
            for (path, reason), count in self.kinds.items()
        )
        return Survey(tuple(self.captures), (*self.passed_over, *kinds))


def survey(
    found: Collection[Found | PassedOver], task: Surveying, runner: Runner, progress: Progress
) -> Survey:
    """Read all these files in worker processes."""
    files = [one for one in found if isinstance(one, Found)]
    findings = Findings(passed_over=[one for one in found if isinstance(one, PassedOver)])
    with progress("Reading", len(files)) as advance:
        outcomes: Outcomes = reading(task, files, runner)
        for file, outcome in outcomes:
            if isinstance(outcome, Ended):
                advance(1)
            else:
                findings.add(file, outcome)
    return findings.survey()

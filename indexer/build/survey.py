"""What the archive holds now: a look at every capture, before any page is cleaned."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from indexer.build.progress import Progress
from indexer.build.reading import reading
from indexer.build.surveys import Surveying
from indexer.build.walk import Found
from indexer.model import Capture, PassedOver
from indexer.workers import Ended, Runner

Outcomes = Iterator[tuple[Found, Capture | PassedOver | Ended]]


_LISTED = 1000  # failures of one file that are listed; of more the number is told
_KINDS = 100  # of records left out of one file, that are told apart


@dataclass(frozen=True, slots=True)
class Survey:
    """Every capture in the files of a run, and all that gave none."""

    captures: tuple[Capture, ...]
    passed_over: tuple[PassedOver, ...]

    @property
    def records(self) -> int:
        """All that was looked at: pages, and each that was passed over."""
        return len(self.captures) + sum(one.count for one in self.passed_over)


@dataclass
class Findings:
    """What has been found so far, in bounded memory but for the captures themselves."""

    captures: list[Capture] = field(default_factory=list)
    listed: list[PassedOver] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, file: Found, one: Capture | PassedOver) -> None:
        if isinstance(one, Capture):
            self.captures.append(one)
        elif one.failed:
            self.failures[file.path] += one.count
            if self.failures[file.path] <= _LISTED:
                self.listed.append(one)
        else:
            kinds = self.kinds[file.path]
            known = one.reason in kinds or len(kinds) < _KINDS
            kinds[one.reason if known else "no page, but of yet another kind"] += one.count

    def survey(self) -> Survey:
        more = ((path, count - _LISTED) for path, count in self.failures.items())
        failed = [PassedOver(path, "failed too", count=n) for path, n in more if n > 0]
        left_out = [
            PassedOver(path, reason, failed=False, count=count)
            for path, kinds in self.kinds.items()
            for reason, count in kinds.items()
        ]
        return Survey(tuple(self.captures), (*self.listed, *failed, *left_out))


def survey(
    found: Collection[Found | PassedOver], task: Surveying, runner: Runner, progress: Progress
) -> Survey:
    """Read all these files in worker processes."""
    files = [one for one in found if isinstance(one, Found)]
    findings = Findings(listed=[one for one in found if isinstance(one, PassedOver)])
    with progress("Reading", len(files)) as advance:
        outcomes: Outcomes = reading(task, files, runner)
        for file, outcome in outcomes:
            if isinstance(outcome, Ended):
                advance(1)
            else:
                findings.add(file, outcome)
    return findings.survey()

"""The closing lines of an indexing run."""

from collections import Counter
from collections.abc import Iterator

from indexer.cli.output import printable
from indexer.model import PassedOver, Tally

SHOWN = 50  # passed-over places that are listed unasked


def lines(tally: Tally, *, verbose: bool) -> Iterator[str]:
    """The counts, then what was passed over: failures first, the overflow counted by reason."""
    if tally.renewed:
        yield "the index was of an older version of communique: it has been made anew"
    yield (
        f"{tally.indexed} indexed, {tally.unchanged} unchanged, {tally.removed} removed, "
        f"{tally.left} passed over ({tally.failed} failed)"
    )
    if tally.again or tally.left > len(tally.passed_over):
        yield _records(tally)
    ordered = sorted(tally.passed_over, key=lambda one: not one.failed)
    shown = len(ordered) if verbose else SHOWN
    yield from map(_line, ordered[:shown])
    yield from _overflow(ordered[shown:])


def _records(tally: Tally) -> str:
    others = tally.records - tally.pages
    told = f"{tally.pages} pages and {others} others" if others else "all of them pages"
    verb = "shows" if tally.again == 1 else "show"
    again = f"; {tally.again} of the pages {verb} a document again" if tally.again else ""
    return f"{tally.records} records, {told}{again}"


def _line(one: PassedOver) -> str:
    times = f"{one.count} records: " if one.count > 1 else ""
    return f"{_verdict(one)}: {printable(one.place)}: {times}{printable(one.reason)}"


def _overflow(rest: list[PassedOver]) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in rest:
        counts[_verdict(one), one.reason] += one.count
    for (verdict, reason), count in counts.most_common(SHOWN):
        yield f"{verdict}: {count} more: {printable(reason)}"
    if len(counts) > SHOWN:
        yield f"and {len(counts) - SHOWN} more reasons"
    if rest:
        yield "(--verbose lists them all)"


def _verdict(one: PassedOver) -> str:
    return "failed" if one.failed else "left out"

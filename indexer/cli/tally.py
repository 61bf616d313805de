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
        yield (
            f"{tally.records} records: {tally.pages} pages, {tally.again} of them further captures "
            f"of a document; {tally.records - tally.pages} no pages"
        )
    ordered = sorted(tally.passed_over, key=lambda one: not one.failed)
    shown = len(ordered) if verbose else SHOWN
    yield from map(_line, ordered[:shown])
    yield from _overflow(ordered[shown:])


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

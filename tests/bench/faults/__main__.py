"""`python -m tests.bench.faults`: the table of faults; status 1 if any lost or showed anything."""

import logging
import sys
import time
from collections.abc import Iterator
from random import Random

import click

from tests.bench.faults import child
from tests.bench.faults.damage import damages
from tests.bench.faults.disk import full_disks
from tests.bench.faults.kills import cut_restores, kills, stale_locks, two_writers
from tests.bench.faults.outcome import Outcome
from tests.bench.faults.readers import readers
from tests.bench.faults.served import served

_ROW = "{:<40} {:>6} {:>10} {:>8} {:>11}  {}"


@click.command()
@click.option("--seed", type=int, default=None, help="Of the random choices; told at the start.")
@click.option("--kills", "count", default=200, show_default=True, help="Runs that are killed.")
@click.option("--others", default=10, show_default=True, help="Times of each other fault.")
@click.option("--readers", "reading", default=8, show_default=True, help="Processes that search.")
@click.option("--runs", default=50, show_default=True, help="Re-indexes meanwhile.")
def main(seed: int | None, count: int, others: int, reading: int, runs: int) -> None:
    """Do faults to a small archive, and count what is lost, answered wrongly, or shown.

    The same seed makes the same choices; how far a run is after a time is the machine's.
    """
    seed = time.time_ns() % 2**32 if seed is None else seed
    random = Random(seed)  # noqa: S311 -- moments and places of damage, no secrets
    click.echo(f"seed {seed}")
    child.prepare()
    logging.disable()  # the operator's log tells each refusal, as it should
    click.echo(_ROW.format("fault", "times", "documents", "wrong", "tracebacks", ""))
    click.echo(_ROW.format("", "", "lost", "answers", "shown", "").rstrip())
    bad = False
    for done in _all(random, (count, others, reading, runs)):
        row = (done.fault, done.times, done.lost, done.wrong, done.tracebacks, done.note)
        click.echo(_ROW.format(*row).rstrip())
        bad |= done.is_bad
    sys.exit(bad)


def _all(random: Random, given: tuple[int, int, int, int]) -> Iterator[Outcome]:
    count, others, reading, runs = given
    yield kills(random, count)
    yield cut_restores(random, others)
    yield stale_locks(others)
    yield two_writers(others)
    yield full_disks(random, others)
    yield from damages(random, others)
    yield readers(random, reading, runs)
    yield from served(random, others)


if __name__ == "__main__":
    main()

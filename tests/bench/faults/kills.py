"""Killed at any moment, a run leaves the old index or the new one, and the next run ends it."""

import signal
from random import Random

from tests.bench.faults import child
from tests.bench.faults.outcome import Outcome
from tests.bench.faults.scene import STATES, Scene, scene, truth

_FLAGS = ((), ("--rebuild",))


def kills(random: Random, count: int) -> Outcome:
    """Half of them before a random change to the index folder, half after a random time."""
    done = Outcome("kill -9 while indexing and swapping")
    fell = 0
    with scene() as held:
        held.make()
        limits = [_measured(held, flags) for flags in _FLAGS]
        state = 0
        for number in range(count):
            old, state = state, (state + 1) % STATES
            held.turn_to(state)
            flags, (steps, seconds) = list(zip(_FLAGS, limits, strict=True))[random.randrange(2)]
            command = (*held.options, "index", "--prune", *flags)
            if number % 2:
                ended = child.killed_before_step(random.randrange(steps), held.index, *command)
            else:
                ended = child.killed_after(random.uniform(0, seconds), *command)
            fell += ended.status == -signal.SIGKILL
            done.hear(ended.text)
            done.judge(held, truth(old), truth(state))
            held.make()
            done.judge(held, truth(state))
    done.times, done.note = count, f"{fell} died before they were done"
    return done


def _measured(held: Scene, flags: tuple[str, ...]) -> tuple[int, float]:
    """Changes to the index folder, and seconds, of a whole run from state 1 back to state 0."""
    command = (*held.options, "index", "--prune", *flags)
    held.turn_to(1)
    steps = child.steps(held.index, *command)
    held.turn_to(0)
    return steps, child.run(*command).seconds


def cut_restores(random: Random, count: int) -> Outcome:
    """A restore that was killed leaves the old index or the new one; a second one ends it."""
    done = Outcome("kill -9 while restoring", count)
    fell = 0
    with scene() as held:
        held.make()
        kept = str(held.folder / "kept.zip")
        done.hear(child.run(*held.options, "backup", kept).text)
        command = (*held.options, "restore", kept, "--force")
        steps = child.steps(held.folder, *command)
        for _ in range(count):
            held.turn_to(1)
            held.make()
            ended = child.killed_before_step(random.randrange(steps), held.folder, *command)
            fell += ended.status == -signal.SIGKILL
            done.hear(ended.text)
            done.judge(held, truth(0), truth(1))
            again = child.run(*command)
            done.hear(again.text)
            done.wrong += again.status != 0
            done.judge(held, truth(0))
    done.note = f"{fell} died before they were done"
    return done


def two_writers(count: int) -> Outcome:
    """Of two runs at once, one waits for the other, or is told that it writes."""
    done = Outcome("two writers at once", count)
    with scene() as held:
        for number in range(count):
            held.turn_to(number % STATES)
            ended = child.at_once(2, *held.options, "index", "--prune")
            done.wrong += not any(one.status == 0 for one in ended)
            for one in ended:
                done.hear(one.text)
                done.wrong += one.status != 0 and "another process is writing" not in one.text
            done.judge(held, truth(number % STATES))
    return done


def stale_locks(count: int) -> Outcome:
    """The lock of a process that was killed holds nobody up."""
    done = Outcome("stale lock", count)
    with scene() as held:
        for number in range(count):
            held.turn_to(number % STATES)
            died = child.run(before=lambda: _die_within(held))
            done.hear(died.text)
            ended = child.run(*held.options, "index", "--prune")
            done.hear(ended.text)
            done.wrong += ended.status != 0
            done.judge(held, truth(number % STATES))
    return done


def _die_within(held: Scene) -> None:
    with held.archive.open_engine().lock():
        signal.raise_signal(signal.SIGKILL)

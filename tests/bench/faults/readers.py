"""Readers meanwhile: each answer is that of one state, before a commit or after it."""

import os
import pickle
import traceback
from random import Random

from tests.bench.faults.outcome import Outcome
from tests.bench.faults.scene import STATES, Answers, Scene, answers, scene, truth


def readers(random: Random, count: int, runs: int) -> Outcome:
    """So many processes, each with one engine that it opened before the first of the runs."""
    done = Outcome(f"{count} readers during {runs} re-indexes", runs)
    true = [truth(state).answers for state in range(STATES)]
    with scene() as held:
        held.make()
        started = [_started(held, true) for _ in range(count)]
        for number in range(1, runs + 1):
            held.turn_to(number % STATES)
            held.make(rebuild=random.random() < 0.2)
        done.judge(held, truth(runs % STATES))
        told = [_ended(*one) for one in started]
    done.wrong += sum(wrong for _, wrong, _ in told)
    for _, _, text in told:
        done.hear(text)
    done.note = f"{sum(asked for asked, _, _ in told)} questions"
    return done


def _started(held: Scene, true: list[Answers]) -> tuple[int, int, int]:
    """The process, the pipe that ends it when written to, the pipe by which it tells."""
    end, ending = os.pipe()
    telling, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(end)
        os.close(tell)
        return pid, ending, telling
    os.close(ending)
    os.set_blocking(end, False)
    try:
        _read(held, true, (end, tell))
    finally:
        os._exit(0)


def _read(held: Scene, true: list[Answers], pipes: tuple[int, int]) -> None:
    asked, wrong, text = 0, 0, ""
    engine = held.archive.open_engine()
    while not text and not _is_ended(pipes[0]):
        try:
            found = answers(engine)
        except Exception:  # noqa: BLE001 -- whatever a reader is shown is what is asked here
            text = traceback.format_exc()
        else:
            asked += len(found)
            wrong += sum(
                one not in of for one, of in zip(found, zip(*true, strict=True), strict=True)
            )
    with os.fdopen(pipes[1], "wb") as file:
        pickle.dump((asked, wrong, text), file)


def _is_ended(pipe: int) -> bool:
    try:
        return bool(os.read(pipe, 1))
    except BlockingIOError:
        return False


def _ended(pid: int, ending: int, telling: int) -> tuple[int, int, str]:
    os.write(ending, b"!")
    os.close(ending)
    with os.fdopen(telling, "rb") as file:
        told: tuple[int, int, str] = pickle.load(file)  # noqa: S301 -- our own process wrote it
    os.waitpid(pid, 0)
    return told

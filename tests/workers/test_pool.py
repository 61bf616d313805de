"""A pool loses nothing but the task in hand, and leaves no process behind."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from indexer.errors import WorkerLost
from indexer.workers import Ended, Pool
from tests.processes import assert_all_end
from tests.workers import tasks

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, deadline=0.5) as shared:
        yield shared


def outcome(pool: Pool, how: str) -> str:
    """What became of one bad input, after checking that its neighbours came to no harm."""
    outcomes = dict(pool.run(tasks.misbehave, ["first", how, "second", "third"]))
    assert [outcomes.pop(fine) for fine in ("first", "second", "third")] == [
        "first",
        "second",
        "third",
    ]
    lost = outcomes[how]
    assert isinstance(lost, WorkerLost)
    return str(lost)


def test_every_input_comes_back_with_its_outcome(pool: Pool) -> None:
    outcomes = dict(pool.run(tasks.double, range(500)))

    assert outcomes == {number: 2 * number for number in range(500)}


def test_no_inputs_give_no_outcomes_and_start_no_process() -> None:
    with Pool(2) as pool:
        assert list(pool.run(tasks.double, [])) == []
        assert not psutil.Process().children() or not pool._workers


def test_large_outcomes_come_back_whole(pool: Pool) -> None:
    outcomes = dict(pool.run(tasks.repeat, [30_000_000, 10]))

    assert {n: len(o) for n, o in outcomes.items() if isinstance(o, bytes)} == {
        30_000_000: 30_000_000,
        10: 10,
    }


def test_inputs_are_taken_only_as_workers_become_free(pool: Pool) -> None:
    taken = 0

    def inputs() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    run = pool.run(tasks.double, inputs())
    next(run)

    assert taken <= 4  # one in hand for each of two workers, one waiting, one done


def test_a_task_that_exits_hard_is_lost_alone(pool: Pool) -> None:
    assert outcome(pool, "exit") == "the worker process died (exit status 3)"


def test_a_task_that_is_killed_is_lost_alone(pool: Pool) -> None:
    assert outcome(pool, "killed") == "the worker process died (SIGKILL)"


def test_a_task_that_never_ends_is_lost_alone(pool: Pool) -> None:
    assert outcome(pool, "busy") == "took longer than 0.5 seconds"


def test_a_task_that_waits_for_ever_is_lost_alone_after_some_patience(pool: Pool) -> None:
    assert outcome(pool, "sleep") == "took longer than 3 seconds"


def test_a_task_that_raises_is_lost_with_what_it_raised(pool: Pool) -> None:
    assert outcome(pool, "raise").startswith("ValueError: a bad page (tasks.py, line ")


def test_endless_recursion_is_lost_alone(pool: Pool) -> None:
    assert outcome(pool, "recurse").startswith("RecursionError: ")


def test_an_outcome_that_cannot_be_pickled_is_lost_alone(pool: Pool) -> None:
    assert "pickle" in outcome(pool, "unpicklable")


# Tasks that give one outcome after another


def streamed(pool: Pool, *hows: str) -> dict[str, list[object]]:
    outcomes: dict[str, list[object]] = {how: [] for how in hows}
    for how, outcome in pool.stream(tasks.count, hows):
        outcomes[how].append(str(outcome) if isinstance(outcome, WorkerLost) else outcome)
    return outcomes


def test_each_input_has_all_its_outcomes_in_order_and_an_end(pool: Pool) -> None:
    assert streamed(pool, "one", "other") == {
        "one": [1, 2, 3, 4, 5, Ended.ENDED],
        "other": [1, 2, 3, 4, 5, Ended.ENDED],
    }


def test_the_deadline_is_for_each_outcome_not_for_all(pool: Pool) -> None:
    assert streamed(pool, "slow") == {"slow": [1, 2, 3, 4, 5, Ended.ENDED]}


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("busy", "took longer than 0.5 seconds"),
        ("killed", "the worker process died (SIGKILL)"),
        ("raise", "ValueError: a bad page"),
    ],
)
def test_what_came_before_a_loss_is_kept(pool: Pool, how: str, reason: str) -> None:
    outcomes = streamed(pool, "fine", how)

    assert outcomes["fine"][-1] is Ended.ENDED
    *before, last = outcomes[how]
    assert before == [1, 2, 3]
    assert str(last).startswith(reason)


def test_a_pool_serves_one_task_after_another_with_the_same_workers(pool: Pool) -> None:
    list(pool.run(tasks.name_process, range(20)))
    before = list(pool._workers)

    assert list(pool.run(tasks.double, [4])) == [(4, 8)]
    assert len(list(pool.run(tasks.name_process, range(20)))) == 20

    assert pool._workers == before


def test_an_abandoned_run_leaves_the_pool_usable(pool: Pool) -> None:
    run = pool.run(tasks.misbehave, ["fine", "sleep", "sleep"])
    next(run)
    run.close()

    assert dict(pool.run(tasks.double, [1, 2])) == {1: 2, 2: 4}


def test_a_worker_that_cannot_start_is_fatal_once_and_clearly() -> None:
    with Pool(2) as pool, pytest.raises(WorkerLost, match="cannot start"):
        list(pool.run(tasks.Unloadable(), [1, 2, 3]))


def test_a_closed_pool_leaves_no_process() -> None:
    with Pool(2) as pool:
        pids = {pid for _, pid in pool.run(tasks.name_process, range(20))}

    assert not any(psutil.pid_exists(pid) for pid in pids if isinstance(pid, int))


PARENT = """
from indexer.workers import Pool
from tests.workers import tasks
if __name__ == "__main__":
    with Pool(2) as pool:
        for _, pid in pool.run(tasks.name_process, range(8)):
            print(pid, flush=True)
        list(pool.run(tasks.misbehave, ["sleep", "sleep"]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("end", [psutil.Process.kill, psutil.Process.terminate])
def test_workers_die_with_their_parent(
    end: Callable[[psutil.Process], None], tmp_path: Path
) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script)]
    env = {"PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as it:
        assert it.stdout is not None
        for _ in range(8):
            it.stdout.readline()
        parent = psutil.Process(it.pid)
        family = parent.children(recursive=True)
        assert len(family) >= 2
        end(parent)
        it.wait()

    assert_all_end(family, seconds=5)

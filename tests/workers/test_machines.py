"""Work over several machines comes to what it does on one, whatever becomes of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import MachinesLost, WorkerLost
from indexer.workers import Ended, Limit, machines
from indexer.workers.machines import Machines
from tests.processes import wait_until
from tests.workers import tasks
from tests.workers.machines import Site, site

pytestmark = pytest.mark.filterwarnings(
    # of distributed, where a connection breaks: it is what these tests are about
    "ignore::ResourceWarning"
)


def same() -> str:
    return "of this version"


def other() -> str:
    """Never the same twice."""
    return str(object())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("machines")) as opened:
        opened.work()
        yield opened


@pytest.fixture(scope="module")
def runner(place: Site) -> Iterator[Machines]:
    with Machines(place.address, same, Limit(clock=5.0)) as joined:
        yield joined


def test_every_input_comes_back_with_its_outcome(runner: Machines) -> None:
    assert dict(runner.run(tasks.double, range(40))) == {n: 2 * n for n in range(40)}


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("killed", "the worker process died (SIGKILL)"),
        ("sleep", "gave nothing for 5 seconds"),
        ("raise", "ValueError: a bad page (tasks.py, line "),
    ],
)
def test_an_input_that_goes_wrong_is_lost_alone(runner: Machines, how: str, told: str) -> None:
    outcomes = dict(runner.run(tasks.misbehave, ["first", how, "second"]))

    lost = outcomes.pop(how)
    assert isinstance(lost, WorkerLost)
    assert str(lost).startswith(told)
    assert outcomes == {"first": "first", "second": "second"}


def test_what_was_done_before_it_went_wrong_is_kept(runner: Machines) -> None:
    found = [outcome for _, outcome in runner.stream(tasks.count, ["killed"])]

    assert found[:3] == [1, 2, 3]
    assert isinstance(found[3], WorkerLost)
    assert [one for _, one in runner.stream(tasks.count, ["well"])] == [1, 2, 3, 4, 5, Ended.ENDED]


def test_what_a_lost_machine_had_in_hand_is_done_by_another(place: Site, runner: Machines) -> None:
    doomed = place.work()
    wait_until(lambda: len(runner._client.nthreads()) == 2)
    run = runner.run(tasks.linger, range(40))
    outcomes: dict[int, int | WorkerLost] = {}
    while len({*outcomes.values()}) < 2:  # until both have done some
        outcomes |= dict([next(run)])
    doomed.kill()

    outcomes |= dict(run)

    assert sorted(outcomes) == list(range(40))
    assert not [one for one in outcomes.values() if isinstance(one, WorkerLost)]


def test_machines_of_another_version_are_refused(place: Site) -> None:
    with (
        Machines(place.address, other) as joined,
        pytest.raises(MachinesLost, match="another version"),
    ):
        list(joined.run(tasks.double, [1]))


def test_where_there_is_no_scheduler_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "_LOOK", 0.02)

    with pytest.raises(MachinesLost, match=r"127\.0\.0\.1:9"), Machines("tcp://127.0.0.1:9", same):
        pass


def test_where_all_machines_are_gone_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site(tmp_path) as empty, Machines(empty.address, same) as joined:
        monkeypatch.setattr(machines, "_PATIENCE", 2)
        with pytest.raises(MachinesLost, match="no machine"):
            list(joined.run(tasks.double, [1]))

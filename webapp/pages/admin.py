"""The administration: how the latest run stands, and what it passed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from indexer.model import PassedOver
from indexer.status import FURTHER, State, Status
from webapp.wording import decimal, gettext, gettext_noop, long_date, time_of_day

_SHOWN = 200  # passed-over places
_ASKED = 50  # searches that found nothing

_HEADINGS: Mapping[State, str] = {
    State.IDLE: gettext_noop("Nothing has been indexed yet"),
    State.STARTING: gettext_noop("Re-index is starting"),
    State.RUNNING: gettext_noop("Re-index in progress"),
    State.DONE: gettext_noop("The index is up to date"),
    State.CANCELLED: gettext_noop("Re-index was stopped"),
    State.FAILED: gettext_noop("Re-index failed"),
    State.LOST: gettext_noop("Re-index was cut off"),
}
_LEADS: Mapping[State, str] = {
    State.IDLE: gettext_noop("Begin by re-indexing, or by sending files."),
    State.STARTING: gettext_noop("Searches go on."),
    State.RUNNING: gettext_noop(
        "Searches go on, using the index of before until this one is whole."
    ),
    State.DONE: gettext_noop("The latest run has ended; what it did stands below."),
    State.CANCELLED: gettext_noop("The index is as it was before. The next run does what is left."),
    State.FAILED: gettext_noop("The index is as it was before."),
    State.LOST: gettext_noop("Its process has gone. The index is as it was before."),
}
_STAGES: Mapping[str, str] = {
    "Reading": gettext_noop("Files read"),
    "Cleaning": gettext_noop("Documents made"),
    "Saving": gettext_noop("Documents saved"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was passed over."""

    place: str
    reason: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What the fragment shows that asks for itself again while a run goes on."""

    heading: str
    lead: str
    under_way: bool
    stage: str
    done: int
    length: int
    counted: str
    times: tuple[str, ...]
    tally: tuple[tuple[str, str], ...]
    error: str
    passed_over: tuple[Row, ...]
    more: str


@dataclass(frozen=True, slots=True)
class AdminPage:
    progress: Progress
    unfound: tuple[tuple[str, str], ...]  # searches that found nothing, with how often
    keeps_unfound: bool


def progress(status: Status) -> Progress:
    listed = status.tally.passed_over
    rows = tuple(_row(one) for one in listed if one.reason != FURTHER)
    more = len(rows[_SHOWN:]) + sum(one.count for one in listed if one.reason == FURTHER)
    return Progress(
        heading=gettext(_HEADINGS[status.state]),
        lead=gettext(_LEADS[status.state]),
        under_way=status.under_way,
        stage=gettext(_STAGES[status.stage]) if status.stage in _STAGES else "",
        done=status.done,
        length=status.length,
        counted=gettext(
            "%(done)s of %(all)s", done=decimal(status.done), all=decimal(status.length)
        ),
        times=tuple(_times(status)),
        tally=tuple(_tally(status)) if status.state is State.DONE else (),
        error=status.error,
        passed_over=rows[:_SHOWN],
        more=gettext("and %(n)s more", n=decimal(more)) if more else "",
    )


def admin_page(status: Status, unfound: Mapping[str, int], *, keeps_unfound: bool) -> AdminPage:
    often = sorted(unfound.items(), key=lambda item: (-item[1], item[0]))[:_ASKED]
    counted = tuple((text, decimal(count)) for text, count in often)
    return AdminPage(progress(status), counted, keeps_unfound)


def _row(one: PassedOver) -> Row:
    verdict = gettext("failed") if one.failed else gettext("left out")
    reason = f"{one.reason} (×{decimal(one.count)})" if one.count > 1 else one.reason
    return Row(one.place, reason, verdict)


def _tally(status: Status) -> list[tuple[str, str]]:
    tally = status.tally
    return [
        (gettext("Indexed"), decimal(tally.indexed)),
        (gettext("Unchanged"), decimal(tally.unchanged)),
        (gettext("Removed"), decimal(tally.removed)),
        (gettext("Passed over"), decimal(tally.left)),
        (gettext("Of them failed"), decimal(tally.failed)),
    ]


def _times(status: Status) -> list[str]:
    said = []
    if status.started:
        said.append(gettext("Started %(moment)s", moment=_moment(status.started)))
    if status.ended:
        said.append(gettext("Ended %(moment)s", moment=_moment(status.ended)))
    return said


def _moment(text: str) -> str:
    when = datetime.fromisoformat(text)
    return gettext("%(day)s, %(time)s UTC", day=long_date(when.date()), time=time_of_day(when))

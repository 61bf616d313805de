"""The publication date of a page, by the evidence that it gives."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from indexer.clean.dates import lines as date_lines
from indexer.clean.dates import stated
from indexer.clean.dates.calendar import NEWS, iso, precision_of
from indexer.clean.dates.evidence import LONG, Evidence
from indexer.clean.dates.guess import guessed
from indexer.clean.dates.written import Order, written_in
from indexer.clean.titles.headline import unframed
from indexer.model import Precision, Published

_NEAR = 6  # lines of the body that may still hold the date line, or at its end the signature
_WITNESS = {
    "dateline": "top", "headed line": "top", "metadata": "metadata", "address": "address",
    "signature": "end",
}  # fmt: skip
_BESIDE = 6  # lines of the head, by their distance from the title
_SIGNERS = 16  # lines at the end, among which those who signed a paper may stand
_DONE = re.compile(r"(?:done|signed|adopted|issued) (?:at|in|on|this)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|this day),?\s?(?:the\s)?$", re.IGNORECASE)
_CONFERENCE = re.compile(
    r"会見|\b(?:press|news) (?:conference|briefing)\b|\btranscript\b", re.IGNORECASE
)
_THIS_DAY = re.compile(r"本\s?(?P<day>\d{1,2})\s?日")


def published(evidence: Evidence) -> Published:
    """The date with the strongest evidence; `Published()` where nothing is sure."""
    candidates: list[Published] = []
    for rule in _RULES:
        candidates += (found for found in rule(evidence) if _possible(found, evidence))
    if not candidates:
        candidates += (found for found in _guess(evidence) if _possible(found, evidence))
    candidates = [found for found in candidates if _is_news(found, candidates)]
    if not candidates:
        return Published()
    best = _finest(candidates, evidence)
    other = next((c for c in candidates if not _agree(c, best)), None)
    return replace(best, runner_up=other)


def _dateline(evidence: Evidence) -> Iterator[Published]:
    for line in (*evidence.body[:_NEAR], *evidence.head):
        found = date_lines.dateline(line, evidence.order)
        if found:
            yield _day(found[0], "dateline", found[1])


def _headed_line(evidence: Evidence) -> Iterator[Published]:
    """Lines that are only a date, beside the title or at the top of the body."""
    lines = _around_title(evidence)[:_BESIDE]
    yield from _date_lines((*lines, *evidence.body[:_NEAR]), evidence.order)


def _conference(evidence: Evidence) -> Iterator[Published]:
    """The day in the title of a press conference, whose record is of that day."""
    days = list(_title(evidence)) if _CONFERENCE.search(evidence.title[:LONG]) else []
    if len({day.date for day in days}) == 1:
        yield days[0]


def _byline(evidence: Evidence) -> Iterator[Published]:
    for line in (*_around_title(evidence)[:_BESIDE], *evidence.body[:_NEAR]):
        date = date_lines.byline_date(line, evidence.order)
        if date:
            yield _day(date, "headed line", line.strip())


def _farther_line(evidence: Evidence) -> Iterator[Published]:
    """Lines that are only a date, but might belong to a neighbouring page's card."""
    yield from _date_lines(_around_title(evidence)[_BESIDE:], evidence.order)


def _date_lines(lines: Iterable[str], order: Order) -> Iterator[Published]:
    for line in lines:
        date = date_lines.only_date(line, order)
        if date:
            yield _day(date, "headed line", line.strip())


def _metadata(evidence: Evidence) -> Iterator[Published]:
    for date, words in stated.days_of(evidence.metadata.dates, evidence.order):
        yield _day(date, "metadata", words)


def _address(evidence: Evidence) -> Iterator[Published]:
    date, words = stated.in_address(evidence.address)
    if date:
        yield _day(date, "address", words)


def _signature(evidence: Evidence) -> Iterator[Published]:
    for line in evidence.body[: -_NEAR - 1 : -1]:
        date = date_lines.only_date(line, evidence.order) or date_lines.capitals_date(line)
        if date:
            yield _day(date, "signature", line.strip())
    for line in evidence.body[-_SIGNERS:]:
        days = [one for one in written_in(line[:LONG], evidence.order) if one.is_day]
        if _DONE.match(line) and len(days) == 1:
            yield _day(days[0].date, "signature", line[: days[0].end])


def _body(evidence: Evidence) -> Iterator[Published]:
    """A day that opens the text or is called today."""
    for line in evidence.opening:
        for written in written_in(line, evidence.order):
            opens = line[: written.start].strip().casefold() in {"", "on"}
            if written.is_day and (opens or _TODAY.search(line, 0, written.start)):
                yield _day(written.date, "body", line[: written.end])


_RULES = (
    _dateline, _headed_line, _conference, _byline, _metadata, _farther_line, _address, _signature,
    _body,
)  # fmt: skip


def _guess(evidence: Evidence) -> Iterator[Published]:
    """The day that htmldate finds, where it is the only one that short lines of the page say."""
    date = guessed(evidence.html) if evidence.html else ""
    lines = evidence.lines if date else ()
    told = {day: line for line in lines for day in date_lines.days_in(line, evidence.order)}
    if set(told) == {date}:
        yield _day(date, "metadata", told[date])


def _around_title(evidence: Evidence) -> list[str]:
    """The head's lines by their distance from the title, those below it first."""
    key = _folded(evidence.title)
    places = [at for at, line in enumerate(evidence.head) if key and _folded(line) == key]
    if not places:
        return list(evidence.head)
    above, below = evidence.head[: places[-1]], evidence.head[places[-1] + 1 :]
    return [line for pair in zip_longest(below, above[::-1]) for line in pair if line]


def _folded(text: str) -> str:
    return "".join(unframed(text).split()).casefold()


def _day(date: str, rule: str, evidence: str) -> Published:
    return Published(date, precision_of(date), rule, evidence)


def _possible(found: Published, evidence: Evidence) -> bool:
    """Not after the capture, but for a day that the difference of clocks makes."""
    if not evidence.captured or not found.date:
        return True
    latest = dt.date.fromisoformat(evidence.captured[:10]) + dt.timedelta(days=1)
    return found.date <= latest.isoformat()


def _is_news(found: Published, candidates: Iterable[Published]) -> bool:
    """Whether a date is none of history's: recent enough, or told by a second witness.

    The top of a page, its end, its metadata and its address are witnesses; what a text says by
    the way is none, nor are the same words again.
    """
    if not found.date or found.date >= NEWS:
        return True
    same = [one for one in candidates if _WITNESS.get(one.rule) and _agree(one, found)]
    places, words = {_WITNESS[one.rule] for one in same}, {one.evidence for one in same}
    return len(places) > 1 and len(words) > 1


def _finest(candidates: list[Published], evidence: Evidence) -> Published:
    """The first candidate, or the most precise of those that say the same."""
    best = candidates[0]
    if best.precision is Precision.DAY:
        return best
    same = [candidate for candidate in candidates if _agree(candidate, best)]
    same += [*_this_day(best, evidence), *(c for c in _title(evidence) if _agree(c, best))]
    return max(same, key=lambda one: len(one.date or ""))


def _title(evidence: Evidence) -> Iterator[Published]:
    """Days in the title; on their own they might be those of an event."""
    for written in written_in(evidence.title[:LONG], evidence.order):
        if written.is_day:
            yield _day(written.date, "title", evidence.title[written.start : written.end])


def _this_day(month: Published, evidence: Evidence) -> Iterator[Published]:
    """The day that a Japanese release calls 本26日, in a month known from elsewhere."""
    if month.precision is not Precision.MONTH or not month.date:
        return
    for line in evidence.opening:
        match = _THIS_DAY.search(line)
        year, number = month.date.split("-")
        date = iso(int(year), int(number), int(match["day"])) if match else ""
        if match and date:
            yield _day(date, "body", match[0])


def _agree(one: Published, other: Published) -> bool:
    first, second = one.date or "", other.date or ""
    return first.startswith(second) or second.startswith(first)

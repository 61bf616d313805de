"""The day of what a page reports, where its text tells it."""

import re
from itertools import islice

from indexer.clean.dates.calendar import NEWS, iso, precision_of
from indexer.clean.dates.evidence import LONG, Evidence
from indexer.clean.dates.lines import only_date
from indexer.clean.dates.written import MONTH, month_number, written_in
from indexer.model import Precision, Published

_OPENING = 3  # paragraphs that tell when it was
_HELD = re.compile(
    r"\b(?:held|hosted|convened|took place|gathered|met|organi[sz]ed|opened|launched|visited)\b"
    r"[^.。]{0,80}?\b(?:on|from)\s$",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:(?P<month1>{MONTH})\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{MONTH}))\b(?!,?\s?\d)"
    r"|(?P<month3>\d{1,2})月(?P<day3>\d{1,2})日|本\s?(?P<day4>\d{1,2})\s?日"
    r"|^(?P<day5>\d{1,2})日(?=[、,(\uff08]|午[前後])",
    re.IGNORECASE,
)
_IN_JAPANESE = re.compile(r"(?:[令平昭]\S{1,6}年|\d{1,4}[年月日]|本\s?\d)")


def event(evidence: Evidence, published: Published) -> str | None:
    """The first day of the event, or None where the text does not tell it."""
    earliest = min(NEWS, published.date or NEWS)
    said = (line[:LONG] for line in evidence.body if not only_date(line, evidence.order))
    for line in islice(said, _OPENING):
        for written in written_in(line):
            day = precision_of(written.date) is Precision.DAY and written.date >= earliest
            if day and _opens(line, written.start):
                return written.date
        for match in _DAY.finditer(line):
            if published.date and _opens(line, match.start()):
                return _near(match, published.date) or None
    return None


def _opens(line: str, start: int) -> bool:
    """Whether a date here says when something was: "On …" at the start, or after "held on"."""
    before = line[max(0, start - 120) : start]
    opens = before.strip().casefold()
    if _IN_JAPANESE.match(line, start):
        return not opens
    return opens in {"on", "from"} or bool(_HELD.search(before))


def _near(match: re.Match[str], published: str) -> str:
    """The day in the year of publication, or before it where that is still to come."""
    name = match["month1"] or match["month2"]
    month = month_number(name) if name else int(match["month3"] or published[5:7] or 0)
    day = int(match["day1"] or match["day2"] or match["day3"] or match["day4"] or match["day5"])
    year = int(published[:4])
    this, last = iso(year, month, day), iso(year - 1, month, day)
    return last if this[:7] > published[:7] and month - int(published[5:7] or 12) > 1 else this

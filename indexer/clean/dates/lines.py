"""Lines that date a page: the dateline of a release, a line that is only a date, a signature."""

import re

from indexer.clean.boilerplate.labels import is_reference, is_section_label
from indexer.clean.dates.written import Order, written_in

_LONGEST = 120  # characters; a longer line is no date line

_WEEKDAY = (
    r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?"
    r"|[(\uff08]?[月火水木金土日](?:曜日|曜)?[)\uff09]"
)
_WEEKDAYS = re.compile(rf"{_WEEKDAY}[\s,]*$", re.IGNORECASE)
_TIME = (
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|(?:at|hrs|hours)\b"
    r"|T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?|(?:午前|午後)?\d{1,2}時(?:\d{1,2}分|半)?|\b(?:IST|SGT|JST|GMT|EST|EDT|UTC|ET|AEST|AEDT)\b"
)
_LABEL = (
    r"(?:date(?: (?:of (?:issue|publication|release)|published|posted))?|release date"
    r"|published(?: on| date)?|posted(?: on)?|publication date|issued(?: on)?|released(?: on)?"
    r"|for immediate release|press release"
    r"|on|for release|วันที่(?:นำเข้าข้อมูล|เผยแพร่)?|日付"
    r"|(?:公開|掲載|発表|公表)日時?|発表)\s?[:\uff1a]?"
)
_HELD = r"於(?!い)\s?[:\uff1a]?\s?[^\s()\uff08\uff09。]{1,20}"  # where a press conference was
_READING = r"\d{1,3} min(?:ute)?s? read"
_BETWEEN = r"[\s,.;|•*/()\uff08\uff09\[\]〔〕【】・\uff0c\uff1a\uff5c\uff5e〜~\-–—]"
_AROUND = re.compile(rf"{_WEEKDAY}|{_READING}|{_TIME}|{_LABEL}|{_HELD}|{_BETWEEN}", re.IGNORECASE)
_PLACE = re.compile(
    r"(?!.*\b(?:by|is|are|was|were|will|has|have|held|met)\b|[\u3400-\u9fff]{6})"
    r"[(\uff08【]?[^\W\d_a-z][\w.'’/\- ]{1,30}(?:[,、]\s?[^\W\d_a-z][\w.'’\- ]{1,24})?"
    r"[\s,、:(\uff08|]{0,3}(?:\bon\s)?"
)
_DASH = re.compile(
    r"\s?[\])\uff09]?[\s.]{0,3}(?:[–—―|]|-{1,2}(?=\s))\s?(?=\S)|\)?\s?:\s(?=\S)"
    r"|\)\s(?=[^\W\d_a-z])|[】\uff09]\s?(?=\S)"
)
_BESIDE = re.compile(r"\s*[|｜•·]\s*")
_BYLINE = re.compile(r"(?:posted|submitted|published|uploaded|written|by)\b", re.IGNORECASE)
_NOT_NEWS = re.compile(
    r"©|\(c\)|copyright|all rights reserved|(?:updated?|modified|revised|reviewed)\b|更新"
    r"|date/time|captured|\blocal (?:date|time)|\b(?:deadline|events?|closing|closes|expir\w+"
    r"|effective|valid|until|due|opens|starts|begins|ends)\b|(?<!発表)(?<!公表)(?<!掲載)(?<!公開)日時|開催|締切|期限|会期|期間",
    re.IGNORECASE,
)


def dateline(line: str, order: Order = Order.UNKNOWN) -> tuple[str, str] | None:
    """The date of a line like "Singapore, 26 January 2022 – …", with the words up to the dash."""
    for written in written_in(line[:_LONGEST], order):
        before, after = line[: written.start], _DASH.match(line, _past_weekday(line, written.end))
        if after and written.is_day and _is_place(before):
            return written.date, line[: after.end()].strip()
    return None


def only_date(line: str, order: Order = Order.UNKNOWN) -> str:
    """The day that a line consists of, but for weekday, time, label and place; "" for others."""
    if len(line) > _LONGEST or _NOT_NEWS.search(line):
        return ""
    line = _without_labels(line)
    days = [written for written in written_in(line, order) if written.is_day]
    if len({written.date for written in days}) != 1:
        return ""
    before, after = line[: days[0].start], line[days[-1].end :]
    return days[0].date if _is_place(before) and not _AROUND.sub("", after) else ""


def byline_date(line: str, order: Order = Order.UNKNOWN) -> str:
    """The day on which a page was put there, where a line tells by whom or among what as well."""
    if len(line) > _LONGEST or not _BYLINE.match(line) or _NOT_NEWS.search(line):
        return ""
    days = {written.date for written in written_in(line, order) if written.is_day}
    return days.pop() if len(days) == 1 else ""


def is_label(line: str) -> bool:
    """Whether a line only says that a date comes: "Published Date"."""
    return not _AROUND.sub("", line)


def capitals_date(line: str) -> str:
    """The day at the end of a line in capitals: "MINISTRY OF FOREIGN AFFAIRS 24 JUNE 2008"."""
    if len(line) > _LONGEST or line != line.upper() or _NOT_NEWS.search(line):
        return ""
    days = [written for written in written_in(line) if written.is_day]
    ends = bool(days) and not _AROUND.sub("", line[days[-1].end :])
    return days[-1].date if ends and len(days) == 1 else ""


def days_in(line: str, order: Order = Order.UNKNOWN) -> set[str]:
    """The days that a short line says, unless they are those of a change or a copyright."""
    if len(line) > _LONGEST or _NOT_NEWS.search(line):
        return set()
    return {written.date for written in written_in(line, order) if written.is_day}


def _without_labels(line: str) -> str:
    """The line without names of sections and numbers of releases that stand beside its date."""
    parts = _BESIDE.split(line)
    if len(parts) == 1:
        return line
    return " | ".join(p for p in parts if not (is_section_label(p) or is_reference(p)))


def _is_place(text: str) -> bool:
    """Whether what stands before a date is nothing, a weekday, a label or the name of a place."""
    return not _AROUND.sub("", text) or bool(_PLACE.fullmatch(_WEEKDAYS.sub("", text)))


def _past_weekday(line: str, end: int) -> int:
    match = re.compile(rf"\s?\(?(?:{_WEEKDAY})\)?", re.IGNORECASE).match(line, end)
    return match.end() if match else end

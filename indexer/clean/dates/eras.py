"""Dates as Japanese pages write them: eras, 元年, full-width and kanji digits."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.clean.dates.calendar import iso

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before each one's first
_DIGIT = "[0-9０-９〇一二三四五六七八九十]"
_WRITTEN = re.compile(
    rf"(?:(?P<era>令和|平成|昭和)\s*(?P<count>元|{_DIGIT}{{1,3}})|(?P<year>[0-9０-９]{{4}}))\s*年"
    rf"(?:\s*(?P<month>{_DIGIT}{{1,3}})\s*月(?:\s*(?P<day>{_DIGIT}{{1,3}})\s*日)?)?"
)
_LETTERS = {"R": "令和", "H": "平成", "S": "昭和"}
_SHORT = re.compile(
    r"(?<![A-Za-z0-9])(?P<era>[RHSＲＨＳ])(?P<count>\d{1,2})[.．](?P<month>\d{1,2})[.．](?P<day>\d{1,2})"
    r"(?![\d.．])"
)
_KANJI = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written somewhere in a text."""

    date: str  # ISO 8601, as precise as written
    start: int
    end: int


def written_in(text: str) -> Iterator[Written]:
    """Every Japanese date of a text that names its year."""
    for match in _WRITTEN.finditer(text):
        date = iso(_year(match), _number(match["month"]), _number(match["day"]))
        if date:
            yield Written(date, match.start(), match.end())
    for match in _SHORT.finditer(text):
        era = _LETTERS[unicodedata.normalize("NFKC", match["era"])]
        date = iso(_ERAS[era] + int(match["count"]), int(match["month"]), int(match["day"]))
        if date:
            yield Written(date, match.start(), match.end())


def _year(match: re.Match[str]) -> int:
    if match["year"]:
        return int(unicodedata.normalize("NFKC", match["year"]))
    return _ERAS[match["era"]] + (1 if match["count"] == "元" else _number(match["count"]) or 0)


def _number(digits: str | None) -> int | None:
    """A number in any digits: 12, １２, 十二; None for none at all."""
    if not digits:
        return None
    plain = unicodedata.normalize("NFKC", digits)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    tens, ten, ones = plain.rpartition("十")
    return (_KANJI.get(tens, 1) * 10 if ten else 0) + _KANJI.get(ones, 0)

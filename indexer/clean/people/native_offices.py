"""Offices without a name in Japanese: シンガポール外務大臣, 日豪両外相."""

import re
from collections.abc import Iterator, Sequence

from indexer.authority import Authority
from indexer.authority.names import fold
from indexer.authority.native import Found
from indexer.authority.titles import LANDS, LEADERS, NATIVE, NATIVE_GENERIC, Office, led_by
from indexer.clean.people.countries import ELSEWHERE
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.native import AFTER_HAN, HAN
from indexer.clean.people.native_titles import LETTERS, country_title_at, status_of
from indexer.model import Status

_EVENT = re.compile(
    "(?:電話|テレビ|オンライン|昼食|夕食|朝食|立ち話|ワーキング.{0,4})?会[談合]|会議|級|協議|間|府"
    "|公邸|官邸|表彰|賞|杯|選|以下|同士|就任|経験|声明"
)
_OFFICES = {"首脳": LEADERS, "外務・防衛大臣": frozenset({Office.FOREIGN})}
_NAMED_BEFORE = re.compile("(?:[ァ-ヶー・･）)元前故]|次期|歴代|当時の)$")
_NEAR = 3  # characters before a country that are looked at
_ANY = re.compile("[相脳臣総]")  # in every title of several: other texts are told fast
_LAND = f"[{''.join(LETTERS)}]"
_SEVERAL = re.compile(  # 日米外相, 両首脳, 三か国外相; 訪日中の米外相 is one
    f"(?:(?<![本同今翌訪在対駐来])(?P<lands>{_LAND}(?:[・･]?{_LAND}){{1,2}}))?"
    "(?P<number>両国?|(?<![一-鿿々0-9０-９])[三3３](?:か国|カ国|ヶ国|国)?)?"
    "(?P<title>首脳|外務大臣|外相|外務・防衛大臣|首相|総理|大臣)"
)


def native_offices(
    text: str, authority: Authority, found: Found, taken: Sequence[Naming]
) -> Iterator[Naming]:
    """Every mention of an office with its country, but those that belong to a name."""
    used = {at for naming in taken for at in range(naming.start, naming.end + 1)}
    end = 0
    for at in sorted(found):
        before = text[max(0, at - _NEAR) : at]
        if at < end or at in used or _NAMED_BEFORE.search(before):
            continue
        if text[at] in LETTERS and before[-1:] in LETTERS:
            continue  # 日米外相 are two
        if HAN.match(before[-1:]) and not AFTER_HAN.search(before):
            continue  # 洪吉童韓国外相 has a name
        code, match = country_title_at(text, at, authority, found)
        if match and code != ELSEWHERE and _is_office(match, text, used):
            end = match.end()
            lands = LANDS.get(fold(match["title"]), frozenset())
            yield Naming(at, end, Form.OFFICE, (), NATIVE[match["title"]], code, lands=lands)
    yield from _several(text)


def _is_office(match: re.Match[str], text: str, used: set[int]) -> bool:
    present = status_of(match, text) is Status.IN_OFFICE
    generic = match["title"] in NATIVE_GENERIC
    return (
        present
        and not generic
        and match.start() not in used
        and not _EVENT.match(text, match.end())
    )


def _several(text: str) -> Iterator[Naming]:
    if not _ANY.search(text):
        return
    for match in _SEVERAL.finditer(text):
        if not match["number"] and (not match["lands"] or match["title"] in NATIVE_GENERIC):
            continue
        if _EVENT.match(text, match.end()):
            continue
        offices = _OFFICES.get(match["title"]) or NATIVE[match["title"]]
        many = 2 if (match["number"] or "").startswith("両") else 3
        lands = [LETTERS[letter] for letter in match["lands"] or "" if letter in LETTERS]
        if not lands:
            yield Naming(match.start(), match.end(), Form.PLURAL, (), offices, many=many)
        for code in lands:
            kinds = led_by(code) if offices == LEADERS else offices
            yield Naming(match.start(), match.end(), Form.OFFICE, (), kinds, code)

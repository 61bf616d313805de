"""Offices without a name in Japanese: シンガポール外務大臣, 日豪両外相."""

import re
from collections.abc import Iterator, Sequence

from indexer.authority import Authority
from indexer.authority.names import fold
from indexer.authority.native import Found
from indexer.authority.titles import LANDS, NATIVE, NATIVE_GENERIC, Office
from indexer.clean.people.countries import ELSEWHERE
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.native_titles import country_title_at, status_of
from indexer.model import Status

_EVENT = re.compile("会談|会合|会議|級|協議|間|府|公邸|官邸|表彰|賞|杯|選|以下|同士|就任|経験|声明")
_PAIR = re.compile("両国?(?P<title>外務大臣|外相|外務・防衛大臣|首相|総理|大臣)")
_NAMED_BEFORE = re.compile(r"[ァ-ヶー・･）)]$")
_SHORT = {
    "日": "JP", "中": "CN", "韓": "KR", "米": "US", "英": "GB", "豪": "AU", "印": "IN", "越": "VN",
    "比": "PH", "泰": "TH", "星": "SG",
}  # fmt: skip
_TWO = re.compile(f"(?P<one>[{''.join(_SHORT)}])[・･]?(?P<two>[{''.join(_SHORT)}])$")


def native_offices(
    text: str, authority: Authority, found: Found, taken: Sequence[Naming]
) -> Iterator[Naming]:
    """Every mention of an office with its country, but those that belong to a name."""
    used = {at for naming in taken for at in range(naming.start, naming.end + 1)}
    end = 0
    for at in sorted(found):
        if at < end or at in used or _NAMED_BEFORE.search(text, max(0, at - 1), at):
            continue
        code, match = country_title_at(text, at, authority, found)
        if match and code != ELSEWHERE and _is_office(match, text, used):
            end = match.end()
            lands = LANDS.get(fold(match["title"]), frozenset())
            yield Naming(at, end, Form.OFFICE, (), NATIVE[match["title"]], code, lands=lands)
    yield from _pairs(text)


def _is_office(match: re.Match[str], text: str, used: set[int]) -> bool:
    present = status_of(match, text) is Status.IN_OFFICE
    generic = match["title"] in NATIVE_GENERIC
    return (
        present
        and not generic
        and match.start() not in used
        and not _EVENT.match(text, match.end())
    )


def _pairs(text: str) -> Iterator[Naming]:
    for match in _PAIR.finditer(text):
        if _EVENT.match(text, match.end()):
            continue
        offices = NATIVE.get(match["title"], frozenset({Office.FOREIGN}))
        countries = _TWO.search(text, max(0, match.start() - 3), match.start())
        if not countries:
            yield Naming(match.start(), match.end(), Form.PLURAL, (), offices)
            continue
        for code in (_SHORT[countries["one"]], _SHORT[countries["two"]]):
            yield Naming(countries.start(), match.end(), Form.OFFICE, (), offices, code)

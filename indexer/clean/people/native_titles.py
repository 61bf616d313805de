"""Titles after names in Japanese, Chinese and Korean: ・シンガポール前外務大臣."""

import re
from dataclasses import dataclass

from indexer.authority import Authority
from indexer.authority.elsewhere import NATIVE as ELSEWHERE_WORDS
from indexer.authority.names import fold
from indexer.authority.native import Found
from indexer.authority.titles import LANDS, NATIVE, NATIVE_GENERIC, Office
from indexer.clean.people.countries import ELSEWHERE
from indexer.model import Status

HONORIFIC = re.compile("氏|閣下|先生|議員|さん|씨")
_STATUS = {"前": Status.FORMER, "元": Status.FORMER, "故": Status.FORMER, "次期": Status.ELECT}
_STATE = re.compile("(?:共和国|王国|人民共和国|社会主義共和国|連邦共和国|連邦|国)?[のノ・]?")
_OF_TITLE = (  # after a title they make somebody or something else of it
    "政務官|秘書|補佐|夫人|令夫人|令嬢|経験者|候補|特使|代理|顧問|職|官邸|邸|公邸|賞|表彰|杯|室|付|級"
)
TITLE = re.compile(
    "(?P<status>[前元故]|次期|[新現])?(?P<title>(?>"
    + "|".join(sorted(map(re.escape, NATIVE), key=len, reverse=True))
    + f"))(?P<acting>臨時代理)?(?!{_OF_TITLE})"
)
_REGION = "西東南北"  # 西豪州 is not 豪州
LETTERS = {  # countries as headlines write them
    "日": "JP", "中": "CN", "韓": "KR", "米": "US", "英": "GB", "豪": "AU", "印": "IN", "越": "VN",
    "比": "PH", "泰": "TH", "星": "SG",
}  # fmt: skip
_THEN = re.compile("[（(]当時[）)]")
_ELSEWHERE = re.compile("|".join(sorted(ELSEWHERE_WORDS, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and whose it is."""

    end: int
    offices: frozenset[Office]
    country: str = ""
    status: Status = Status.IN_OFFICE
    generic: bool = False
    lands: frozenset[str] = frozenset()  # codes of the countries that have such a title
    previous: bool = False  # "前": who held the office last


def title_at(text: str, at: int, authority: Authority, found: Found) -> Title | None:
    """The title after a name, with a country before it."""
    start = at + 1 if text[at : at + 1] in {"・", " ", "\u3000", "、", "･"} else at
    code, match = country_title_at(text, start, authority, found)
    match = match or TITLE.match(text, start)
    if not match:
        return None
    return Title(
        match.end(), NATIVE[match["title"]], code, status_of(match, text),
        match["title"] in NATIVE_GENERIC, LANDS.get(fold(match["title"]), frozenset()),
        match["status"] == "前",
    )  # fmt: skip


def country_title_at(
    text: str, at: int, authority: Authority, found: Found
) -> tuple[str, re.Match[str] | None]:
    """The code of the country that is named there, and the title that follows it, if one does."""
    known = authority.native.countries
    if at and text[at - 1] in _REGION:
        return "", None
    ends = [(known[word][0], at + len(word)) for word in found.get(at, ()) if word in known]
    elsewhere = _ELSEWHERE.match(text, at)
    for code, end in (*ends, *([(ELSEWHERE, elsewhere.end())] if elsewhere else [])):
        state = _STATE.match(text, end)
        if match := TITLE.match(text, end) or (state and TITLE.match(text, state.end())):
            return code, match
    if text[at : at + 1] in LETTERS and (match := TITLE.match(text, at + 1)):
        return LETTERS[text[at]], match  # モディ印首相
    return "", None


def status_of(match: re.Match[str], text: str) -> Status:
    """What the words around a title say of it."""
    if match["acting"]:
        return Status.ACTING
    if _THEN.match(text, match.end()):
        return Status.THEN
    return _STATUS.get(match["status"] or "", Status.IN_OFFICE)

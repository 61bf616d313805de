"""Names in scripts that write no spaces: 上川陽子, 林外務大臣, 한승수."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.authority import Authority
from indexer.authority.titles import NATIVE, Office
from indexer.clean.people.naming import Form, Naming

_RUN = re.compile(r"[^\x00-\u036f\u2000-\u206f]+(?:[ \u3000][^\x00-\u036f\u2000-\u206f]+)*")
_HAN = re.compile("[一-鿿々]")
_KATAKANA = re.compile("[ァ-ヶー]")
_TITLE = re.compile(
    "(?P<former>[前元故]?)(?P<title>"
    + "|".join(sorted(map(re.escape, NATIVE), key=len, reverse=True))
    + ")(?!政務官|秘書|補佐)"
)
_HONORIFIC = re.compile("氏|閣下|先生|議員|さん|씨")
_SURE = 3  # characters from which on a Han name needs nothing after it


@dataclass(frozen=True, slots=True)
class _Title:
    end: int
    offices: frozenset[Office]
    country: str = ""
    present: bool = True


def native(text: str, authority: Authority) -> Iterator[Naming]:
    """Every place that may name somebody by a native form."""
    for run in _RUN.finditer(text):
        at = run.start()
        while at < run.end():
            naming = _full(text, at, authority) or _short(text, at, authority)
            if naming:
                yield naming
            at = naming.end if naming else at + 1


def _full(text: str, at: int, authority: Authority) -> Naming | None:
    form = authority.native_names.longest_at(text, at)
    if not form or not _begins(text, at, form):
        return None
    end = at + len(form)
    title = _title_at(text, end, authority)
    if not title and not _ends(text, end, form):
        return None
    people = authority.native_names.values[form]
    title = title or _Title(end, frozenset())
    return Naming(at, end, Form.FULL, people, title.offices, title.country, title.present)


def _short(text: str, at: int, authority: Authority) -> Naming | None:
    form = authority.native_short_names.longest_at(text, at)
    if not form or not _begins(text, at, form) or (len(form) == 1 and _after_han(text, at)):
        return None
    end = at + len(form)
    people = authority.native_short_names.values[form]
    title = _title_at(text, end, authority)
    if title:
        return Naming(
            at, title.end, Form.TITLED, people, title.offices, title.country, title.present
        )
    honorific = _HONORIFIC.match(text, end)
    return Naming(at, honorific.end(), Form.POLITE, people) if honorific else None


def _title_at(text: str, at: int, authority: Authority) -> _Title | None:
    """The title after a name, with a country before it: ・シンガポール外務大臣."""
    start = at + 1 if text[at : at + 1] in {"・", " ", "\u3000"} else at
    word = authority.native_countries.longest_at(text, start)
    match = _TITLE.match(text, start + len(word)) or _TITLE.match(text, at)
    if not match:
        return None
    codes = authority.native_countries.values.get(word, ("",))
    return _Title(match.end(), NATIVE[match["title"]], codes[0], not match["former"])


def _begins(text: str, at: int, form: str) -> bool:
    """Whether a form in katakana is not the rest of a longer name."""
    before = text[max(0, at - 1) : at]
    if before == "・" and _KATAKANA.match(form):
        return bool(re.search(r"(?<![A-Za-z])[A-Za-zＡ-Ｚ]・$", text[max(0, at - 3) : at]))
    return not (_KATAKANA.match(form) and _KATAKANA.match(before))


def _ends(text: str, end: int, form: str) -> bool:
    after = text[end : end + 1]
    if _KATAKANA.match(form):
        return not _KATAKANA.match(after)
    return len(form) >= _SURE or not _HAN.match(form) or not _HAN.match(after)


def _after_han(text: str, at: int) -> bool:
    """Whether a family name of one character might end a longer one: 小林 is not 林."""
    before = text[max(0, at - 2) : at]
    return bool(before and _HAN.match(before[-1])) and not re.fullmatch(r"[0-90-9]日", before)

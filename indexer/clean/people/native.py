"""Names in scripts that write no spaces: 上川陽子, 林外務大臣, 한승수."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.authority import Authority
from indexer.authority.native import Found
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.native_around import country_of, has_lesser_role, is_namesake
from indexer.clean.people.native_titles import HONORIFIC, Title, title_at
from indexer.model import Status

HAN = re.compile("[一-鿿々]")
_KATAKANA = re.compile("[ァ-ヶー]")
_FOLLOWS = re.compile(  # a name of one or two characters that one of these follows is whole
    "氏|閣下|先生|議員|さん|夫妻|大使|部長|長官|主席|総書記|国務委員|委員|会長|幹事長|代議士|両|と"
)
AFTER_HAN = re.compile(  # after these Han characters a name or a country may begin
    r"(?:[0-90-9]日|[同本今昨翌]日|先般|今般|日本|我が国|国|方|側|氏|相|臣|理|長|官|領|席|後|際|時|同|現|訪[日米中韓英豪印]|中)$"
)
_THEN = re.compile(r"当時の$")
_SURE = 3  # characters from which on a Han name needs nothing after it
_NEAR = 5  # characters before a name that are looked at


def native(text: str, authority: Authority, found: Found) -> Iterator[Naming]:
    """Every place that may name somebody by a native form."""
    scan = _Scan(text, authority, found)
    end = 0
    for at in sorted(found):
        if at >= end and (naming := scan.full(at) or scan.short(at)):
            yield naming
            end = naming.end


@dataclass(frozen=True, slots=True)
class _Scan:
    text: str
    authority: Authority
    found: Found

    def full(self, at: int) -> Naming | None:
        people = self.authority.native.full
        form = next((word for word in self.found[at] if word in people), "")
        end = at + len(form)
        if not form or not _begins(self.text, at, form) or is_namesake(self.text, at, end):
            return None
        title = title_at(self.text, end, self.authority, self.found)
        if not title and not _ends(self.text, end, form):
            return None
        lesser = not title and has_lesser_role(self.text, end)
        return replace(self._naming((at, end), Form.FULL, people[form], title), lesser=lesser)

    def short(self, at: int) -> Naming | None:
        people = self.authority.native.short
        form = next((word for word in self.found[at] if word in people), "")
        if not form or not _begins(self.text, at, form) or not self._stands_alone(at, form):
            return None
        end = at + len(form)
        title = title_at(self.text, end, self.authority, self.found)
        if title:
            country = title.country or country_of(self.text, at, self.authority)
            title = replace(title, country=country)
            return self._naming((at, title.end), Form.TITLED, people[form], title)
        honorific = HONORIFIC.match(self.text, end)
        if honorific:
            return self._naming((at, honorific.end()), Form.POLITE, people[form], None)
        rival = HAN.match(form) and len(form) > 1 and HAN.match(self.text, end)
        return self._naming((at, end), Form.RIVAL, people[form], None) if rival else None

    def _naming(
        self, span: tuple[int, int], form: Form, people: tuple[str, ...], title: Title | None
    ) -> Naming:
        at, end = span
        then = _THEN.search(self.text, max(0, at - _NEAR), at)
        if not title:
            return Naming(at, end, form, people, status=Status.THEN if then else Status.IN_OFFICE)
        return Naming(
            at, end, form, people, title.offices, title.country,
            Status.THEN if then else title.status, generic=title.generic,
            lands=title.lands, previous=title.previous,
        )  # fmt: skip

    def _stands_alone(self, at: int, form: str) -> bool:
        """Whether a family name of one character does not end a longer one: 小林 is not 林."""
        if len(form) > 1 or not at or not HAN.match(self.text[at - 1]):
            return True
        return bool(AFTER_HAN.search(self.text, max(0, at - _NEAR), at))


def _begins(text: str, at: int, form: str) -> bool:
    """Whether a form in katakana is not the rest of a longer name."""
    before = text[max(0, at - 1) : at]
    if before in {"・", "･", "·", "＝"} and _KATAKANA.match(form):
        return bool(re.search(r"(?<![A-Za-z])[A-Za-zＡ-Ｚ][・･·＝]$", text[max(0, at - 3) : at]))
    return not (_KATAKANA.match(form) and _KATAKANA.match(before))


def _ends(text: str, end: int, form: str) -> bool:
    after = text[end : end + 1]
    if _KATAKANA.match(form):
        return not _KATAKANA.match(after) and after != "・"
    if len(form) >= _SURE or not HAN.match(form) or not HAN.match(after):
        return True
    return bool(_FOLLOWS.match(text, end))

"""Foreign names in katakana with their Latin form in brackets: バラクリシュナン（Vivian …）外相.

The brackets tell who is meant, however the katakana is spelt, and whom its parts mean from there
on with a title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.authority import Authority
from indexer.authority.native import Found
from indexer.authority.titles import NATIVE
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.native_titles import HONORIFIC, title_at

_NAME = "[ァ-ヶー]{2,}(?:[・･＝=][ァ-ヶー]{2,})*"
_TITLES = "|".join(sorted(map(re.escape, NATIVE), key=len, reverse=True))
_GLOSSED = re.compile(
    rf"(?<![ァ-ヶー・･])(?P<name>{_NAME})(?:(?:共和国|王国|連邦|国)?[・･]?(?:{_TITLES})|氏)?"
    r"[（(]\s?(?:[A-Z][A-Za-z.’']*\s){0,4}$"
)
_PARTS = re.compile("[・･＝=]")
_KATAKANA = re.compile("[ァ-ヶー・･＝=]")
_REACH = 60  # characters before a Latin name that may hold the katakana
_MOST = 200  # parts of names that are sought in one text


def glosses(
    text: str, authority: Authority, found: Found, namings: Sequence[Naming]
) -> Iterator[Naming]:
    """Katakana names that a Latin name in brackets explains, and their parts with titles."""
    scan = _Scan(text, authority, found)
    taken = {at for naming in namings for at in range(naming.start, naming.end)}
    known: set[str] = set()
    for naming in namings:
        name = scan.explained(naming)
        if not name or len(known) > _MOST:
            continue
        span = range(name.start(), name.start() + len(scan.without_country(name["name"])))
        if taken.isdisjoint(span):
            yield Naming(span.start, span.stop, Form.FULL, naming.people)
            taken.update(span)
        whole = text[span.start : span.stop]
        parts = {whole, *_PARTS.split(whole)} - known
        known |= parts
        for part in sorted(parts):
            yield from scan.later(part, naming, taken)


@dataclass(frozen=True, slots=True)
class _Scan:
    text: str
    authority: Authority
    found: Found

    def explained(self, naming: Naming) -> re.Match[str] | None:
        """The katakana before the bracket that opens before a full Latin name."""
        if naming.form is not Form.FULL or not self.text[naming.start].isascii():
            return None
        return _GLOSSED.search(self.text, max(0, naming.start - _REACH), naming.start)

    def without_country(self, name: str) -> str:
        """The name without the country after it: バラクリシュナン・シンガポール."""
        first, dot, last = name.rpartition("・")
        return first if dot and last in self.authority.native.countries else name

    def later(self, part: str, meant: Naming, taken: set[int]) -> Iterator[Naming]:
        """Where the katakana stands after the brackets with a title or 氏, and names nobody yet."""
        for match in re.finditer(re.escape(part), self.text[meant.end :]):
            at, end = match.start() + meant.end, match.end() + meant.end
            if _KATAKANA.match(self.text, at - 1) or not taken.isdisjoint(range(at, end)):
                continue
            if naming := self._titled(at, end, meant.people):
                yield naming

    def _titled(self, at: int, end: int, people: tuple[str, ...]) -> Naming | None:
        plain = Naming(at, end, Form.POLITE, people)
        if title := title_at(self.text, end, self.authority, self.found):
            return replace(
                plain, end=title.end, form=Form.TITLED, offices=title.offices,
                country=title.country, status=title.status, generic=title.generic,
                lands=title.lands, previous=title.previous,
            )  # fmt: skip
        honorific = HONORIFIC.match(self.text, end)
        return replace(plain, end=honorific.end()) if honorific else None

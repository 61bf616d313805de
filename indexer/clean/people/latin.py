"""Names in Latin script: windows of words looked up in the authority records."""

from dataclasses import dataclass, field

from indexer.authority import Authority
from indexer.authority.names import is_turned
from indexer.authority.titles import HONORIFICS
from indexer.clean.people.around import NEVER_BARE
from indexer.clean.people.callings import goes_on_hyphened, is_called, is_lesser, is_place
from indexer.clean.people.context import Context, context
from indexer.clean.people.naming import Form, Naming
from indexer.clean.people.native_around import is_namesake
from indexer.clean.people.neighbours import Neighbours
from indexer.clean.people.words import Word, key_of, phrase, words_of

_LONGEST = 9  # words of a name
_PARTICLES = frozenset(
    {"bin", "binti", "bte", "da", "de", "del", "dos", "al", "ibn", "haji", "van"}
)


@dataclass(slots=True)
class Latin:
    """The names in a text, and which of its words they take with their titles."""

    words: list[Word]
    namings: list[Naming] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)  # first word, and after the last


def latin(text: str, authority: Authority) -> Latin:
    """Every place that may name somebody by a Latin form."""
    scan = _Scan(text, words_of(text), authority)
    found = Latin(scan.words)
    at = 0
    while at < len(scan.words):
        count = 0
        if scan.may_begin(at):
            count, naming, around = scan.name_at(at)
            if naming:
                found.namings.append(naming)
            if around:
                found.taken.append((around.start, around.end))
        at += count or 1
    return found


_Found = tuple[int, Naming | None, Context | None]
_NOTHING: _Found = (0, None, None)


@dataclass(frozen=True, slots=True)
class _Scan:
    text: str
    words: list[Word]
    authority: Authority

    def may_begin(self, at: int) -> bool:
        """Whether a name may begin there: in lower case only "del Rosario", before its rest."""
        word = self.words[at]
        if not self.authority.begins_name(word.key):
            return False
        return word.capital or (
            word.key in _PARTICLES
            and at + 1 < len(self.words)
            and self.words[at + 1].spaced
            and self.words[at + 1].capital
        )

    def name_at(self, at: int) -> _Found:
        """How many words from here on make a name, what it may name, and what is around."""
        keys = self._name_words(at)
        count, people = self._longest_full(keys)
        if count and not self._goes_further(at, count):
            return self._full(at, count, people)
        if found := self._reversed(at):
            return found
        for form, names in (
            (Form.BARE, self.authority.short_names),
            (Form.GIVEN, self.authority.given_names),
        ):
            count, people = names.longest(keys)
            if count > 1 and any(len(key) == 1 for key in keys[:count]):
                continue  # "A. L. Atas" is not Alatas
            if count and (naming := self._short(at, count, people, form))[1]:
                return naming
        return _NOTHING

    def _goes_further(self, at: int, count: int) -> bool:
        """Whether the name after an honorific is longer: "Tun Dr Mahathir bin Mohamad"."""
        return self.words[at].key in HONORIFICS and any(
            self._longest_full(self._name_words(at + skipped))[0] > count - skipped
            for skipped in range(1, count)
        )

    def _name_words(self, at: int) -> list[str]:
        """The words from there on that may be of one name, as far as they are capitalised."""
        keys = phrase(self.words, at, _LONGEST)
        for number in range(1, len(keys)):
            word = self.words[at + number]
            if word.spaced and not word.capital and word.key not in _PARTICLES:
                return keys[:number]
        return keys

    def _longest_full(self, keys: list[str]) -> tuple[int, tuple[str, ...]]:
        """The longest full name, if need be without initials in its middle: "Gloria M. Arroyo"."""
        count, people = self.authority.full_names.longest(keys)
        if count or len(keys[0]) == 1:
            return count, people
        kept = [0, *(at for at, key in enumerate(keys) if at and len(key) > 1)]
        if len(kept) == len(keys):
            return 0, ()
        count, people = self.authority.full_names.longest([keys[at] for at in kept])
        if count <= 1:
            return 0, ()
        skipped = set(range(kept[count - 1])) - set(kept)
        initials = {keys[at] for at in skipped}
        fitting = tuple(one for one in people if self._may_have(one, initials))
        return (kept[count - 1] + 1, fitting) if fitting else (0, ())

    def _may_have(self, person: str, initials: set[str]) -> bool:
        """Whether the record knows of no other initials: George P. Bush is no George W."""
        known = self.authority.people[person].initials
        return not known or initials <= known

    def _full(self, at: int, count: int, people: tuple[str, ...]) -> _Found:
        end = at + count
        around = context(self.words, at, end, self.authority.country_words)
        near = Neighbours(self.words, around.name, end)
        if near.is_namesake or around.couple or self._is_namesake(around, end):
            return count, None, around
        people = tuple(one for one in people if not self._is_turned(at, count, one))
        if not people:
            return _NOTHING
        if near.has_another_name and not around.offices:
            return _NOTHING if self.words[at].key in HONORIFICS else (count, None, around)
        lone = count == 1 and not around.offices
        if lone and near.amid_capitals:
            return count, None, None
        return count, self._naming((around.start, end), Form.FULL, people, around), around

    def _is_turned(self, at: int, count: int, person: str) -> bool:
        """Whether it is "Bishop Julie", which is nobody: lists write "BISHOP Julie"."""
        first = self.words[at]
        key = key_of(self.words, at, count)
        turned = is_turned(key, self.authority.people[person])
        return turned and not self.text[first.start : first.end].isupper()

    def _reversed(self, at: int) -> _Found | None:
        """ "Kono, Taro", as lists have it."""
        count, family = self.authority.short_names.longest(phrase(self.words, at, _LONGEST))
        after = at + count
        if not count or not self._comma_before(after):
            return None
        keys = [key_of(self.words, at, count), *phrase(self.words, after, _LONGEST)]
        taken, both = self.authority.full_names.longest(keys)
        if taken == 1 or not set(both) & set(family):
            return None
        end = after + taken - 1
        near = Neighbours(self.words, at, end)
        around = context(self.words, at, end, self.authority.country_words)
        if near.has_another_name or near.follows_capital or around.form is not Form.BARE:
            return None
        return end - at, self._naming((at, end), Form.FULL, both, around), around

    def _comma_before(self, at: int) -> bool:
        if at >= len(self.words) or not self.words[at].apart:
            return False
        return self.words[at].start - self.words[at - 1].end == len(", ")

    def _short(self, at: int, count: int, people: tuple[str, ...], form: Form) -> _Found:
        end = at + count
        around = context(self.words, at, end, self.authority.country_words)
        near = Neighbours(self.words, around.name, end)
        if form is Form.GIVEN:
            if around.form is not Form.POLITE or around.blocked or near.goes_on(titled=False):
                return _NOTHING
            return count, self._naming((around.start, end), form, people, around), around
        if around.couple or near.is_namesake:
            couple = self._naming((around.start, end), Form.RIVAL, people, around)
            return count, couple if around.couple else None, around
        if self._is_rival(near, around) or self._has_calling(around, end):
            return count, self._naming((at, end), Form.RIVAL, people, around), None
        if around.form is Form.BARE and not self._may_be_bare(at, near):
            return _NOTHING
        if near.goes_on(titled=bool(around.offices)):
            return count, self._naming((at, end), Form.RIVAL, people, around), None
        return count, self._naming((around.start, end), around.form, people, around), around

    def _is_rival(self, near: Neighbours, around: Context) -> bool:
        """Whether the words make somebody else of it: "Ambassador Hayashi", "Makoto Hayashi"."""
        if around.blocked or (near.has_rank and not around.offices):
            return True
        if around.start == around.name and near.follows_given_name:
            return True
        if around.form is Form.BARE:
            return False
        return near.goes_on(titled=bool(around.offices)) and not around.offices

    def _is_namesake(self, around: Context, end: int) -> bool:
        """Whether words beside it, or what a Japanese text goes on with, make another of it."""
        called = is_called(self.words, around.name, end) or goes_on_hyphened(
            self.text, self._end(end)
        )
        return called or is_namesake(self.text, self.words[around.name].start, self._end(end))

    def _end(self, end: int) -> int:
        return self.words[end - 1].end

    def _has_calling(self, around: Context, end: int) -> bool:
        """Whether words beside it tell of a nurse, a village, or a minister's adviser."""
        called = is_called(self.words, around.name, end)
        if around.form is Form.BARE:
            called = called or is_place(self.words, around.name, end)
        return called or (not around.offices and is_lesser(self.words, end))

    def _may_be_bare(self, at: int, near: Neighbours) -> bool:
        word = self.words[at]
        if word.key in NEVER_BARE or near.is_common or near.is_listed or near.is_followed:
            return False
        return not near.amid_capitals

    def _naming(
        self, span: tuple[int, int], form: Form, people: tuple[str, ...], around: Context
    ) -> Naming:
        first, end = span
        return Naming(
            self.words[first].start, self.words[end - 1].end, form, people, around.offices,
            around.country, around.status, around.portfolio, around.woman, around.couple,
            around.generic, around.lands, lesser=around.lesser,
        )  # fmt: skip

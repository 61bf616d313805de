"""Capitalised words beside a name in Latin script: whether they make another name of it."""

from dataclasses import dataclass

from indexer.authority.titles import BEFORE_TITLES, HONORIFICS
from indexer.clean.people.around import (
    AFTER_NAMES,
    COMMON,
    FIRMS,
    FOLLOWERS,
    NAMESAKES,
    PLAIN,
    RANKS,
    ROLES,
    STRANGERS,
    VESSELS,
)
from indexer.clean.people.words import Word

_CHILD_OF = frozenset({"bin", "binti", "bte", "ibn"})  # a father's name follows
_HEADLINE = 0.6  # share of capitals from which on they say nothing of names
_REACH = 6  # words that show whether this is a headline
_THING = 4  # words after a name, of which one says that something is named so
_TELLING = 3  # long words before a name that show a headline: fewer may be a name
_SHORT = 3  # letters; shorter words are in lower case even in headlines


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words before and after a name at words[start:end], without its title."""

    words: list[Word]
    start: int
    end: int

    @property
    def _before(self) -> Word | None:
        return self.words[self.start - 1] if self.start and self.words[self.start].joined else None

    @property
    def _after(self) -> Word | None:
        if self.end < len(self.words) and self.words[self.end].joined:
            return self.words[self.end]
        return None

    @property
    def is_namesake(self) -> bool:
        """Whether something is named so: "the Lee Kuan Yew School", "USS John Howard"."""
        before, after = self._before, self._after
        named = after and after.spaced and (self._names_a_thing() or self._names_a_firm())
        other = before and before.key in VESSELS | STRANGERS and (before.capital or before.spaced)
        return bool(named or other)

    def _names_a_thing(self) -> bool:
        """Whether one of the next words says so: "Abe Shintaro Memorial Fellowship".

        In a headline they may be a sentence: "Lee Hsien Loong Opens Hospital".
        """
        for word in self.words[self.end : self.end + _THING]:
            if not (word.capital and word.spaced):
                return False
            if word.key in NAMESAKES:
                return True
            if word.key in PLAIN or _is_verb(word):
                return False
        return False

    def _names_a_firm(self) -> bool:
        """Whether it is "Raab & Sons"."""
        near = self.words[self.end : self.end + 2]
        return [word.key for word in near[:1]] == ["and"] and any(
            word.capital and word.key in FIRMS for word in near[1:]
        )

    @property
    def follows_capital(self) -> bool:
        """Whether the word before might be part of the same name."""
        before = self._before
        if before and before.key in _CHILD_OF:
            return True
        if not before or not before.capital:
            return False
        return before.key not in PLAIN or (before.end - before.start == 1 and before.key != "a")

    @property
    def follows_given_name(self) -> bool:
        before = self._before
        known = PLAIN | ROLES | HONORIFICS | BEFORE_TITLES.keys()
        return bool(
            before and before.capital and before.key not in known and before.end - before.start > 1
        )

    @property
    def has_rank(self) -> bool:
        before = self._before
        return bool(before and before.key in RANKS)

    @property
    def amid_capitals(self) -> bool:
        """Whether a neighbour might be part of the same name."""
        return self.follows_capital or self.goes_on(titled=False)

    @property
    def has_another_name(self) -> bool:
        """Whether a full name goes on: "KERRY John Paul", "Taro Kono Yamada"."""
        after = self._after
        if (
            not after
            or not after.spaced
            or not after.capital
            or after.key in PLAIN | ROLES | AFTER_NAMES
        ):
            return False
        if after.key in BEFORE_TITLES or after.key in HONORIFICS:
            return False
        return not self._is_headline() and not self._is_headline_before()

    def goes_on(self, *, titled: bool) -> bool:
        """Whether the next word is one more name, so that this one is another person's."""
        after = self._after
        if not after or not after.capital or after.key in PLAIN:
            return False
        return not (titled and (self._is_headline() or not after.spaced))

    @property
    def is_followed(self) -> bool:
        """Whether something that has a name of its own goes on: "the Kishida cabinet"."""
        after = self._after
        return bool(after and after.spaced and after.key in FOLLOWERS)

    @property
    def is_common(self) -> bool:
        """Whether it may be a plain word that begins a sentence."""
        word = self.words[self.start]
        return word.key in COMMON and not word.joined and not word.apart

    @property
    def is_listed(self) -> bool:
        """Whether it stands before a comma and a given name, alone between semicolons."""
        after, far = self.end, self.end + 1
        if after >= len(self.words) or not (self.words[after].apart and self.words[after].capital):
            return False
        ends = far >= len(self.words) or not (self.words[far].joined or self.words[far].apart)
        first = self.words[self.start]
        return ends and not (first.joined or first.apart)

    def _is_headline(self) -> bool:
        """Whether the phrase goes on after the next word with nearly every long word a capital."""
        end = self.end + 1
        while end < len(self.words) and end - self.end <= _REACH and self.words[end].joined:
            end += 1
        return _capitals(self.words[self.end + 1 : end])

    def _is_headline_before(self) -> bool:
        start = self.start
        while start and self.start - start <= _REACH and self.words[start].joined:
            start -= 1
        return _capitals(self.words[start : self.start], least=_TELLING)


def _is_verb(word: Word) -> bool:
    """Whether it may be what somebody does: "Visits"; "Opening" and "Access" are none."""
    return word.key.endswith("s") and not word.key.endswith(("ss", "us", "is"))


def _capitals(words: list[Word], least: int = 1) -> bool:
    long = [word for word in words if word.end - word.start > _SHORT]
    return len(long) >= least and sum(word.capital for word in long) >= _HEADLINE * len(long)

"""What stands around an office in Latin script: whether it is the holder's, and no name's."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.authority.titles import BEFORE_TITLES, HONORIFICS, PLAIN_BEFORE_TITLES
from indexer.clean.people.around import PLAIN
from indexer.clean.people.countries import COUNTRY
from indexer.clean.people.title_before import is_lesser
from indexer.clean.people.words import Word, longest_ending

_OTHERS = frozenset(  # "the Office of the Prime Minister": not the holder
    {
        "office", "residence", "secretariat", "adviser", "advisor", "assistant", "secretary",
        "envoy", "aide", "counsellor", "wife", "spouse", "deputy", "ministry", "department",
        "post", "position", "job", "role", "portfolio", "candidate", "candidacy", "nominee",
        "successor", "predecessor", "spokesman", "spokesperson", "spokeswoman", "husband",
        "widow", "brother", "sister", "son", "daughter", "father", "mother", "commendation",
        "award", "prize", "cup", "rank", "chief", "chair",
    }
)  # fmt: skip
_OWN = _OTHERS - {"chief", "deputy", "role", "position", "ministry", "job"}  # "Japan's PM's wife"
_IS = frozenset(
    {
        "is",
        "was",
        "be",
        "been",
        "being",
        "as",
        "became",
        "become",
        "becoming",
        "remains",
        "remained",
    }
)
_SOME = frozenset({"a", "an", "any", "every", "each", "no", "another", "some", "which"})
_ORDINAL = frozenset({"first", "second", "third", "last", "future", "successive", "several"})
_ARTICLES = frozenset({"the", "his", "her", "their", "its", "our", "my"})
_AT = frozenset({"in", "at", "on", "from", "during", "after", "before", "since", "to", "near"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a text, around a title at words[first:after]."""

    words: list[Word]
    countries: Mapping[str, str]  # codes by folded words

    def is_alone(self, first: int, after: int) -> bool:
        """Whether the words around leave it the office, and its holder's."""
        if self.is_lesser(first) or self._belongs_to_name(first) or self._of_office(first):
            return False
        if after >= len(self.words):
            return True
        word = self.words[after]
        if word.apart:
            return not (word.capital and self._begins_name(after))
        if self._tells_name(after):
            return False
        if not word.joined:
            return True
        if word.key == "s" or not word.spaced:
            return (
                word.key == "s"
                and self.key(after + 1) not in _OWN
                and (after + 1 >= len(self.words) or not self.words[after + 1].capital)
            )
        return (not word.capital or word.key in PLAIN) and word.key not in _OWN

    def _begins_name(self, at: int) -> bool:
        """Whether "the Foreign Minister of Japan, Mr. Kono" goes on to the name."""
        return self.words[at].key in HONORIFICS or (
            at + 1 < len(self.words) and self.words[at + 1].spaced and self.words[at + 1].capital
        )

    def is_lesser(self, first: int) -> bool:
        """Whether "Vice", "former", "a" or another title stands before it."""
        if not first or not self.words[first].joined:
            return False
        before = self.words[first - 1]
        if before.key in PLAIN_BEFORE_TITLES:
            return self.is_lesser(first - 1)  # "the current Foreign Minister of Japan"
        if before.key in _SOME | _ORDINAL or before.key in BEFORE_TITLES:
            return before.key != "acting"
        if before.key in PLAIN and before.key != "acting":
            return False
        lesser = is_lesser(before, self.words[first])
        return lesser or before.capital or self._is_qualified(first)

    def _is_qualified(self, first: int) -> bool:
        """Whether an adjective tells of another: "the longest-serving Prime Minister of Japan"."""
        before = self.words[first - 1]
        if before.key in PLAIN or first < 2 or not before.joined:  # noqa: PLR2004
            return False
        return self.words[first - 2].key in _ARTICLES or not before.spaced

    def _of_office(self, first: int) -> bool:
        """Whether it is "the Office of the Prime Minister of Japan"."""
        at = first
        while at and self.words[at].joined and self.words[at - 1].key in {"the", "of", "to", "for"}:
            at -= 1
        return at < first and at > 0 and self.words[at].joined and self.words[at - 1].key in _OTHERS

    def _belongs_to_name(self, first: int) -> bool:
        """Whether it is somebody's who is named before it.

        "Mr. Foo, Foreign Minister of Japan", "Mr. Foo was the Foreign Minister of Japan".
        """
        at = first
        if at and self.words[at].joined and self.words[at - 1].key in {"the", "a"}:
            at -= 1
        if at and self.words[at].joined and self.words[at - 1].key in _IS:
            return True
        if not at or not self.words[at].apart or not self.words[at - 1].capital:
            return False
        if longest_ending(self.words, at, self.countries, COUNTRY):
            return False  # "the Prime Minister of Japan, the Premier of China and …"
        at -= 1
        while at and self.words[at].joined and self.words[at - 1].capital:
            at -= 1
        if at and self.words[at].joined and self.words[at - 1].key in _AT:
            return False
        return self.words[at].key not in _AT

    def _tells_name(self, after: int) -> bool:
        """Whether it goes on "… of Japan was Mr. Foo"."""
        here, there = self.words[after], after + 1
        if here.key not in {"is", "was"} or there >= len(self.words):
            return False
        then = self.words[there]
        return then.joined and then.capital and then.key not in PLAIN

    def names_meeting(self, after: int) -> bool:
        return after < len(self.words) and self.words[after].joined and self.words[after].capital

    def key(self, at: int) -> str:
        return self.words[at].key if 0 <= at < len(self.words) else ""

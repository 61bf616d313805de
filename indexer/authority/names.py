"""Names compared: order aside, written forms of one name have one key."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from indexer.authority.records import Person

_GIVEN_FIRST = frozenset({"AU", "GB", "NZ", "US"})
_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_WRITTEN = {  # how a letter of a reading is written
    "ō": ("o", "ou", "oo", "oh"), "ū": ("u", "uu"), "nb": ("nb", "mb"), "nm": ("nm", "mm"),
    "np": ("np", "mp"),
}  # fmt: skip
_LETTER = re.compile("n[bmp]|[a-zōū]")
_SIGNS = re.compile("[^a-z0-9]+")  # of ASCII in lower case
_SPELLINGS = re.compile(r"(o)(?:u|o|h(?![aiueoy]))|(u)u|m(?=[bmp])")


def fold(text: str) -> str:
    """The letters and digits of a name, without case, accents, width, spaces and hyphens."""
    if text.isascii():
        return _SIGNS.sub("", text.lower())
    whole = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(filter(_counts, whole)))


@lru_cache(maxsize=50_000)
def romaji(key: str) -> str:
    """A folded Japanese name, with long vowels short and the syllabic n as n: Kōmura, Gemba."""
    return _SPELLINGS.sub(lambda match: match[1] or match[2] or "n", key)


@lru_cache(maxsize=50_000)
def _without_h(key: str) -> str:
    """Also with an h after o that a vowel follows: Kohichiro is Koichiro."""
    return romaji(key.replace("oh", "o"))


def spellings(form: str, reading: str) -> Iterator[str]:
    """The folded ways to write a form whose words stand in the reading: Kono, Kouno, Kohno."""
    words = {_short(word): word for word in reading.split()}
    read = [words.get(_short(word), "") for word in form.split()]
    if all(read):
        letters = [_WRITTEN.get(letter, (letter,)) for letter in _letters("".join(read))]
        yield from map("".join, product(*letters))


def _short(word: str) -> str:
    return fold(word).replace("m", "n")


def _letters(reading: str) -> list[str]:
    """The letters, an n that may be an m by itself: Ge-nb-a."""
    return _LETTER.findall(unicodedata.normalize("NFC", reading).casefold())


def is_turned(key: str, person: Person) -> bool:
    """Whether a folded name has the family name first of somebody whose country has it last."""
    return person.country in _GIVEN_FIRST and key == fold(f"{person.family}{person.given}")


def is_latin(text: str) -> bool:
    return bool(re.match(r"\W*[A-Za-zÀ-ɏḀ-ỿ]", text))


def _counts(letter: str) -> bool:
    """Combining marks of Latin letters go; those of Thai, Khmer or kana are part of the word."""
    return not "\u0300" <= letter <= "\u036f" and unicodedata.category(letter)[0] in "LNM"


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of people by the keys of their names."""

    keys: Mapping[str, tuple[str, ...]]
    japanese: Mapping[str, tuple[str, ...]]  # by `romaji` keys
    beginnings: frozenset[str]  # of all keys of both kinds

    def ids(self, key: str) -> tuple[str, ...]:
        """Who is named by this folded form."""
        found = self.keys.get(key, ())
        if found or not self.japanese:
            return found
        return self.japanese.get(romaji(key)) or self.japanese.get(_without_h(key), ())

    def begins(self, key: str) -> bool:
        """Whether some name begins with these letters."""
        every = self.beginnings
        return key in every or romaji(key) in every or _without_h(key) in every

    def longest(self, words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
        """How many of these folded words, from the first, make a name, and whose."""
        key = ""
        best: tuple[int, tuple[str, ...]] = (0, ())
        for count, word in enumerate(words, 1):
            key += word
            if not self.begins(key):
                break
            ids = self.ids(key)
            best = (count, ids) if ids else best
        return best


def index(forms: Iterable[tuple[Person, str]]) -> Names:
    """An index of forms, each with the person whom it names."""
    keys: dict[str, dict[str, None]] = {}
    japanese: dict[str, dict[str, None]] = {}
    for person, form in forms:
        key = fold(form)
        keys.setdefault(key, {})[person.id] = None
        if person.reading:
            for spelling in spellings(form, person.reading):
                keys.setdefault(spelling, {})[person.id] = None
        elif person.country == "JP" and is_latin(form):
            japanese.setdefault(romaji(key), {})[person.id] = None
    beginnings = {key[:end] for key in (*keys, *japanese) for end in range(1, len(key) + 1)}
    return Names(_frozen(keys), _frozen(japanese), frozenset(beginnings))


def _frozen(index: Mapping[str, Mapping[str, None]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in index.items() if key}

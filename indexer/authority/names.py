"""Names compared: order aside, written forms of one name have one key."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.authority.records import Person

_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_LONG_VOWELS = (
    (re.compile("ou|oo|oh(?![aiueoy])"), "o"),
    (re.compile("uu"), "u"),
    (re.compile("m(?=[bmp])"), "n"),
)


def fold(text: str) -> str:
    """The letters and digits of a name, without case, accents, width, spaces and hyphens."""
    whole = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(filter(_counts, whole)))


def romaji(key: str) -> str:
    """A folded Japanese name, with long vowels short and the syllabic n as n: Kōmura, Gemba."""
    for pattern, short in _LONG_VOWELS:
        key = pattern.sub(short, key)
    return key


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

    def ids(self, key: str) -> tuple[str, ...]:
        """Who is named by this folded form."""
        return self.keys.get(key) or self.japanese.get(romaji(key), ())


def index(forms: Iterable[tuple[Person, str]]) -> Names:
    """An index of forms, each with the person whom it names."""
    keys: dict[str, dict[str, None]] = {}
    japanese: dict[str, dict[str, None]] = {}
    for person, form in forms:
        key = fold(form)
        keys.setdefault(key, {})[person.id] = None
        if person.country == "JP" and is_latin(form):
            japanese.setdefault(romaji(key), {})[person.id] = None
    return Names(_frozen(keys), _frozen(japanese))


def _frozen(index: Mapping[str, Mapping[str, None]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in index.items() if key}

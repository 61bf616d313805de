"""Folding: one spelling for what readers take to be the same word."""

import re
import unicodedata

APOSTROPHES = "'’‘ʼ＇"
MIDDLE_DOTS = "\u00b7\u2027\u30fb\uff65"
JOINERS = "\u00ad\u200c\u200d\u2060"  # soft hyphen and invisible joiners, which nobody types

_BARE = re.compile("([a-z\u00e6-\u024f])[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
    | dict.fromkeys(JOINERS)
)


def fold(text: str) -> str:
    """Compatibility forms unified, lower case, Latin letters without their diacritics.

    Marks of other scripts stay: か and が are two letters.
    """
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKC", text).casefold()
    if lower.isascii():
        return lower
    parted = unicodedata.normalize("NFD", lower.translate(_LETTERS))
    return unicodedata.normalize("NFKC", _BARE.sub(r"\1", parted))

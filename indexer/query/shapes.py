"""Words of which a part is left open: `partner*`, `organi?ation`, `*lateral`."""

import re
import unicodedata

_STAR, _MARK = "*", "?"
_JOINTS = re.compile("(?<=\\w)[-'’\u2010\u2011.](?=[\\w*?])")  # indo-pac*fic is also one word
_OUTSIDE = re.compile(r"^[^\w*]+|[^\w*]+$")  # a ? at either end is punctuation
_SHAPE = re.compile(r"(?:[^\W_]|[*?])+")
_LEAST = 2  # letters of a word whose beginning is left open


def is_open(text: str) -> bool:
    """Whether some part of a word is left open."""
    return _STAR in text or (_MARK in text and _MARK in _OUTSIDE.sub("", text))


def head(text: str) -> str | None:
    """What the words begin with, where nothing but that is asked of them."""
    start = text.rstrip(_STAR)
    is_plain = start != text and _STAR not in start and _MARK not in _OUTSIDE.sub("", start)
    return start if is_plain and any(map(str.isalnum, start)) else None


def shape(text: str) -> str | None:
    """The text as the shape of one word; None where it is no single one.

    Scripts without capitals, most of which do not part words, have no shapes; nor has a single
    letter after a leading star.
    """
    found = re.sub(r"\*+", _STAR, _JOINTS.sub("", _OUTSIDE.sub("", text)))
    letters = [char for char in found if char not in {_STAR, _MARK}]
    if not _SHAPE.fullmatch(found) or any(unicodedata.category(c) == "Lo" for c in letters):
        return None
    return found if found[0] != _STAR or len(letters) >= _LEAST else None

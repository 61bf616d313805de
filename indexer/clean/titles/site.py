"""Names of sites and publishers: what a page's title is not."""

import re
from functools import lru_cache

from indexer.clean.boilerplate.labels import is_section_label
from indexer.clean.titles.headline import words_of

Names = frozenset[frozenset[str]]  # each as the set of its words

_MARKS = re.compile(r"\s+[|｜–—»/]\s+|\s+-\s+|\s?[|｜]\s?|\s::\s|\s?\((?=[A-Z]{2,8}[/)])")
_CHAIN = re.compile(r"\s[>›\uff1e]\s|\s»\sblog archive\s»\s", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:[A-Z]{2,8}|外務省)\s?[:\uff1a]\s?(?=\S)|\d{2,4}([/-])\d\d\1\d\d:?\s+(?=[^\W\d])"
)  # a name before a colon, or a day
_KINDS = (
    r"(?:ministry|ministries|minister for foreign affairs|department|government|embassy|secretariat"
    r"|institute|association|office|council|commission|cent(?:re|er)|university|mission)"
)
_BODY = re.compile(
    rf"^(?:the )?{_KINDS}\b|\b{_KINDS}(?=\W*$|,| (?:at|for|in|of|to)\b)|\bgov\.\w\w\b"
    r"|省|庁|官邸|大使館|研究所|協会",
    re.IGNORECASE,
)
_DOING = re.compile(r"\b(?:to|meets?|visits?|meeting|calls?|talks|statement|on)\b", re.IGNORECASE)
_SMALL = frozenset({"and", "at", "de", "des", "for", "in", "la", "of", "the", "to"})
_BODY_WORDS = 9  # the longest names of public bodies
_ACRONYM = re.compile(r"[A-Z]{2,8}(?:[/-].{0,12})?\)?")
_JOINING = frozenset({"the", "of", "and", "for"})

NO_NAMES: Names = frozenset()


@lru_cache(maxsize=64)
def names_of(texts: tuple[str, ...]) -> Names:
    """Names as they are compared: "Ministry of Trade, Norland" is "The Norland Trade Ministry"."""
    return frozenset(key for text in texts if (key := _key(text)))


def is_named(text: str, names: Names) -> bool:
    """Whether a text is one of the names, and nothing else."""
    return bool(names) and _key(text) in names


def is_body(text: str) -> bool:
    """Whether a text is the name of a ministry or the like, by itself."""
    words = text.split()
    return (
        len(words) <= _BODY_WORDS
        and bool(_BODY.search(text))
        and not _DOING.search(text)
        and all(word.lower() in _SMALL or not word[:1].islower() for word in words)
    )


def without_site(title: str, names: Names) -> str:
    """A page's title without the name of its site, or of a section, before or after it."""
    bare = _PREFIX.sub("", _CHAIN.split(title)[-1], count=1)
    parts = [part for part in _MARKS.split(bare) if part.strip()]
    kept = [part for part in parts if not _is_site(part, names)]
    if len(parts) == 1 or len(kept) == len(parts):
        return "" if is_section_label(bare.rpartition(":")[2]) else bare
    if not kept:
        return ""
    start = bare.find(kept[0])
    return bare[start : bare.find(kept[-1], start) + len(kept[-1])]


def _is_site(part: str, names: Names) -> bool:
    return (
        is_named(part, names)
        or is_section_label(part)
        or bool(_ACRONYM.fullmatch(part.strip()))
        or is_body(part)
    )


def _key(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - _JOINING

"""The title of a page, out of what it calls itself and what stands above its text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from indexer.clean.boilerplate import is_section_label, rule_for
from indexer.clean.date_lines import only_date
from indexer.clean.head import Head
from indexer.clean.lines import Line
from indexer.model import Block, BlockKind, Stripped

_SITE_MARKS = re.compile(r"\s+[|｜–—»/]\s+|\s+-\s+|\s?[|｜]\s?|\s::\s")
_PREFIX = re.compile(r"(?:[A-Z]{2,8}|外務省)\s?[::]\s(?=\S)")
_ORGANISATION = re.compile(
    r"\b(?:ministry|ministries|minister for foreign affairs|department|government|gov\.\w\w|embassy"
    r"|secretariat|institute|association|office|council|commission|centre|center|university|mission)\b"
    r"|省|庁|官邸|大使館|研究所|協会",
    re.IGNORECASE,
)
_BADGE = re.compile(
    r"^\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* ", re.I
)
_DOING = re.compile(
    r"\b(?:to|of the \d|meets?|visits?|meeting|call|talks|statement)\b", re.IGNORECASE
)
_HEADLINE = 25  # characters of a headline; most names of sections are shorter
_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 80  # lines from the top, among which the headline stands
_WINDOW = 3  # lines over which a headline may be broken
_ALIKE = 0.5  # share of words that a line and a title must have in common
_LONGEST = 300  # characters


def of_html(head: Head, lines: Sequence[Line]) -> str:
    """The title: the headline, else what the head says, else the first heading."""
    named = [_without_site(given, head.site) for given in (head.social_title, head.title)]
    named = [name for name in named if _is_title(name, head.site)]
    first = [line for line in lines[:_LOOKED_AT] if line.linked < _ALIKE]
    headlines = [text for text in _top_headings(first) if _is_title(text, head.site)]
    agreed = [
        text
        for name in named
        for text in (*headlines, *_windows(first))
        if alike(text, name) >= _ALIKE
    ]
    if agreed and named:
        return max(agreed, key=lambda text: (text in headlines, alike(text, named[0])))
    headings = [line.block.text for line in first if line.block.kind is BlockKind.HEADING]
    rest = (text for text in headings if _is_title(text, head.site))
    return next(iter((*headlines[:1], *named, *rest)), "")


def alike(one: str, other: str) -> float:
    """The share of their words that two titles have in common."""
    first, second = set(_words(one)), set(_words(other))
    return len(first & second) / max(1, len(first | second))


def of_lines(lines: Sequence[str], apart: Sequence[bool]) -> str:
    """The likeliest headline among the lines above a text; `apart` marks those after a gap.

    "" where no line looks like one.
    """
    scored = [
        (_score(lines, apart, at), -at) for at, line in enumerate(lines)
        if _is_title(line, "") and not only_date(line) and not _BADGE.match(line)
    ]  # fmt: skip
    best, at = max(scored, default=(0, 0))
    return lines[-at] if best > 0 else ""


def _score(lines: Sequence[str], apart: Sequence[bool], at: int) -> int:
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else ""
    alone = apart[at] and (at + 1 == len(lines) or apart[at + 1])
    name_of_a_body = bool(_ORGANISATION.search(line)) and not _DOING.search(line)
    return (
        4 * (len(_saying(lines, line)) - 1)
        + 3 * bool(only_date(following))
        + alone
        + (len(line) >= _HEADLINE)
        - 2 * name_of_a_body
        - (":" in line[:20])
    )


def _saying(lines: Sequence[str], title: str) -> list[int]:
    """The lines at which some lines together say the title."""
    blocks = [Block(line) for line in lines]
    return [at for at in range(len(lines)) if _repeats(blocks[at : at + _WINDOW], title)]


def drop_repeats(blocks: Sequence[Block], title: str) -> tuple[list[Block], list[Stripped]]:
    """Blocks without those that only say the title again, alone or over several lines."""
    kept: list[Block] = []
    stripped: list[Stripped] = []
    at = 0
    while at < len(blocks):
        size = _repeats(blocks[at : at + _WINDOW], title)
        stripped += (Stripped("repeated headline", block.line) for block in blocks[at : at + size])
        kept += blocks[at : at + 1] if not size else ()
        at += max(1, size)
    return kept, stripped


def _repeats(blocks: Sequence[Block], title: str) -> int:
    """How many of these blocks, from the first on, say the title and nothing else."""
    wanted = _words(title)
    said: list[str] = []
    for count, block in enumerate(blocks, 1):
        said += _words(_BADGE.sub("", block.text) if count == 1 else block.text)
        if said == wanted:
            return count
    return 0


def _top_headings(lines: Sequence[Line]) -> Iterator[str]:
    """The headings of first rank; one broken over lines is one."""
    joined: dict[object, list[str]] = {}
    for line in lines:
        if line.block.kind is BlockKind.HEADING and line.block.level == 1:
            joined.setdefault(line.element, []).append(line.block.text)
    return (" ".join(texts) for texts in joined.values())


def _windows(lines: Sequence[Line]) -> Iterator[str]:
    """Every run of a few lines, as one text."""
    for at in range(len(lines)):
        texts = [line.block.line for line in lines[at : at + _WINDOW]]
        for size in range(1, len(texts) + 1):
            joined = " ".join(texts[:size])
            if len(joined) <= _LONGEST:
                yield joined


def _without_site(title: str, site: str) -> str:
    """A page's title without the name of its site before or after it."""
    bare = _PREFIX.sub("", title, count=1)
    parts = _SITE_MARKS.split(bare)
    if len(parts) == 1:
        return bare
    kept = [part for part in parts if not _is_site(part, site)]
    if len(kept) == len(parts):
        return bare
    start = bare.find(kept[0]) if kept else 0
    return bare[start : bare.find(kept[-1], start) + len(kept[-1])] if kept else bare


def _is_site(part: str, site: str) -> bool:
    return (
        _words(part) == _words(site)
        or bool(re.fullmatch(r"[A-Z]{2,8}(?:[/-].{0,12})?", part.strip()))
        or (len(part.split()) <= 9 and bool(_ORGANISATION.search(part)))
    )


def _is_title(text: str, site: str) -> bool:
    stripped = text.strip()
    return (
        bool(_WORD.search(stripped))
        and len(stripped) <= _LONGEST
        and not is_section_label(stripped)
        and not rule_for(stripped)
        and not (site and _words(stripped) == _words(site))
    )


def _words(text: str) -> list[str]:
    """What counts when titles are compared; a Japanese title counts by its characters."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return [part for word in words for part in ([word] if word.isascii() else word)]

"""The title of a page, out of what it calls itself and what stands above its text."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from indexer.clean.boilerplate.ending import is_text
from indexer.clean.boilerplate.labels import is_navigation, is_reference, is_section_label
from indexer.clean.boilerplate.phrases import rule_for
from indexer.clean.dates.lines import is_label, only_date
from indexer.clean.lines import Line
from indexer.clean.metadata import Metadata
from indexer.clean.titles.broken import whole_lines
from indexer.clean.titles.headline import BADGE, WINDOW, goes_on, saying, words_of
from indexer.clean.titles.site import NO_NAMES, Names, is_body, is_named, names_of, without_site
from indexer.model import BlockKind

_TRAIL_MARKS = re.compile(r"\s+[|｜»/]\s+")
_LABELLED = re.compile(r"(?:press|news|media) (?:release|statement)s?\s?:", re.IGNORECASE)
_POINT = re.compile(r"(?:--?|[–—•*·・])\s+\w")
_UNTITLED = re.compile(
    r"(?:untitled|no title|new page|無題)(?: ?(?:document|page|ドキュメント))?(?: ?\d{1,3})?",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"\b(?:and|at|by|for|from|in|of|on|the|to|with)$|[,&–]$", re.IGNORECASE)
_HEADLINE = 25  # characters of a headline; most names of sections are shorter
_LOOKED_AT = 80  # lines from the top, among which the headline stands
_SAYING = 3  # words, and more, tell a headline
_ALIKE = 0.5  # share of words that a line and a title must have in common
_LINKED = 0.5
_LONGEST = 300  # characters


def of_html(metadata: Metadata, lines: Sequence[Line], names: Names) -> str:
    """The title: the headline, else what the metadata say, else the likeliest line.

    `names` are those of publishers, none of which is a title.
    """
    names |= names_of((metadata.site,))
    given = (metadata.social_title, metadata.title)
    named = [name for text in given if _is_title(name := without_site(text, names), names)]
    named = [name for name in named if not is_body(name)]
    first = whole_lines([line for line in lines[:_LOOKED_AT] if _is_own(line, named)])
    headings = [text for text in _top_headings(first) if _is_title(text, names)]
    top = [text for text in headings if not is_body(text)]
    agreed = _agreed(named[0], headings, first) if named else ""
    others = [] if named else [text for text in _lower(first) if _is_title(text, names)]
    texts = list(takewhile(lambda text: not is_text(text), (line.block.line for line in first)))
    found = (agreed, *_nearest(top, named), *named, *others, *headings)
    return next(filter(None, found), "") or of_lines(texts, names)


def of_lines(lines: Sequence[str], names: Names, apart: Sequence[bool] = ()) -> str:
    """The likeliest headline among the lines above a text; `apart` marks those after a gap.

    "" where no line looks like one.
    """
    told = [at for at, line in enumerate(lines) if not _is_aside(line)]
    lines, apart = [lines[at] for at in told], [apart[at] for at in told if apart]
    scored = [
        (_score(lines, apart, at), -at) for at, line in enumerate(lines)
        if _is_title(line, names) and not only_date(line) and not BADGE.match(line)
    ]  # fmt: skip
    best, at = max(scored, default=(0, 0))
    return _whole(lines, -at) if best > 0 else ""


def _whole(lines: Sequence[str], at: int) -> str:
    """The line with those above it of which it is the end."""
    first = at
    while first > max(0, at - WINDOW + 1) and (
        lines[first][0].islower()
        or _UNFINISHED.search(lines[first - 1])
        or goes_on(lines[first - 1], lines[first])
    ):
        first -= 1
    return " ".join(lines[first : at + 1])


def _score(lines: Sequence[str], apart: Sequence[bool], at: int) -> int:
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else ""
    alone = bool(apart) and apart[at] and (at + 1 == len(lines) or apart[at + 1])
    return (
        4 * (len(saying(lines, line)) - 1)
        + 3 * bool(only_date(following))
        + alone
        + (len(line) >= _HEADLINE)
        - 2 * (is_body(line))
        - bool(_LABELLED.match(line))
    )


def _agreed(named: str, headings: Sequence[str], lines: Sequence[Line]) -> str:
    """The headline that says most of what the page's head names, or ""."""
    name = frozenset(words_of(_TRAIL_MARKS.split(named)[0]))
    first = [(_said(frozenset(words_of(text)), name), -len(text), text) for text in headings]
    first += [(1.0, -len(text), text) for text in _lower(lines) if _begins(text, named)]
    lower = [(_alike(words, name), -len(text), text) for text, words in _windows(lines)]
    for found in (first, lower):
        best, _, text = max(found, default=(0.0, 0, ""))
        if best >= _ALIKE:
            return text
    return ""


def _is_own(line: Line, named: Sequence[str]) -> bool:
    """Whether a line may be a headline: no link, unless it is the page's own name."""
    if line.linked < _LINKED:
        return True
    own = line.block.kind is BlockKind.HEADING and bool(named)
    return own and words_of(line.block.line) == words_of(named[0])


def _nearest(headings: Sequence[str], named: Sequence[str]) -> Sequence[str]:
    """Of the headings the one most like what the page's head names, else the first."""
    name = frozenset(words_of(named[0])) if named else frozenset()
    best = max(headings, key=lambda text: _alike(frozenset(words_of(text)), name), default="")
    return (best,) if best else ()


def _lower(lines: Sequence[Line]) -> list[str]:
    """The headings of any rank."""
    return [line.block.line for line in lines if line.block.kind is BlockKind.HEADING]


def _begins(heading: str, named: str) -> bool:
    """Whether a heading says what the page's head does, and then more."""
    wanted = words_of(named)
    return len(wanted) >= _SAYING and words_of(heading)[: len(wanted)] == wanted


def _said(heading: frozenset[str], name: frozenset[str]) -> float:
    """How much a heading says of a name: all, if one holds the other and that is no mere word."""
    held = heading & name in (heading, name)
    return 1.0 if held and len(heading & name) >= _SAYING else _alike(heading, name)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all their words that two texts have in common."""
    return len(one & other) / max(1, len(one | other))


def _top_headings(lines: Sequence[Line]) -> list[str]:
    """The headings of first rank; one broken over lines is one."""
    joined: dict[object, list[str]] = {}
    for line in lines:
        if line.block.kind is BlockKind.HEADING and line.block.level == 1:
            joined.setdefault(line.element, []).append(line.block.text)
    return [" ".join(texts) for texts in joined.values()]


def _windows(lines: Sequence[Line]) -> Iterator[tuple[str, frozenset[str]]]:
    """Every run of a few lines, as one text with its words; a label or a date is part of none."""
    texts = [line.block.line for line in lines]
    parts = [text if _is_title(text, NO_NAMES) and not only_date(text) else "" for text in texts]
    words = [frozenset(words_of(text)) for text in parts]
    for at in range(len(parts)):
        if parts[at][:1].islower():
            continue  # the end of a headline that begins above
        for end in range(at + 1, min(at + WINDOW, len(parts)) + 1):
            joined = " ".join(parts[at:end])
            if not parts[end - 1] or len(joined) > _LONGEST:
                break
            yield joined, frozenset().union(*words[at:end])


def _is_aside(line: str) -> bool:
    """Whether a line is no headline but may stand by one: a number, a label, a point of a list."""
    return is_reference(line) or is_label(line) or bool(_POINT.match(line))


def _is_title(text: str, names: Names) -> bool:
    return (
        any(map(str.isalpha, text))
        and len(text) <= _LONGEST
        and not is_section_label(text)
        and not is_navigation(text)
        and not _is_aside(text)
        and not _UNTITLED.fullmatch(text)
        and not rule_for(text)
        and not is_named(text, names)
    )

"""A document as it was and as it is: two of its versions, and what changed between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.model import Document, Version
from webapp import dates
from webapp.pages.changes import Line, Piece, Sign, changes, words
from webapp.query_string import handing_on
from webapp.wording import gettext, listed, ngettext


@dataclass(frozen=True, slots=True)
class Choice:
    """A version as the two lists name it."""

    number: int  # counted from 1, the oldest
    name: str
    problem: str
    original: str


@dataclass(frozen=True, slots=True)
class VersionsPage:
    window: str
    title: str
    language: str
    document: str  # the address of its page
    here: str  # of this page, without the two numbers
    choices: tuple[Choice, ...]
    first: int
    second: int
    headline: tuple[Piece, ...]  # how the title changed; empty where it did not
    date: tuple[Piece, ...]
    lines: tuple[Line, ...]
    counts: str  # "2 paragraphs changed, 1 added"; "" where the text is the same
    problem: str  # why one of the two has no text


def versions(document: Document) -> tuple[Version, ...]:
    """All of them, oldest first: the one that is shown is the last."""
    shown = Version(_shown_since(document), document.title, document.published, document.lines)
    return (*document.earlier, shown)


def versions_page(document: Document, first: str, second: str) -> VersionsPage:
    """Numbers that name no version mean the last two."""
    known = versions(document)
    to = _number(second, len(known), len(known))
    start = _number(first, len(known), max(to - 1, 1))
    before, after = known[start - 1], known[to - 1]
    lines = changes(before.lines, after.lines) if before.lines != after.lines else ()
    title = document.title or gettext("Untitled")
    named = gettext("Versions of %(title)s", title=title)
    return VersionsPage(
        window=gettext("%(title)s · Communiqué", title=named),
        title=title,
        language=document.language,
        document=handing_on(f"/d/{document.id}"),
        here=f"/d/{document.id}/versions",
        choices=tuple(_choices(document, known)),
        first=start,
        second=to,
        headline=_changed(before.title, after.title),
        date=_changed(dates.in_words(before.published), dates.in_words(after.published)),
        lines=lines,
        counts=_counts(lines),
        problem=before.problem or after.problem,
    )


def _shown_since(document: Document) -> int:
    return max(len(document.captures) - 1, 0)


def _number(text: str, versions: int, default: int) -> int:
    number = int(text) if text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004 -- never so many
    return number if 1 <= number <= versions else default


def _choices(document: Document, known: tuple[Version, ...]) -> Iterator[Choice]:
    for number, version in enumerate(known, start=1):
        captured = ""
        if document.captures:
            captured = dates.moment(document.captures[version.capture].captured)
        yield Choice(
            number,
            captured or gettext("time not known"),
            version.problem,
            f"/d/{document.id}/original?capture={version.capture + 1}",
        )


def _changed(before: str, after: str) -> tuple[Piece, ...]:
    return () if before == after else words(before, after)


def _counts(lines: tuple[Line, ...]) -> str:
    signs = [line.signs for line in lines]
    new = sum(one == {Sign.NEW} for one in signs)
    gone = sum(one == {Sign.GONE} for one in signs)
    changed = sum(len(one) > 1 for one in signs)
    said = (
        ngettext("%(n)s paragraph changed", "%(n)s paragraphs changed", changed) if changed else "",
        ngettext("%(n)s paragraph added", "%(n)s paragraphs added", new) if new else "",
        ngettext("%(n)s paragraph removed", "%(n)s paragraphs removed", gone) if gone else "",
    )
    return listed(filter(None, said))

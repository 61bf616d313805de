"""One result as a card: it hangs from its date."""

from dataclasses import dataclass

from indexer.model import Fragment, Hit, Named, Query, Snippet
from webapp import dates, labels
from webapp.query_string import Choosing, dump
from webapp.wording import gettext, ngettext

NAMED = 3  # people on a card; the document page has them all


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A snippet with the paragraph it stands in."""

    number: int
    address: str
    fragments: tuple[Fragment, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    native: str
    native_language: str
    address: str  # the same search, narrowed to this person


@dataclass(frozen=True, slots=True)
class Card:
    date: dates.Gutter
    title: tuple[Fragment, ...]
    address: str
    original: str
    language: str
    source: str
    about: tuple[str, ...]  # kind, and language where it is not the interface's
    excerpts: tuple[Excerpt, ...]
    people: tuple[Person, ...]
    more_people: str
    captures: str
    sample: bool


def document_address(id: str, query: Query, at: int = 0) -> str:
    """The document's page, which marks the query's hits and leads back to its results.

    `at` is its place among them, counted from 1, by which its page finds its neighbours.
    """
    given = "&".join(filter(None, (dump(query), f"at={at}" if at else "")))
    return f"/d/{id}?{given}" if given else f"/d/{id}"


def card(hit: Hit, query: Query, at: int = 0, ministers: Choosing | None = None) -> Card:
    """`ministers` are the addresses that lead on from here, made once for all cards of a page."""
    to = document_address(hit.id, query, at)
    narrowed = ministers or Choosing(query, "minister")
    more = len(hit.people) - NAMED
    return Card(
        date=dates.gutter(hit.published),
        title=hit.title or (Fragment(gettext("Untitled")),),
        address=to,
        original=f"/d/{hit.id}/original",
        language=hit.language,
        source=hit.source,
        about=labels.about(hit.kind, hit.language),
        excerpts=tuple(_excerpt(snippet, to) for snippet in hit.snippets),
        people=tuple(person(named, narrowed) for named in hit.people[:NAMED]),
        more_people=ngettext("and %(n)s more", "and %(n)s more", more) if more > 0 else "",
        captures=captures(hit.captures),
        sample=hit.sample,
    )


def person(named: Named, ministers: Choosing) -> Person:
    native_language = labels.language_of(named.native)
    return Person(named.name, named.native, native_language, ministers.including(named.id))


def captures(number: int) -> str:
    return ngettext("%(n)s capture", "%(n)s captures", number)


def _excerpt(snippet: Snippet, to: str) -> Excerpt:
    number = snippet.block + 1
    return Excerpt(
        number, f"{to}#p{number}", snippet.fragments, snippet.cut_before, snippet.cut_after
    )

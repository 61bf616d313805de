"""One result as a card: it hangs from its date."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from babel.support import NullTranslations

from indexer.model import Fragment, Hit, Named, Query, Snippet
from webapp import dates, labels
from webapp.addresses import Choosing
from webapp.query_string import address, dump
from webapp.wording import gettext, listed, ngettext, sentences

NAMED = 3  # people on a card; the document page has them all


class Excerpt(NamedTuple):
    """A snippet with the paragraph it stands in."""

    number: int
    address: str
    fragments: tuple[Fragment, ...]
    cut_before: bool
    cut_after: bool


class Person(NamedTuple):
    name: str
    native: str
    native_language: str
    address: str  # the same search, narrowed to this person


class Card(NamedTuple):
    id: str
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
    captures: str  # "3 captures, changed twice"
    alike: str  # "2 like it"
    alike_address: str  # of all of them
    sample: bool
    why: str  # where its place among the results is explained; "" where no word tells


class Ways:
    """Where the cards of one page of results lead: made once for all of them."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._ministers = Choosing(query, "minister")
        self._given = dump(query)
        self._people: dict[str, Person] = {}  # the same few on all cards

    def document(self, id: str, at: int = 0, leaf: str = "") -> str:
        """The document's page, which marks the query's hits and leads back to its results.

        `at` is its place among them, counted from 1, by which its page finds its neighbours.
        """
        given = self._given
        if at:
            given = f"{given}&at={at}" if given else f"at={at}"
        return f"/d/{id}{leaf}?{given}" if given else f"/d/{id}{leaf}"

    def person(self, named: Named) -> Person:
        known = self._people.get(named.id)
        if known is None:
            to = self._ministers.including(named.id)
            native_language = labels.language_of(named.native)
            known = Person(named.name, named.native, native_language, to)
            self._people[named.id] = known
        return known


def document_address(id: str, query: Query, at: int = 0) -> str:
    return Ways(query).document(id, at)


def card(hit: Hit, ways: Ways, at: int = 0) -> Card:
    to = ways.document(hit.id, at)
    more = len(hit.people) - NAMED
    return Card(
        id=hit.id,
        date=dates.gutter(hit.published),
        title=hit.title or (Fragment(gettext("Untitled")),),
        address=to,
        original=f"/d/{hit.id}/original",
        language=hit.language,
        source=hit.source,
        about=labels.about(hit.kind, hit.language),
        excerpts=tuple([_excerpt(snippet, to) for snippet in hit.snippets]),
        people=tuple([ways.person(named) for named in hit.people[:NAMED]]),
        more_people=ngettext("and %(n)s more", "and %(n)s more", more) if more > 0 else "",
        captures=_history(hit.captures, hit.versions, sentences()),
        alike=ngettext("%(n)s like it", "%(n)s like it", hit.alike) if hit.alike else "",
        alike_address=_alike(hit, ways.query) if hit.alike else "",
        sample=hit.sample,
        why=ways.document(hit.id, at, "/why") if hit.score else "",
    )


@lru_cache(maxsize=1024)
def _history(number: int, versions: int, _: NullTranslations) -> str:
    """In the language of these sentences: "3 captures, changed twice"."""
    return listed((captures(number), *_changed(versions - 1)))


def captures(number: int) -> str:
    return ngettext("%(n)s capture", "%(n)s captures", number)


def _changed(times: int) -> tuple[str, ...]:
    """How often the captures differ from those before them."""
    if times == 2:  # noqa: PLR2004 -- English has a word for it
        return (gettext("changed twice"),)
    return (ngettext("changed once", "changed %(n)s times", times),) if times else ()


def _alike(hit: Hit, query: Query) -> str:
    """The same search narrowed to documents that say the same as this one, each by itself."""
    text = f"({query.text})" if "OR" in query.text else query.text
    narrowed = f"group:{hit.id} {text}".strip()
    return address(replace(query, text=narrowed, grouped=False, page=1))


def _excerpt(snippet: Snippet, to: str) -> Excerpt:
    number = snippet.block + 1
    return Excerpt(
        number, f"{to}#p{number}", snippet.fragments, snippet.cut_before, snippet.cut_after
    )

"""One person: offices on a line of time, documents, company, and the forms of the name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indexer.authority import Authority, Person, Tenure
from indexer.engines import Searcher
from indexer.fields import in_office, out_of_office
from indexer.model import Query, Results, Sort
from webapp import dates, labels, offices
from webapp.addresses import Addresses
from webapp.pages.cards import Card, Ways, card
from webapp.pages.histogram import Histogram, histogram
from webapp.pages.holdings import documents
from webapp.pages.outlets import feed
from webapp.pages.timeline import Timeline, timeline
from webapp.query_string import DEFAULT, address, handing_on
from webapp.wording import decimal, gettext, gettext_noop

_LATEST = 5
_COMPANY = 12
_READ = 300  # documents in which forms of the name are counted
_FORMS = 20


@dataclass(frozen=True, slots=True)
class Office:
    title: str
    first: str
    last: str
    note: str  # how sure the end is
    before: "Holder | None"
    after: "Holder | None"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a page of their own."""

    name: str
    native: str
    native_language: str
    address: str
    note: str = ""
    count: str = ""
    together: str = ""  # where the documents are that name both


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which documents here write the name."""

    text: str
    count: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Documents that name the person while in office, or out of it."""

    documents: str  # "in office on the day of 12 documents"
    address: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    id: str
    name: str
    native: str
    native_language: str
    lead: str
    found: str  # "38 documents"
    all: str  # where they are
    standings: tuple[Standing, ...]
    offices: tuple[Office, ...]
    timeline: Timeline | None
    histogram: Histogram | None
    company: tuple[Holder, ...]
    forms: tuple[Form, ...]
    forms_read: str
    latest: tuple[Card, ...]
    feed: str
    json: str
    wikidata: str


def person_page(person: Person, searcher: Searcher, authority: Authority) -> PersonPage:
    narrowed = DEFAULT.toggle("minister", person.id)
    # in the text, so that the facet of ministers counts who else is named there
    naming = searcher.search(Query(f'minister:"{person.name}"', size=1))
    newest = searcher.search(Query(filters=narrowed.filters, sort=Sort.NEWEST, size=_LATEST))
    dated = newest.facet("year").counts
    years = {int(year): count for year, count in dated.items() if year.isdigit()}
    return PersonPage(
        id=person.id,
        name=person.name,
        native=person.native,
        native_language=labels.language_of(person.native),
        lead=offices.title(person.note),
        found=documents(newest.total),
        all=address(narrowed),
        standings=tuple(_standings(newest, person)),
        offices=tuple(_office(one, person, authority) for one in _in_order(person)),
        timeline=timeline(person.tenures, years),
        histogram=histogram(narrowed, newest.facet("year")),
        company=tuple(_company(naming, person, authority)),
        forms=tuple(_forms(searcher, narrowed, person)),
        forms_read=decimal(min(newest.total, _READ)),
        latest=tuple(card(hit, Ways(narrowed)) for hit in newest.hits),
        feed=feed(Addresses(narrowed)),
        json=f"/people/{person.id}.json",
        wikidata=person.wikidata,
    )


def _standings(found: Results, person: Person) -> Iterator[Standing]:
    counts = found.facet("status").counts
    for value, says in (
        (in_office(person.id), gettext_noop("in office on the day of %(documents)s")),
        (out_of_office(person.id), gettext_noop("out of office on the day of %(documents)s")),
    ):
        if count := counts.get(value, 0):
            to = address(DEFAULT.toggle("minister", person.id).toggle("status", value))
            yield Standing(gettext(says, documents=documents(count)), to)


def _in_order(person: Person) -> list[Tenure]:
    return sorted(person.tenures, key=lambda tenure: tenure.first, reverse=True)


def _office(tenure: Tenure, person: Person, authority: Authority) -> Office:
    return Office(
        title=offices.title(tenure.title),
        first=dates.partial_in_words(tenure.first),
        last=_last(tenure),
        note=tenure.note,
        before=_next_to(tenure, person, authority, before=True),
        after=_next_to(tenure, person, authority, before=False),
    )


def _last(tenure: Tenure) -> str:
    if tenure.last:
        return dates.partial_in_words(tenure.last)
    if tenure.last_seen:
        return gettext("still on %(date)s", date=dates.partial_in_words(tenure.last_seen))
    return gettext("not known")


def _next_to(
    tenure: Tenure, person: Person, authority: Authority, *, before: bool
) -> Holder | None:
    """Who held the same office directly before or after, as far as the records know."""
    same = [
        (one.first, other)
        for other in authority.people.values()
        for one in other.tenures
        if (one.role, one.of) == (tenure.role, tenure.of) and other is not person
    ]
    earlier = [pair for pair in same if pair[0] < tenure.first]
    later = [pair for pair in same if tenure.last and pair[0] >= tenure.last]
    if before:
        return _holder(max(earlier, key=lambda pair: pair[0])[1]) if earlier else None
    return _holder(min(later, key=lambda pair: pair[0])[1]) if later else None


def _holder(person: Person, note: str = "", count: str = "", together: str = "") -> Holder:
    native_language = labels.language_of(person.native)
    to = address_of(person.id)
    return Holder(person.name, person.native, native_language, to, note, count, together)


def address_of(id: str) -> str:
    """Where a person's page is."""
    return handing_on(f"/people/{id}")


def _company(naming: Results, person: Person, authority: Authority) -> Iterator[Holder]:
    """Who is named in the same documents, most often first."""
    values = (v for v in naming.facet("minister").values if v.count and v.value != person.id)
    for value in islice(values, _COMPANY):
        other = authority.people.get(value.value)
        if other is not None:
            both = DEFAULT.toggle("minister", person.id)
            text = replace(both, text=f'minister:"{other.name}"')
            yield _holder(other, offices.title(value.note), decimal(value.count), address(text))


def _forms(searcher: Searcher, narrowed: Query, person: Person) -> Iterator[Form]:
    found = islice(searcher.scan(Query(filters=narrowed.filters, sort=Sort.NEWEST)), _READ)
    counts = Counter(m.form for d in found for m in d.people if m.person == person.id)
    for text, count in counts.most_common(_FORMS):
        yield Form(text, decimal(count))

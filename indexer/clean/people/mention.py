"""Who of the authority records is named in a document: names, titles, offices, coreference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.authority import Authority, Person
from indexer.clean.people.countries import countries_in
from indexer.clean.people.glosses import glosses
from indexer.clean.people.latin import Latin, latin
from indexer.clean.people.named import Named
from indexer.clean.people.naming import Form, Naming, in_order
from indexer.clean.people.native import native
from indexer.clean.people.native_offices import native_offices
from indexer.clean.people.offices import offices
from indexer.clean.people.own_offices import Home, own_in_japanese, own_offices
from indexer.clean.people.resolution import Resolved, Resolver, Rule
from indexer.clean.people.terms import kinds, meant_text, office_text, status_of
from indexer.model import Mention, Published, Status

_CONFIDENCE = {
    Rule.FULL_NAME: 0.99,
    Rule.TITLE: 0.97,
    Rule.OFFICE: 0.95,
    Rule.COREFERENCE: 0.95,
    Rule.OWN: 0.8,
}
_PARTED = "\n|\n"  # between title and body: no name goes on across it
_GENERIC, _UNDATED, _OPEN = 0.95, 0.9, 0.95  # factors, for what makes a title less sure


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a document in which people are sought."""

    body: str
    title: str = ""
    tail: str = ""
    home: Home | None = None  # whose government publishes it


def mentions(texts: Texts, authority: Authority, published: Published) -> tuple[Mention, ...]:
    """All mentions in the title, then those in the body, then those in the tail."""
    before = f"{texts.title}{_PARTED}" if texts.title else ""
    whole = _scanned(before + texts.body, authority, texts.home)
    end = _scanned(texts.tail, authority, None)
    resolver = Resolver(authority, published.date, whole.countries, whole.in_full)
    found = resolver.resolve(whole.namings, Named())
    in_tail = resolver.resolve(end.namings, Named.earlier(_in_full(found)))
    return (
        *(
            _placed(mention, len(before))
            for mention in _mentions(found, before + texts.body, published.date, tail=False)
        ),
        *_mentions(in_tail, texts.tail, published.date, tail=True),
    )


def _placed(mention: Mention, body: int) -> Mention:
    """The mention with its place in the title, or in the body that begins at an offset."""
    if mention.start >= body:
        return replace(mention, start=mention.start - body, end=mention.end - body)
    return replace(mention, title=True)


def _in_full(resolved: Sequence[Resolved]) -> Iterator[Person]:
    return (one.person for one in resolved if one.person and one.rule is Rule.FULL_NAME)


@dataclass(frozen=True, slots=True)
class _Scanned:
    namings: Sequence[Naming]
    countries: frozenset[str]

    @property
    def in_full(self) -> frozenset[str]:
        """Ids of those whom a full name means that is nobody else's."""
        full = (one.people for one in self.namings if one.form is Form.FULL)
        return frozenset(people[0] for people in full if len(people) == 1)


def _scanned(text: str, authority: Authority, home: Home | None) -> _Scanned:
    found = authority.native.find(text)
    in_latin = latin(text, authority)
    in_native = tuple(native(text, authority, found))
    named = in_order((*in_latin.namings, *in_native))
    if in_native or found:
        named = in_order((*named, *glosses(text, authority, found, named)))
    without = (
        *offices(in_latin, authority),
        *native_offices(text, authority, found, named),
    )
    if home:
        without = (*without, *_own(text, in_latin, (*named, *without), authority, home))
    return _Scanned(
        sorted((*named, *without), key=lambda naming: naming.start),
        countries_in(in_latin.words, authority, found),
    )


def _own(
    text: str, found: Latin, taken: Sequence[Naming], authority: Authority, home: Home
) -> Iterator[Naming]:
    used = {at for naming in taken for at in range(naming.start, naming.end)}
    for naming in own_offices(found, authority, home):
        if naming.start not in used:
            yield naming
    yield from own_in_japanese(text, taken, home)


def _mentions(
    resolved: Sequence[Resolved], text: str, date: str | None, *, tail: bool
) -> Iterator[Mention]:
    for one in resolved:
        form = text[one.naming.start : one.naming.end]
        yield (
            _mention(one, form, date, tail=tail) if one.person else _ambiguous(one, form, tail=tail)
        )


def _mention(one: Resolved, form: str, date: str | None, *, tail: bool) -> Mention:
    naming, person = one.naming, one.people[0]
    status = status_of(person, naming, date)
    return Mention(
        person=person.id,
        name=person.name,
        form=form,
        rule=one.rule.value,
        start=naming.start,
        end=naming.end,
        native=person.native,
        office=office_text(person, status, date),
        tail=tail,
        status=status.value,
        meant=meant_text(person, naming, status, date),
        country=person.country,
        held=kinds(person, naming, status, date),
        confidence=_confidence(one, status),
    )


def _ambiguous(one: Resolved, form: str, *, tail: bool) -> Mention:
    return Mention(
        person="",
        name=form,
        form=form,
        rule=one.rule.value,
        start=one.naming.start,
        end=one.naming.end,
        tail=tail,
        confidence=round(1 / len(one.people), 2),
        candidates=tuple(person.id for person in one.people),
    )


def _confidence(one: Resolved, status: Status) -> float:
    sure = _CONFIDENCE[one.rule]
    if one.rule is not Rule.FULL_NAME:
        sure *= _GENERIC if one.naming.generic else 1
        sure *= _UNDATED if status is Status.UNDATED else 1
        sure *= _OPEN if status is Status.LAST_CONFIRMED else 1
    return round(sure, 2)

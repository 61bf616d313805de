"""Mentions as curators have put them right: hidden, split, or not that person."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.authority import Authority, Person
from indexer.authority.titles import office_of
from indexer.errors import CorrectionError
from indexer.model import Document, Mention, Status

RULE = "correction"


def corrected(document: Document, authority: Authority) -> Document:
    """The document with its mentions put right; what was put right says so, and why."""
    given = authority.amendments
    if not (given.hidden or given.splits or document.id in given.mentions):
        return document
    people = tuple(
        right
        for mention in document.people
        for right in _right(mention, document, authority)
        if right.person not in given.hidden
    )
    return replace(document, people=people)


def _right(mention: Mention, document: Document, authority: Authority) -> Iterator[Mention]:
    """The mention itself, or whom it means instead; none where it means nobody."""
    given = authority.amendments
    for entry in given.mentions.get(document.id, ()):
        concerned = entry.person in {mention.person, *mention.candidates}
        if concerned and entry.words in {mention.form, mention.form.strip()}:
            if entry.means:
                yield replace(
                    _meaning(mention, entry.means, document, authority), corrected=entry.reason
                )
            return
    for split in given.splits:
        if split.person == mention.person and split.covers(document.id, document.published.date):
            yield replace(
                _meaning(mention, split.into, document, authority), corrected=split.reason
            )
            return
    yield mention


def _meaning(mention: Mention, means: str, document: Document, authority: Authority) -> Mention:
    person = authority.people.get(means)
    if person is None:
        raise CorrectionError(f"document {document.id}: no record is called {means!r}")
    date = document.published.date
    held = person.held(date) if date else ()
    return replace(
        mention,
        person=person.id,
        name=person.name,
        native=person.native,
        rule=RULE,
        office=person.office_on(date),
        status=_status(person, date).value,
        meant="",
        country=person.country,
        held=tuple(f"{person.country} {office_of(tenure)}" for tenure in held),
        confidence=1.0,
        candidates=(),
    )


def _status(person: Person, date: str | None) -> Status:
    if not date:
        return Status.UNDATED
    return Status.IN_OFFICE if person.held(date) else Status.UNKNOWN

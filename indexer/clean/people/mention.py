"""Who of the authority records is named in a document: full names, titles, coreference."""

from indexer.authority import Authority
from indexer.clean.people.latin import latin
from indexer.clean.people.naming import Naming, in_order
from indexer.clean.people.native import native
from indexer.clean.people.resolution import Resolved, Resolver, Rule
from indexer.model import Mention, Published

_BEFORE = -1  # where the text stands, seen from the tail


def mentions(
    text: str, tail: str, authority: Authority, published: Published
) -> tuple[Mention, ...]:
    """All mentions in the text, then those in the tail; a name that fits several gives none."""
    resolver = Resolver(authority, published.date, text)
    in_text = resolver.resolve(_namings(text, authority), {})
    named = {one.person.id: _BEFORE for one in in_text if one.rule is Rule.FULL_NAME}
    in_tail = resolver.resolve(_namings(tail, authority), named)
    return (
        *(_mention(one, text, published.date, tail=False) for one in in_text),
        *(_mention(one, tail, published.date, tail=True) for one in in_tail),
    )


def _namings(text: str, authority: Authority) -> list[Naming]:
    return in_order((*latin(text, authority), *native(text, authority)))


def _mention(resolved: Resolved, text: str, date: str | None, *, tail: bool) -> Mention:
    naming, person = resolved.naming, resolved.person
    return Mention(
        person=person.id,
        name=person.name,
        form=text[naming.start : naming.end],
        rule=resolved.rule.value,
        start=naming.start,
        end=naming.end,
        native=person.native,
        office=person.office_on(date) if naming.present else "",
        tail=tail,
    )

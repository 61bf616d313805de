"""A document as a result page shows it."""

from indexer.analysis import Needles, summary
from indexer.engines.shared.cards import Card
from indexer.model import Hit, Named


def shown(document: Card, wanted: Needles, *, score: float, versions: int, alike: int = 0) -> Hit:
    """With what was looked for marked in its title and snippets."""
    people = {m.person: Named(m.person, m.name, m.native) for m in document.people if not m.tail}
    title, snippets = summary(document, wanted)
    return Hit(
        id=document.id,
        title=title,
        published=document.published,
        source=document.source,
        kind=document.kind,
        language=document.language,
        people=tuple(people.values()),
        snippets=snippets,
        captures=document.captures,
        sample=document.sample,
        score=score,
        versions=versions,
        alike=alike,
    )

"""A document as a result page shows it."""

from indexer.analysis import Summary
from indexer.engines.shared.cards import Card
from indexer.model import Hit, Named
from indexer.model.made import maker


def shown(document: Card, summary: Summary, score: float, versions: int, alike: int = 0) -> Hit:
    people = {m.person: _named(m[:3]) for m in document.people if not m.tail}
    title, snippets = summary
    of_id, _, published, source, kind, language, sample, captures, *_ = document
    named = tuple(people.values())
    return _hit((
        of_id, title, published, source, kind, language, named, snippets, captures, sample, score,
        versions, alike,
    ))  # fmt: skip


_hit = maker(Hit)
_named = maker(Named)  # of a mention's first values

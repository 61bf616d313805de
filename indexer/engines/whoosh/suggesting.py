"""Suggestions: people and titles that begin like what has been typed."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from indexer.analysis.folding import fold
from indexer.authority import Authority
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.model import Suggestion

_MOST = 10


def suggest(snapshot: Snapshot, prefix: str, authority: Authority) -> tuple[Suggestion, ...]:
    """People first, then titles; within each, most documents first."""
    start = " ".join(fold(prefix).split())
    if not start:
        return ()
    people = sorted(_people(snapshot, start, authority), key=_rank)
    titles = sorted(_titles(snapshot, start), key=_rank)
    return (*people, *titles)[:_MOST]


def _rank(suggestion: Suggestion) -> tuple[int, str]:
    return -suggestion.count, suggestion.label.casefold()


def _people(snapshot: Snapshot, start: str, authority: Authority) -> Iterator[Suggestion]:
    """People with documents, of whose names any word begins so."""
    for who, count in snapshot.facets["minister"].counts(snapshot.everything).items():
        person = authority.people.get(who)
        if person and any(_begins(fold(form), start) for form in person.forms):
            yield Suggestion(f'minister:"{person.name}"', person.name, count)


def _begins(form: str, start: str) -> bool:
    return form.startswith(start) or f" {start}" in form


def _titles(snapshot: Snapshot, start: str) -> Iterator[Suggestion]:
    counts = Counter(
        snapshot.titles[doc]
        for doc in np.flatnonzero(snapshot.live)
        if snapshot.folded_titles[doc].startswith(start)
    )
    for title, count in counts.items():
        quoted = title.replace('"', " ")
        yield Suggestion(f'title:"{quoted}"', title, count)

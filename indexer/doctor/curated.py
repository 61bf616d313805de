"""The corpus folder and the curators' files in it."""

import os
from collections.abc import Iterator

from indexer import authority
from indexer.authority import check
from indexer.clean.corrections import Corrections
from indexer.corpus import Corpus
from indexer.doctor.subject import STAGE, Subject
from indexer.errors import AuthorityError, CorrectionError
from indexer.model import Finding, fine, problem


def examine(subject: Subject) -> Iterator[Finding]:
    """Raise `CorpusError` where there is no corpus to examine."""
    held = subject.corpus()
    yield _pages(held)
    yield _authority(held)
    yield _corrections(held)


def _pages(held: Corpus) -> Finding:
    if (held.root / STAGE).exists():
        text = f"a restore into {held.root} was cut off before it changed anything"
        return problem("corpus", text, f"restore again, or remove {held.root / STAGE}")
    unreadable: list[OSError] = []
    files = sum(len(names) for _, _, names in os.walk(held.pages, onerror=unreadable.append))
    if unreadable:
        return problem("corpus", f"{unreadable[0].filename}: {unreadable[0].strerror}")
    return fine("corpus", f"{files:,} files in {held.pages}")


def _authority(held: Corpus) -> Finding:
    try:
        records = authority.load(held.authority)
    except AuthorityError as error:
        return problem("authority records", str(error), "mend that record")
    mistakes = [one for one in check.findings(records) if one.kind in check.MISTAKES]
    if mistakes:
        text = f"{len(mistakes)} overlaps or shared names, as {mistakes[0]}"
        return problem("authority records", text, "communique authority check lists them")
    return fine("authority records", f"{len(records.people)} people, no mistakes")


def _corrections(held: Corpus) -> Finding:
    try:
        found = Corrections.load(held.corrections)
        authority.load(held.authority, held.corrections)
    except CorrectionError as error:
        return problem("corrections", str(error), "mend that entry")
    except AuthorityError as error:
        return problem("corrections", str(error), "mend that record or entry")
    return fine(
        "corrections", f"{len(found.entries)} corrections, {len(found.withdrawn)} withdrawn"
    )

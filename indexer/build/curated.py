"""What a run reports of the curators' corrections: what is withdrawn, and what matches nothing."""

from collections.abc import Collection, Iterable, Iterator

from indexer.clean.corrections import Corrections
from indexer.identity import document_id, site_of
from indexer.model import Capture, Document, PassedOver

PLACE = "corrections.toml"


def withdrawn(corrections: Corrections, captures: Iterable[Capture]) -> Iterator[PassedOver]:
    """The captures that are left out because people have withdrawn their document."""
    for capture in captures:
        entry = corrections.withdrawn.get(document_id(capture))
        if entry:
            yield PassedOver(capture.name, f"withdrawn: {entry['reason']}", failed=False)


def unused(
    corrections: Corrections, captures: Collection[Capture], ids: Collection[str], *, whole: bool
) -> Iterator[PassedOver]:
    """Entries that touch none of the documents with these ids.

    Only a look at the `whole` archive tells that a site or a withdrawn document is not in it.
    """
    for one in corrections.unused(ids):
        yield _unused(f"document {one}")
    if whole:
        sites = {site_of(capture) for capture in captures} if corrections.sites else set()
        yield from (_unused(f"site {site}") for site in corrections.sites if site not in sites)
        found = {document_id(capture) for capture in captures} if corrections.withdrawn else set()
        yield from (_unused(f"withdraw {one}") for one in corrections.withdrawn if one not in found)


def unmatched(corrections: Corrections, document: Document) -> Iterator[PassedOver]:
    """Spans to keep or strip that the document's page does not hold."""
    for span in corrections.unmatched(document):
        yield PassedOver(PLACE, f"document {document.id}: matches nothing: {span}", failed=False)


def _unused(entry: str) -> PassedOver:
    return PassedOver(PLACE, f"{entry}: matches nothing", failed=False)

"""Whether the index holds what the corpus does."""

from indexer import build
from indexer.build import Archive
from indexer.errors import CommuniqueError, IndexOutdated
from indexer.model import Finding, Remedy, fine, problem, unknown

_SUBJECT = "index and corpus"
_SHOWN = 3  # names of a kind


def examine(archive: Archive) -> Finding:
    """Reads every file of the corpus."""
    try:
        found = build.difference(archive)
    except IndexOutdated as error:
        return unknown(_SUBJECT, f"an older version made the index: {error}")
    except CommuniqueError as error:
        return unknown(_SUBJECT, str(error))
    if found.is_none:
        return fine(_SUBJECT, f"all {found.unchanged:,} documents are as the files give them")
    kinds = (
        (found.missing, "not indexed"),
        (found.changed, "changed since"),
        (found.vanished, "indexed, but gone or withdrawn"),
    )
    text = "; ".join(_told(names, kind) for names, kind in kinds if names)
    return problem(_SUBJECT, text, "communique index brings it up to date", Remedy.INDEX)


def unknown_because(of: Finding) -> Finding:
    return unknown(_SUBJECT, f"cannot be compared: {of.subject}")


def _told(names: tuple[str, ...], kind: str) -> str:
    more = ", …" if len(names) > _SHOWN else ""
    return f"{len(names):,} {kind} ({', '.join(names[:_SHOWN])}{more})"

"""How the last run ended, as far as it left word beside the index."""

import json
import os

from indexer.doctor.subject import Subject
from indexer.model import Finding, Remedy, fine, problem, unknown
from indexer.status import Board

_SUBJECT = "last run"
_UNDER_WAY = frozenset({"starting", "running"})


def last(subject: Subject) -> Finding:
    file = Board.of(subject.target).status
    if not file.exists():
        return fine(_SUBJECT, "none has left word")
    try:
        told = json.loads(file.read_text("utf-8"))
        state, pid = str(told["state"]), int(told.get("pid", 0))
        ended, error = str(told.get("ended", "")), str(told.get("error", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as damage:
        return unknown(_SUBJECT, f"{file} cannot be read: {damage}")
    if state in _UNDER_WAY and not _lives(pid):
        text = f"process {pid} was killed before it was done"
        return problem(_SUBJECT, text, "communique index does what is left", Remedy.INDEX)
    if error:
        return problem(_SUBJECT, f"{state}: {error}", "communique index", Remedy.INDEX)
    return fine(_SUBJECT, f"{state} {ended}".rstrip())


def _lives(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

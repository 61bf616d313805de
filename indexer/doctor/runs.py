"""How the last run ended, as far as it left word beside the index."""

from indexer.doctor.subject import Subject
from indexer.model import Finding, Remedy, fine, problem, unknown
from indexer.status import Board, State

_SUBJECT = "last run"


def last(subject: Subject) -> Finding:
    board = Board.of(subject.target)
    try:
        told = board.read()
    except OSError as error:
        return unknown(_SUBJECT, f"{board.status} cannot be read: {error}")
    match told.state:
        case State.IDLE:
            return fine(_SUBJECT, "none has left word")
        case State.LOST if told.error:  # what it left cannot be understood
            return unknown(_SUBJECT, told.error)
        case State.LOST:
            text = f"process {told.pid} was killed before it was done"
            return problem(_SUBJECT, text, "communique index does what is left", Remedy.INDEX)
        case State.FAILED:
            return problem(_SUBJECT, f"failed: {told.error}", "communique index", Remedy.INDEX)
        case _:
            return fine(_SUBJECT, f"{told.state} {told.ended}".rstrip())

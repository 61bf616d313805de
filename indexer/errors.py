"""Everything that can go wrong, as one tree.

CommuniqueError
├── ReadError            archived bytes that give no page: names the place and the reason
├── NotADocument         a page without a text of its own
├── CorpusError          the corpus folder is missing, or a path lies where it may not
├── AuthorityError       an authority record cannot be used: names file and record
├── CorrectionError      a correction cannot be used: names the entry
├── DocumentNotFound     the index does not hold that id
├── OriginalNotFound     the archived bytes are no longer where the index saw them
├── RunUnderWay          a run is asked for while another one goes on
├── RunCancelled         a run that was asked to stop
├── RemovalRefused       a run that would remove more than half of the index
├── WorkerLost           a worker process died or ran out of time over one task
├── MachinesLost         machines that a run asks to work cannot be reached, or are unfit
├── BackupError          a backup cannot be made or restored
├── SettingError         a setting makes no sense: names its variable
├── Sentence             for a reader of the page, in words that can be translated
│   ├── QueryError           a query that nobody can understand
│   └── UploadRefused        a file that may not be kept
└── EngineError          the index cannot be used
    ├── IndexMissing     nothing has been indexed there yet
    ├── IndexLocked      another process is writing to it
    └── IndexUnreadable  damaged, or written by a version this one does not know
        ├── IndexOutdated    by an older one: the next run makes it anew
        └── IndexTooNew      by a newer one: it is left alone
"""

from collections.abc import Mapping
from typing import Any


class CommuniqueError(Exception):
    """Root of all errors that this project raises on purpose."""


class ReadError(CommuniqueError):
    """Archived bytes that give no page."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str]]:
        return ReadError, (self.place, self.reason)


class NotADocument(CommuniqueError):
    """A page without a text of its own; the message says what it holds instead."""


class CorpusError(CommuniqueError):
    """The corpus folder is missing, or a path lies where it may not."""


class AuthorityError(CommuniqueError):
    """An authority record cannot be used."""


class CorrectionError(CommuniqueError):
    """A correction cannot be used."""


class Sentence(CommuniqueError):
    """For a reader of the page, who may speak another language: a template and its values."""

    def __init__(self, template: str, values: Mapping[str, str] | None = None) -> None:
        self.template = template
        self.values = dict(values or {})
        super().__init__(template % self.values)


class QueryError(Sentence):
    """A query that nobody can understand."""


class DocumentNotFound(CommuniqueError):
    """The index does not hold that id."""


class OriginalNotFound(CommuniqueError):
    """The archived bytes are no longer where the index saw them."""


class RunUnderWay(CommuniqueError):
    """A run is asked for while another one goes on."""


class RunCancelled(CommuniqueError):
    """A run that was asked to stop."""


class RemovalRefused(CommuniqueError):
    """A run that would remove more than half of the index."""


class WorkerLost(CommuniqueError):
    """A worker process died, or ran out of time, over one task."""


class MachinesLost(CommuniqueError):
    """Machines that a run asks to work cannot be reached, or are unfit; the message says why."""


class BackupError(CommuniqueError):
    """A backup cannot be made or restored; the message says why."""


class UploadRefused(Sentence):
    """A file that may not be kept."""


class SettingError(CommuniqueError):
    """A setting makes no sense; the message names its variable."""


class EngineError(CommuniqueError):
    """The index cannot be used."""


class IndexMissing(EngineError):
    """Nothing has been indexed there yet."""


class IndexLocked(EngineError):
    """Another process is writing to the index."""


class IndexUnreadable(EngineError):
    """The index is damaged, or was written by a version this one does not know."""


class IndexTooNew(IndexUnreadable):
    """A newer version wrote the index; it is left alone."""


class IndexOutdated(IndexUnreadable):
    """An older version wrote the index: it cannot be continued, the next run makes it anew.

    `known` is what it remembers, as `Engine.known` tells it; empty where that cannot be read.
    """

    def __init__(self, message: str, known: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.known: Mapping[str, Any] = dict(known or {})

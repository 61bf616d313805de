"""The archived bytes, as received."""

import hashlib
from pathlib import Path

from indexer import read
from indexer.corpus import Corpus
from indexer.errors import OriginalNotFound, ReadError
from indexer.model import Capture


class Originals:
    """The bytes behind captures, from the files of one corpus and no other place."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def payload(self, capture: Capture) -> bytes:
        """The bytes that were indexed; raise `OriginalNotFound` if they are there no more."""
        try:
            record = read.record_of(self._file(capture), capture)
        except (ReadError, ValueError) as error:  # ValueError: a null character in the path
            raise OriginalNotFound(f"{capture.place} cannot be read") from error
        if capture.digest and hashlib.sha256(record.payload).hexdigest() != capture.digest:
            raise OriginalNotFound(f"{capture.place} has changed since it was indexed")
        return record.payload

    def _file(self, capture: Capture) -> Path:
        """The recorded file itself: what `..` or a link leads to elsewhere is refused."""
        file = self._corpus.file_of(capture.path)
        whole = file.resolve()
        within = file if Path(capture.path).is_absolute() else self._corpus.pages.resolve()
        if not whole.is_relative_to(within):
            raise OriginalNotFound(f"{capture.path} leads out of the corpus")
        return whole

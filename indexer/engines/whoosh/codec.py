"""The codec that Whoosh finds recorded in a segment: stock searches run on the arrays as well.

Only reading goes through it; `writer` writes.
"""

from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage

from indexer.engines.whoosh.disk.material import open_material
from indexer.engines.whoosh.stock import DocumentsReader, TermsReader

INDEX = "MAIN"  # Whoosh's own default name for an index in a folder


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh has no types
    """What the table of contents records of a segment."""

    def __init__(self, size: int) -> None:
        super().__init__(INDEX)
        self._size = size
        self._deleted: set[int] = set()

    def codec(self) -> "ArrayCodec":
        return ArrayCodec()

    def path(self, folder: Path) -> Path:
        return folder / str(self.make_filename(".seg"))

    def alive(self) -> NDArray[np.bool_]:
        """bool[n]: which documents are not deleted."""
        mask = np.ones(self._size, bool)
        mask[list(self._deleted)] = False
        return mask

    def doc_count_all(self) -> int:
        return self._size

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> set[int]:
        return self._deleted

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)


class ArrayCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no types
    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> TermsReader:
        return TermsReader(open_material(segment.path(Path(storage.folder))))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> DocumentsReader:
        return DocumentsReader(open_material(segment.path(Path(storage.folder))), segment)

    def per_document_writer(self, storage: FileStorage, segment: ArraySegment) -> NoReturn:
        raise NotImplementedError("segments of arrays are written by `writing.writer`")

    field_writer = per_document_writer

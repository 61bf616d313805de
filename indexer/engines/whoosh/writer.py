"""Writing: one commit to a Whoosh index, whole or not at all."""

from collections.abc import Collection, Iterable
from pathlib import Path

from whoosh.reading import IndexReader, SegmentReader, TermNotFound
from whoosh.writing import MERGE_SMALL, SegmentWriter

from indexer.engines.whoosh import schema
from indexer.engines.whoosh.opening import open_index, reading
from indexer.engines.whoosh.part import Prepared, WhooshPart
from indexer.model import Tally

_WORN = 0.2  # share of deleted documents beyond which a segment is written anew


def write(folder: Path, parts: Iterable[WhooshPart], removed: Collection[str]) -> Tally:
    """Add the parts, replacing what has the same id, and remove ids."""
    index = open_index(folder)
    with reading(folder):
        writer = index.writer()
    try:
        tally = _fill(writer, parts, removed)
        writer.commit(mergetype=_merge)
    except BaseException:
        writer.cancel()  # else the lock and half a segment would stay
        raise
    return tally


def _fill(writer: SegmentWriter, parts: Iterable[WhooshPart], removed: Collection[str]) -> Tally:
    reader = writer.reader()
    try:
        gone = sum(_delete(writer, reader, known) for known in removed)
        added: dict[str, int] = {}
        for part in parts:
            for document in part.documents:
                _delete(writer, reader, document.id)
                if document.id in added:  # given twice: the later one counts
                    writer.newsegment.delete_document(added[document.id])
                added[document.id] = writer.docnum
                _add(writer, document)
    finally:
        reader.close()
    return Tally(indexed=len(added), removed=gone)


def _delete(writer: SegmentWriter, reader: IndexReader, id: str) -> bool:
    """Delete the committed document with this id; whether there was one."""
    try:
        matcher = reader.postings(schema.ID, schema.term(id))
    except TermNotFound:
        return False
    if not matcher.is_active():  # deleted before
        return False
    writer.delete_document(matcher.id())
    return True


def _add(writer: SegmentWriter, document: Prepared) -> None:
    writer.add_document(
        **document.postings,
        **{
            schema.ID: [schema.value(document.id)],
            f"_stored_{schema.ID}": document.id,
            schema.TITLE: document.title,
            schema.DATE: document.date,
            schema.MADE: document.made,
            schema.DOCUMENT: document.document,
            schema.NAMES: document.names,
        },
    )


def _merge(writer: SegmentWriter, segments: list[object]) -> list[object]:
    """Whoosh's own policy; besides, segments with many deleted documents are written anew."""
    kept = []
    for segment in MERGE_SMALL(writer, segments):
        if segment.deleted_count() > _WORN * segment.doc_count_all():
            leaf = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(leaf)
            leaf.close()
        else:
            kept.append(segment)
    return kept

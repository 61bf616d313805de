"""Text dumps: pages of which somebody kept the visible text alone."""

from indexer.model import Format
from indexer.read.decode import decode
from indexer.read.record import Read, Record


def read(record: Record) -> Read:
    """The record's text as it stands."""
    text, charset = decode(record.payload, record.charset)
    return Read(Format.TEXT, lambda: text, charset, record.address)

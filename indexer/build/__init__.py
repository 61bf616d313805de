"""Indexing runs: the only place where reading, cleaning and the index meet.

A run surveys the files below its paths, compares what it finds with what the index remembers,
makes new and changed documents in worker processes, and commits once, at its end. The index
then answers as a fresh rebuild would. So a document is in it only as far as its captures can be
read and cleaned now: one that fails, or over which a worker dies or hangs, is passed over and
taken out even if an earlier run had it, and the next run tries it again.
"""

from indexer.build.ahead import Run
from indexer.build.archive import Archive
from indexer.build.difference import Difference, difference
from indexer.build.look import look
from indexer.build.progress import Progress, silent
from indexer.build.run import index
from indexer.build.walk import Found, walk

__all__ = [
    "Archive",
    "Difference",
    "Found",
    "Progress",
    "Run",
    "difference",
    "index",
    "look",
    "silent",
    "walk",
]

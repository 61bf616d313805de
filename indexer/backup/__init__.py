"""One file that holds an archive: the corpus and, where it is files of its own, the index."""

from indexer.backup.packing import Packed, back_up
from indexer.backup.restoring import Restored, Target, restore

__all__ = ["Packed", "Restored", "Target", "back_up", "restore"]

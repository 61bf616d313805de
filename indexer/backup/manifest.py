"""What a backup holds: each file with its size and checksum. It stands last in the zip file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from indexer.errors import BackupError

NAME = "manifest.json"
FORMAT = 1
CORPUS, INDEX = "corpus", "index"  # folders in a backup
PARTS = ("pages", "authority", "corrections.toml", "README.md")  # of a corpus folder


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was read."""

    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    files: Mapping[str, Entry] = field(default_factory=dict)  # by name in the zip file
    made: str = ""  # ISO 8601 in UTC to the second
    format: int = FORMAT

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.files.values())

    def dumps(self) -> str:
        return json.dumps(asdict(self), indent=1)


def loads(text: bytes) -> Manifest:
    """Raise `BackupError` where this is no manifest, or one of a newer version."""
    try:
        given = json.loads(text)
        found = int(given["format"])
        if found <= FORMAT:
            files = {str(name): _entry(entry) for name, entry in given["files"].items()}
            return Manifest(files, str(given["made"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError("its manifest is damaged") from error
    raise BackupError(f"a newer version of communique wrote it (format {found}): install that one")


def _entry(given: Mapping[str, Any]) -> Entry:
    return Entry(int(given["size"]), str(given["sha256"]))

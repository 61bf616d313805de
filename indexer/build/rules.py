"""The version of the rules by which documents are made, computed so that nobody forgets it."""

import hashlib
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_OURS = (
    "analysis",
    "authority",
    "build/likeness.py",
    "build/spool.py",
    "build/versions.py",
    "clean",
    "document_json.py",
    "engines/opensearch/escapes.py",
    "engines/opensearch/mapping.py",
    "engines/opensearch/part.py",
    "engines/opensearch/terms.py",
    "engines/whoosh/disk/packing.py",
    "engines/whoosh/writing/part.py",
    "engines/whoosh/schema.py",
    "engines/shared/cards.py",
    "engines/shared/plain.py",
    "engines/shared/stored.py",
    "fields.py",
    "identity.py",
    "markup.py",
    "model",
    "read",
)
_OTHERS = (
    "PyStemmer",
    "beautifulsoup4",
    "brotli",
    "courlan",
    "dateparser",
    "faust-cchardet",
    "htmldate",
    "justext",
    "lxml",
    "lxml_html_clean",
    "pyahocorasick",
    "pypdfium2",
    "rensa",
    "trafilatura",
    "warcio",
)


@cache
def rules_version() -> str:
    """A digest of our own rules, and the versions of the libraries and tables they rest on."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for name in _OTHERS:
        digest.update(f"{name} {version(name)}\n".encode())
    for file in sorted(file for name in _OURS for file in _files(_PACKAGE / name)):
        digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    """The file itself, or all in a folder but what Python has compiled."""
    if path.is_file():
        return [path]
    return [f for f in path.rglob("*") if f.is_file() and f.parent.name != "__pycache__"]

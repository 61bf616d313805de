"""Notes that browsers and downloaders leave in a page: where it was saved from, and when."""

import re
from typing import NamedTuple

from indexer.read import times

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+(?:saved date:\s*([^\n]{1,100}))?",
    re.IGNORECASE,
)
_MIRRORED = re.compile(
    r"<!--\s*Mirrored from (\S{1,2000}) by HTTrack[^>,]{0,200},\s*([^>]{1,60}?)\s*-->",
    re.IGNORECASE,
)
_TOP = 2**16  # characters


class Note(NamedTuple):
    address: str = ""
    captured: str = ""


def note_of(html: str) -> Note:
    """The first note there is; empty without any."""
    top = html[:_TOP]
    if "<!--" not in top:
        return Note()
    if found := _SINGLE_FILE.search(top):
        return Note(found[1], times.of_javascript(found[2] or ""))
    if found := _MIRRORED.search(top):
        return Note(f"http://{found[1]}", times.of_mail(found[2]))
    found = _SAVED_FROM.search(top)
    return Note(found[1]) if found else Note()

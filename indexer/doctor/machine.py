"""What a machine must give: libraries, room on the disk, the right to write."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from tempfile import TemporaryFile

from packaging.requirements import Requirement

from indexer.doctor.subject import Subject
from indexer.model import Finding, fine, problem

LEAST = 2**26  # bytes that a run needs at any rate
_NAME = "communique"


def versions() -> Iterator[Finding]:
    """Our own, Python's, and of every library that is wanted."""
    wanted = [one for one in map(Requirement, requires(_NAME) or ()) if _is_wanted(one)]
    wrong = sorted(filter(None, map(_missing, wanted)))
    ours = f"{_NAME} {version(_NAME)}, Python {sys.version.split()[0]}"
    if wrong:
        yield problem("versions", f"{ours}; {', '.join(wrong)}", "install communique again")
    else:
        yield fine("versions", f"{ours}, {len(wanted)} libraries as wanted")


def _is_wanted(one: Requirement) -> bool:
    return one.marker is None or one.marker.evaluate({"extra": ""})


def _missing(wanted: Requirement) -> str:
    """What is wrong with a library; "" for nothing."""
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return f"{wanted.name} is missing"
    fits = wanted.specifier.contains(found, prereleases=True)
    return "" if fits else f"{wanted.name} {found} is not {wanted.specifier}"


def room(subject: Subject) -> Iterator[Finding]:
    """Of the disk that holds the index; nothing where it is held elsewhere."""
    if subject.directory is None:
        return
    place = _there(subject.directory.absolute())
    yield _writable(place)
    yield _disk(subject.directory, place)


def _there(path: Path) -> Path:
    """The folder itself, or the nearest above it that exists."""
    return path if path.is_dir() else _there(path.parent)


def _writable(place: Path) -> Finding:
    try:
        with TemporaryFile(dir=place) as file:
            file.write(b"written")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        text = f"{place} cannot be written: {error.strerror}"
        return problem("permission", text, "let the user that indexes write there")
    return fine("permission", f"{place} can be written")


def _disk(directory: Path, place: Path) -> Finding:
    """Room for a rebuild, which stands beside the old index until it is done."""
    held = sum(map(_size, directory.rglob("*")))
    free, wanted = shutil.disk_usage(place).free, 2 * held + LEAST
    text = f"{free:,} bytes free, the index takes {held:,}"
    if free < wanted:
        return problem("disk", text, f"make room: a rebuild needs about {wanted:,}")
    return fine("disk", text)


def _size(path: Path) -> int:
    """Bytes of a file; 0 where it is a folder, or gone since its folder was listed."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0
